package import CanonicalJSON

/// Another key signs the ledger's checkpoints from this entry on 账本密钥更换.
package struct LedgerKeyRotated: StatementBody {
    package static let kind = EventKind.ledgerKeyRotated

    /// SubjectPublicKeyInfo of the new key, DER.
    package let key: ByteText
    /// The new key's own signature (`Schemas/checkpoint.md` 6.2).
    package let proof: ByteText
    /// The signature of the key before; nil if that is lost.
    package let old: ByteText?

    package init?(from reader: inout ObjectReader) {
        let key = reader.required("key", ByteText.self)
        let proof = reader.required("proof", ByteText.self)
        old = reader.optional("old")
        guard let key, let proof else { return nil }
        self.key = key
        self.proof = proof
    }

    package var json: JSONValue { .object(["key": key, "old": old, "proof": proof]) }

    package func speakers(in slice: StateSlice) -> [Speaker] { [.authority] }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        [Subject(.ledgerKey, LedgerKeyHistory.only)]
    }

    package func apply(to slice: inout StateSlice, _ made: Made) {
        var history = slice[LedgerKeyHistory.self, LedgerKeyHistory.only] ?? LedgerKeyHistory()
        history.add(LedgerKeyHistory.Successor(key: key, old: old, rotated: made.note))
        slice.put(history)
    }
}
