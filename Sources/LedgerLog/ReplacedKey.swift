package import CanonicalJSON
package import LedgerCrypto

/// The key that a new one takes the place of 更换密钥, and its word that it may.
package struct ReplacedKey: Hashable, Sendable, CanonicalObject {
    /// Its id.
    package let key: Digest
    /// 64 bytes, made by it (`Schemas/submission.md` 7.4).
    package let signature: [UInt8]

    init(
        _ old: SigningKey,
        _ id: Digest,
        by new: [UInt8],
        for party: String,
        in ledger: Digest
    ) throws(LogError) {
        key = id
        do {
            signature = try old.signature(for: Self.message(new, party, ledger))
        } catch {
            throw LogError(.fault, error.reason)
        }
    }

    package init?(from reader: inout ObjectReader) {
        let key = reader.required("key", Digest.self)
        let signature = reader.required("signature", ByteText.self)
        guard let key, let signature else { return nil }
        self.key = key
        self.signature = signature.bytes
    }

    package var json: JSONValue { .object(["key": key, "signature": ByteText(signature)]) }

    /// Whether the old key has signed that the new one of a request takes its place.
    package func isSigned(by old: VerifyingKey, in request: EnrolmentRequest) -> Bool {
        old.accepts(signature, for: Self.message(request.key, request.party, request.ledger))
    }

    private static func message(_ spki: [UInt8], _ party: String, _ ledger: Digest) -> [UInt8] {
        Array("liandan-key-replaced-v1\n".utf8) + ledger.bytes + Array(party.utf8) + spki
    }
}
