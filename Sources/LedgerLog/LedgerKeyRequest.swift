package import CanonicalJSON
package import LedgerCrypto

/// What the operator asks of the authority: that a new key take the place of the ledger's
/// (`Schemas/checkpoint.md` 6.6).
package struct LedgerKeyRequest: Hashable, Sendable, CanonicalObject {
    /// The genesis of the ledger it is meant for.
    package let ledger: Digest
    /// SPKI of the new key.
    package let key: ByteText
    /// Made by the new key itself.
    package let proof: ByteText
    /// Made by the key before; nil if that is lost.
    package let old: ByteText?

    /// Makes both proofs; of the keys only the public half of the new one goes along.
    package init(
        for new: SigningKey,
        after old: SigningKey?,
        in ledger: Digest
    ) throws(LogError) {
        let spki = new.verifyingKey.spki
        self.ledger = ledger
        key = ByteText(spki)
        proof = ByteText(try LedgerKeyProof.make(by: new, for: spki, in: ledger))
        self.old = try old.map { (old) throws(LogError) in
            ByteText(try LedgerKeyProof.make(by: old, for: spki, in: ledger))
        }
    }

    package init?(from reader: inout ObjectReader) {
        let key = reader.required("key", ByteText.self)
        let ledger = reader.required("ledger", Digest.self)
        old = reader.optional("old")
        let proof = reader.required("proof", ByteText.self)
        reader.version(1)
        guard let key, let ledger, let proof else { return nil }
        self.key = key
        self.ledger = ledger
        self.proof = proof
    }

    package var json: JSONValue {
        .object(["key": key, "ledger": ledger, "old": old, "proof": proof, "v": 1])
    }
}

/// The word of a key that another shall sign the ledger's checkpoints (`Schemas/checkpoint.md` 6.2):
/// of the new key itself, and of the one before.
package enum LedgerKeyProof {
    /// - Parameters:
    ///   - signer: The new key or the one before.
    ///   - successor: SPKI of the new key.
    ///   - ledger: The genesis.
    /// - Returns: 64 bytes.
    /// - Throws: `fault` if the key cannot sign.
    package static func make(
        by signer: SigningKey,
        for successor: [UInt8],
        in ledger: Digest
    ) throws(LogError) -> [UInt8] {
        do {
            return try signer.signature(for: message(successor, ledger))
        } catch {
            throw LogError(.fault, error.reason)
        }
    }

    /// Whether a proof was made by this key for this successor and ledger.
    package static func accepts(
        _ proof: [UInt8],
        of key: VerifyingKey,
        for successor: [UInt8],
        in ledger: Digest
    ) -> Bool {
        key.accepts(proof, for: message(successor, ledger))
    }

    private static func message(_ successor: [UInt8], _ ledger: Digest) -> [UInt8] {
        Array("liandan-ledgerkey-v1\n".utf8) + ledger.bytes + successor
    }
}
