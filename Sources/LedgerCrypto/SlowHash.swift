import CLibcrypto

/// The hash of a secret that people remember or carry, made slow so that guessing takes long:
/// PBKDF2 with HMAC-SHA-256 (RFC 8018), 32 bytes.
package enum SlowHash {
    /// Rounds behind a passphrase or a PIN (OWASP's figure of 2023).
    package static let rounds: Int32 = 600_000
    /// Bytes of a salt.
    package static let saltSize = 16

    /// A salt nobody else has.
    package static func salt() throws(LedgerCryptoError) -> [UInt8] {
        try RandomBytes.make(saltSize)
    }

    /// The hash of a secret under a salt.
    package static func make(
        _ secret: [UInt8],
        salt: [UInt8],
        rounds: Int32 = rounds
    ) throws(LedgerCryptoError) -> [UInt8] {
        let text = secret.map { CChar(bitPattern: $0) }
        var hash = [UInt8](repeating: 0, count: 32)
        let isMade = unsafe PKCS5_PBKDF2_HMAC(
            text,
            Int32(text.count),
            salt,
            Int32(salt.count),
            rounds,
            EVP_sha256(),
            Int32(hash.count),
            &hash
        )
        guard isMade == 1 else { throw LedgerCryptoError(.failed, "the hash cannot be made") }
        return hash
    }

    /// Whether two hashes are the same, in a time that does not say where they differ.
    package static func isSame(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        guard one.count == other.count else { return false }
        return zip(one, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
