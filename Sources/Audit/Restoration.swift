package import CanonicalJSON
import Foundation
package import LedgerLog
package import Liandan

/// Puts a copy of a ledger in its place 恢复, and never lets a second history be signed.
///
/// Whether a copy is the newest cannot be told from the copy. The head guard can tell; a newer file,
/// receipt or checkpoint can show that it is not. Where the guard is lost, the operator must say so.
package struct Restoration {
    /// What becomes of the ledger.
    package enum Outlook: String, Sendable {
        /// The head guard says that nothing newer was signed.
        case current
        /// Nothing shows whether anything newer was signed.
        case unknown
        /// Something newer was signed: it can be read, and nothing be appended.
        case older
    }

    /// An entry that the copy does not have.
    package struct Forgotten: Sendable {
        /// Its number.
        package let seq: UInt64
        /// Who signed it.
        package let actor: String
        /// When it was recorded.
        package let recordedAt: Timestamp
    }

    /// The copy.
    package let backup: LedgerLocation
    /// Where the ledger is to stand.
    package let target: LedgerLocation
    /// The newest checkpoint of the copy, checked.
    package let standing: Checkpoint
    /// What was held against the copy, in the order it was found, each signed by the ledger.
    package private(set) var held: [(source: String, checkpoint: Checkpoint)] = []
    /// The entries that are known to be missing; those nobody shows are only counted.
    package private(set) var forgotten: [Forgotten] = []

    /// Sealed fields that the copy may still open, and must not.
    private var erased: [SealedPlace]

    private let ledger: Ledger
    private let identity: LedgerIdentity
    private let isGuarded: Bool

    /// - Parameters:
    ///   - backup: The copy.
    ///   - target: Where the ledger is to stand; may be where the copy lies already.
    ///   - trust: Knows keys that came after the copy was made; by default the copy's own word.
    /// - Throws: `corrupt` or `badSignature` if the copy itself is not sound.
    package init(
        _ backup: LedgerLocation,
        to target: LedgerLocation,
        trust: TrustFile? = nil
    ) throws(LogError) {
        self.backup = backup
        self.target = target
        ledger = try Ledger.open(backup)
        standing = try ledger.standing()
        let own = try ledger.identity()
        identity = trust?.ledger.following(own.successors) ?? own
        erased = try ledger.erased()
        let guarded = try target.guarded()
        isGuarded = guarded != nil
        if let checkpoint = guarded {
            try hold(Evidence(name: target.guardPath, .proof(.checkpoint(checkpoint))))
        }
    }

    /// Whose ledger it is.
    package var description: LedgerDescription { ledger.description }

    /// The newest state anybody has shown, if it is newer than the copy.
    package var newer: Checkpoint? {
        held.map(\.checkpoint).filter { $0.head.size > standing.head.size }
            .max { $0.head.size < $1.head.size }
    }

    /// How many entries are missing, as far as anybody has shown.
    package var missing: UInt64 {
        (newer?.head.size ?? standing.head.size) - standing.head.size
    }

    package var outlook: Outlook {
        if newer != nil { return .older }
        return isGuarded ? .current : .unknown
    }

    /// Holds a piece of evidence against the copy.
    ///
    /// - Throws: `rolledBack` if one of the two is of another history: then somebody has signed
    ///   twice; what is wrong with the evidence itself if it does not verify.
    package mutating func hold(_ evidence: Evidence) throws(LogError) {
        let size = standing.head.size
        let claims: EvidenceClaims
        do throws(LogError) {
            claims = try EvidenceClaims(evidence, identity, size: size)
        } catch {
            throw LogError(error.code, "\(evidence.name): \(error.reason)")
        }
        guard try isOurs(claims) else {
            throw LogError(
                .rolledBack,
                "\(evidence.name) shows another history than \(backup): both were signed with the "
                    + "ledger's key"
            )
        }
        if case .ledger(let location) = evidence.content, claims.checkpoint.head.size > size {
            forget(try LedgerCopy(location, identity).entries(from: size))
            erased += try Ledger.open(location).erased()
        }
        if let entry = claims.entry { forget([entry]) }
        held.append((evidence.name, claims.checkpoint))
    }

    private func isOurs(_ claims: EvidenceClaims) throws(LogError) -> Bool {
        for head in claims.heads where head.size <= standing.head.size {
            guard try ledger.root(at: head.size) == head.root else { return false }
        }
        guard let entry = claims.entry, entry.seq < standing.head.size else { return true }
        return try ledger.inclusionProof(of: entry.seq).extra == entry.canonicalBytes
    }

    private mutating func forget(_ entries: [Entry]) {
        let known = Set(forgotten.map(\.seq))
        forgotten += entries.filter { $0.seq >= standing.head.size && !known.contains($0.seq) }
            .map(Forgotten.init)
        forgotten.sort { $0.seq < $1.seq }
    }

    /// Puts the copy in its place.
    ///
    /// What stood there is kept beside it. If something newer was signed, the guard remembers it, so
    /// that the file can be read and nothing be appended. What was erased since the copy was made is
    /// erased again, as far as the copy or a newer file says.
    ///
    /// - Returns: Where what stood there is now, if anything did.
    /// - Throws: `conflict` if something is in the way.
    package func perform() throws(LogError) -> String? {
        // First of all, so that a restoration cut short leaves nothing that could be appended to.
        try target.keepGuard(newer ?? standing)
        var moved: String?
        if backup != target {
            moved = try moveAside()
            _ = try ledger.backUp(to: target)
        }
        let end = Entry.eventID(standing.head.size, 0)
        try target.erase(erased.filter { $0.event < end })
        return moved
    }

    /// Moves what stands at the target away, with what SQLite keeps beside it.
    private func moveAside() throws(LogError) -> String? {
        let files = FileManager.default
        guard files.fileExists(atPath: target.path) else { return nil }
        let aside = target.path + ".replaced"
        guard !files.fileExists(atPath: aside) else {
            throw LogError(.conflict, "\(aside) is in the way: it was replaced before")
        }
        do {
            for ending in ["", "-wal", "-shm"] where files.fileExists(atPath: target.path + ending)
            {
                try files.moveItem(atPath: target.path + ending, toPath: aside + ending)
            }
        } catch {
            throw LogError(.unreachable, "\(target.path) cannot be moved to \(aside)")
        }
        return aside
    }
}

extension Restoration.Forgotten {
    fileprivate init(_ entry: Entry) {
        seq = entry.seq
        actor = entry.header.actor
        recordedAt = entry.recordedAt
    }
}
