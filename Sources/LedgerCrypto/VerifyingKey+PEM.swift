import CanonicalJSON

extension VerifyingKey {
    /// Reads a public key in PEM, SubjectPublicKeyInfo.
    ///
    /// - Throws: `badKey` or `unsupportedKey`.
    package init(pem: [UInt8]) throws(LedgerCryptoError) {
        let lines = String(decoding: pem, as: UTF8.self).split(whereSeparator: \.isNewline)
        let body =
            lines
            .drop { $0 != "-----BEGIN \(PEMLabel.publicKey.rawValue)-----" }
            .dropFirst()
            .prefix { !$0.hasPrefix("-----END") }
        guard !body.isEmpty, let spki = Base64.bytes(of: body.joined()) else {
            throw LedgerCryptoError(.badKey, "the file holds no public key")
        }
        try self.init(spki: spki)
    }

    /// The public key in PEM.
    package var pem: String {
        let text = Array(Base64.text(of: spki).utf8)
        let lines = stride(from: 0, to: text.count, by: 64).map { start in
            String(decoding: text[start..<min(start + 64, text.count)], as: UTF8.self)
        }
        let label = PEMLabel.publicKey.rawValue
        return (["-----BEGIN \(label)-----"] + lines + ["-----END \(label)-----", ""])
            .joined(separator: "\n")
    }
}
