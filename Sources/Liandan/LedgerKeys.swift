import CanonicalJSON
import LedgerCrypto
package import LedgerLog
package import WasteDomain

extension LedgerKeyHistory {
    /// The keys with the sizes they sign from: the state an entry leads to is signed by the key that
    /// is in force in it (`Schemas/checkpoint.md` 6.1).
    package var keys: [LedgerSuccessor] {
        successors.map {
            LedgerSuccessor(key: $0.key, size: $0.rotated.event.entry &+ 1, old: $0.old)
        }
    }
}

extension LedgerKeyRotated {
    /// Whether the new key, and the old one if it has signed, say so themselves, and the new one may
    /// come next.
    package func isProven(in ledger: LedgerIdentity) -> Bool {
        let genesis = ledger.description.genesis
        let next = LedgerSuccessor(key: key, size: .max, old: old)
        guard ledger.isAfterAll(next), let verifying = try? VerifyingKey(spki: key.bytes),
            LedgerKeyProof.accepts(proof.bytes, of: verifying, for: key.bytes, in: genesis)
        else { return false }
        return old == nil || ledger.following([next]) != ledger
    }
}

extension LedgerIdentity {
    /// Which of some keys signs the ledger's newest state, and under which name.
    ///
    /// - Throws: `wrongLedger` if none of them does.
    func signer(among keys: [SigningKey]) throws(LogError) -> (key: SigningKey, name: NoteKey) {
        let name = try newestNoteKey()
        if let key = keys.first(where: { $0.verifyingKey.spki == name.key.spki }) {
            return (key, name)
        }
        let earlier = [description.ledgerKey] + successors.map(\.key.bytes)
        guard let size = successors.last?.size,
            keys.contains(where: { earlier.contains($0.verifyingKey.spki) })
        else {
            throw LogError(.wrongLedger, "the operator's key is not the one of this ledger")
        }
        throw LogError(
            .wrongLedger,
            "the operator's key signs no more: entry \(size - 1) put another in its place"
        )
    }
}

extension StateCache {
    /// The ledger with its keys, in this state.
    func identity(of description: LedgerDescription) throws(LogError) -> LedgerIdentity {
        let subject = Subject(.ledgerKey, LedgerKeyHistory.only)
        let history = try record(subject) as? LedgerKeyHistory
        return LedgerIdentity(description, history?.keys ?? [])
    }
}

extension Ledger {
    /// What the ledger says of itself now: its description, and the keys that came after.
    ///
    /// Another process may have rotated the key, so that it is looked up each time.
    package func identity() throws(LogError) -> LedgerIdentity {
        try query { (reader) throws(LogError) in
            let history = try reader.record(LedgerKeyHistory.self, LedgerKeyHistory.only)
            return LedgerIdentity(description, history?.keys ?? [])
        }
    }
}
