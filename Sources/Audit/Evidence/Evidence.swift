import CanonicalJSON
import LedgerCrypto
package import LedgerLog
package import Liandan

/// A piece of evidence from outside the ledger: something others hold that the operator cannot change.
package struct Evidence: Sendable {
    /// What it was read from.
    package enum Content: Sendable {
        case proof(ProofFile)
        /// An older copy of the ledger, or one somebody else kept.
        case ledger(LedgerLocation)
        /// Bytes that are nothing of this kind, and why.
        case unreadable(LogError)
    }

    /// As the inspector named it: a file.
    package let name: String
    /// What it is.
    package let content: Content

    package init(name: String, _ content: Content) {
        self.name = name
        self.content = content
    }

    /// Reads the bytes of a proof.
    package init(name: String, _ file: [UInt8]) {
        self.name = name
        do throws(LogError) {
            content = .proof(try ProofFile.read(file))
        } catch {
            content = .unreadable(error)
        }
    }

    /// What it is; nil if it cannot be told.
    package var kind: EvidenceKind? {
        switch content {
        case .proof(let proof): proof.kind
        case .ledger: .ledger
        case .unreadable: nil
        }
    }
}

/// What a piece of evidence says the log must hold.
struct EvidenceClaims {
    /// States it must have had.
    var heads: [TreeHead] = []
    /// Hashes of entries, by `seq`.
    var entries: [UInt64: Digest] = [:]

    /// - Parameters:
    ///   - evidence: The piece.
    ///   - description: Of the ledger that must have signed it.
    ///   - size: The size of the ledger under examination.
    /// - Throws: if the piece does not verify.
    init(
        _ evidence: Evidence,
        _ description: LedgerDescription,
        size: UInt64
    ) throws(LogError) {
        switch evidence.content {
        case .unreadable(let error): throw error
        case .ledger(let location):
            heads = try LedgerCopy(location, description).heads(from: size)
        case .proof(.inclusion(let proof)) where proof.extra == nil:
            // Without the entry's bytes it still is a signed checkpoint.
            try proof.checkpoint.verify(description.noteKey())
            heads = [proof.checkpoint.head]
        case .proof(let proof):
            let facts = try proof.verify(description)
            heads = [facts.checkpoint.head] + (facts.earlier.map { [$0] } ?? [])
            if let entry = facts.entry {
                var hasher = LogHasher(description.suite)
                let bytes = entry.canonicalBytes
                entries[entry.seq] = hasher.entry(bytes.span)
            }
        }
    }
}
