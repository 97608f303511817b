import CanonicalJSON
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
    /// The newest state it shows, signed by the ledger.
    let checkpoint: Checkpoint
    /// States the log must have had, that one first.
    let heads: [TreeHead]
    /// An entry that must stand in it.
    let entry: Entry?

    /// - Parameters:
    ///   - evidence: The piece.
    ///   - ledger: The one that must have signed it.
    ///   - size: The size of the ledger under examination.
    /// - Throws: if the piece does not verify.
    init(
        _ evidence: Evidence,
        _ ledger: LedgerIdentity,
        size: UInt64
    ) throws(LogError) {
        switch evidence.content {
        case .unreadable(let error): throw error
        case .ledger(let location):
            let (newest, earlier) = try LedgerCopy(location, ledger).states(from: size)
            checkpoint = newest
            heads = [newest.head] + (earlier.map { [$0] } ?? [])
            entry = nil
        case .proof(.inclusion(let proof)) where proof.extra == nil:
            // Without the entry's bytes it still is a signed checkpoint.
            try proof.checkpoint.verify(ledger)
            checkpoint = proof.checkpoint
            heads = [proof.checkpoint.head]
            entry = nil
        case .proof(let proof):
            let facts = try proof.verify(ledger)
            checkpoint = facts.checkpoint
            heads = [facts.checkpoint.head] + (facts.earlier.map { [$0] } ?? [])
            entry = facts.entry
        }
    }
}
