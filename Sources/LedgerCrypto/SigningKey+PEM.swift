import CLibcrypto

extension SigningKey {
    /// Reads PKCS#8 in PEM; lines before the armour are skipped (RFC 7468 section 2).
    ///
    /// - Parameters:
    ///   - pem: The file's bytes.
    ///   - passphrase: Called only when the key is encrypted.
    /// - Throws: `badKey`, `badPassphrase` or `unsupportedKey`.
    package init(
        pem: [UInt8],
        passphrase: () -> [UInt8]?
    ) throws(LedgerCryptoError) {
        let isEncrypted = PEMLabel.encryptedPrivateKey.stands(in: pem)
        let information: OpaquePointer
        if isEncrypted {
            guard let secret = passphrase() else {
                throw LedgerCryptoError(.badPassphrase, "the key is protected by a passphrase")
            }
            unsafe information = try Self.decrypted(pem, with: secret)
        } else {
            unsafe information = try Self.plain(pem)
        }
        defer { unsafe PKCS8_PRIV_KEY_INFO_free(information) }
        guard let pointer = unsafe EVP_PKCS82PKEY(information) else {
            throw LedgerCryptoError(.badKey, "the file holds no private key that can be used")
        }
        unsafe try self.init(KeyHandle(taking: pointer))
    }

    /// Writes PKCS#8 in PEM, encrypted with AES-256 if there is a passphrase.
    package func pem(passphrase: [UInt8]?) throws(LedgerCryptoError) -> [UInt8] {
        guard let information = unsafe EVP_PKEY2PKCS8(handle.pointer) else {
            throw LedgerCryptoError(.failed, "the key cannot be encoded")
        }
        defer { unsafe PKCS8_PRIV_KEY_INFO_free(information) }
        let bio = unsafe BIO_new(BIO_s_mem())
        defer { unsafe BIO_free(bio) }
        var isWritten = false
        if let passphrase {
            let secret = passphrase.map { CChar(bitPattern: $0) }
            let sealed = unsafe PKCS8_encrypt(
                -1,
                EVP_aes_256_cbc(),
                secret,
                Int32(secret.count),
                nil,
                16,
                SlowHash.rounds,
                information
            )
            defer { unsafe X509_SIG_free(sealed) }
            isWritten = unsafe sealed != nil && PEM_write_bio_PKCS8(bio, sealed) == 1
        } else {
            isWritten = unsafe PEM_write_bio_PKCS8_PRIV_KEY_INFO(bio, information) == 1
        }
        guard isWritten else { throw LedgerCryptoError(.failed, "the key cannot be written") }
        return unsafe Self.contents(of: bio)
    }

    private static func plain(_ pem: [UInt8]) throws(LedgerCryptoError) -> OpaquePointer {
        let bio = unsafe BIO_new_mem_buf(pem, Int32(pem.count))
        defer { unsafe BIO_free(bio) }
        let information = unsafe PEM_read_bio_PKCS8_PRIV_KEY_INFO(bio, nil, nil, nil)
        guard let information = unsafe information else {
            throw LedgerCryptoError(.badKey, "the file holds no PKCS#8 private key")
        }
        return unsafe information
    }

    private static func decrypted(
        _ pem: [UInt8],
        with passphrase: [UInt8]
    ) throws(LedgerCryptoError) -> OpaquePointer {
        let bio = unsafe BIO_new_mem_buf(pem, Int32(pem.count))
        defer { unsafe BIO_free(bio) }
        let sealed = unsafe PEM_read_bio_PKCS8(bio, nil, nil, nil)
        defer { unsafe X509_SIG_free(sealed) }
        let secret = passphrase.map { CChar(bitPattern: $0) }
        guard let sealed = unsafe sealed,
            let information = unsafe PKCS8_decrypt(sealed, secret, Int32(secret.count))
        else { throw LedgerCryptoError(.badPassphrase, "the passphrase does not open the key") }
        return unsafe information
    }

    private static func contents(of bio: OpaquePointer?) -> [UInt8] {
        var start: UnsafeMutablePointer<CChar>?
        let count = unsafe liandan_bio_bytes(bio, &start)
        return unsafe UnsafeBufferPointer(start: start, count: count).map { UInt8(bitPattern: $0) }
    }
}

/// The armour of PEM (RFC 7468).
package enum PEMLabel: String, Sendable {
    case publicKey = "PUBLIC KEY"
    case privateKey = "PRIVATE KEY"
    case encryptedPrivateKey = "ENCRYPTED PRIVATE KEY"

    /// Whether the armour's first line stands in a file.
    package func stands(in pem: [UInt8]) -> Bool {
        String(decoding: pem, as: UTF8.self).contains("-----BEGIN \(rawValue)-----")
    }
}
