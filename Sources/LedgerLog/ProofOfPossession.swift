package import CanonicalJSON
package import LedgerCrypto

/// A new key's word that its holder asked for it (`Schemas/submission.md` 7.3).
package enum ProofOfPossession {
    /// Makes the proof with the new key itself.
    package static func make(
        _ key: SigningKey,
        for party: String,
        in ledger: Digest
    ) throws(LogError) -> [UInt8] {
        do {
            return try key.signature(for: message(key.verifyingKey.spki, party, ledger))
        } catch {
            throw LogError(.fault, error.reason)
        }
    }

    /// Whether the proof was made by this key for this party and ledger.
    package static func accepts(
        _ proof: [UInt8],
        of key: VerifyingKey,
        for party: String,
        in ledger: Digest
    ) -> Bool {
        key.accepts(proof, for: message(key.spki, party, ledger))
    }

    private static func message(_ spki: [UInt8], _ party: String, _ ledger: Digest) -> [UInt8] {
        Array("liandan-key-v1\n".utf8) + ledger.bytes + Array(party.utf8) + spki
    }
}

/// A request to enrol a key, made on the party's own machine (`Schemas/submission.md` 7.2).
package struct EnrolmentRequest: Hashable, Sendable, CanonicalObject {
    /// Whom the key is to speak for.
    package let party: String
    /// The genesis of the ledger it is meant for.
    package let ledger: Digest
    /// SPKI of the new key.
    package let key: [UInt8]
    /// Made by the key itself (`Schemas/submission.md` 7.3).
    package let proof: [UInt8]
    /// Who will use the key; personal data, sealed when it is enrolled.
    package let holder: String?
    /// The key it takes the place of, if it does.
    package let replaces: ReplacedKey?

    /// Makes the proof with the key itself, which leaves this machine only in its public half.
    package init(
        _ key: SigningKey,
        for party: String,
        holder: String?,
        replacing old: (key: SigningKey, id: Digest)? = nil,
        in ledger: Digest
    ) throws(LogError) {
        self.party = party
        self.ledger = ledger
        self.key = key.verifyingKey.spki
        proof = try ProofOfPossession.make(key, for: party, in: ledger)
        self.holder = holder
        let spki = self.key
        replaces = try old.map { (old) throws(LogError) in
            try ReplacedKey(old.key, old.id, by: spki, for: party, in: ledger)
        }
    }

    package init?(from reader: inout ObjectReader) {
        let holder = reader.optional("holder", String.self)
        let key = reader.required("key", ByteText.self)
        let ledger = reader.required("ledger", Digest.self)
        let party = reader.required("party", String.self)
        let proof = reader.required("proof", ByteText.self)
        replaces = reader.optional("replaces", ReplacedKey.self)
        reader.version(1)
        guard let key, let ledger, let party, let proof else { return nil }
        self.party = party
        self.ledger = ledger
        self.key = key.bytes
        self.proof = proof.bytes
        self.holder = holder
    }

    package var json: JSONValue {
        .object([
            "holder": holder, "key": ByteText(key), "ledger": ledger, "party": party,
            "proof": ByteText(proof), "replaces": replaces, "v": 1,
        ])
    }
}
