import CLibcrypto

/// A public key: it tells whether a signature is its own.
package struct VerifyingKey: Sendable {
    private let handle: KeyHandle

    /// SubjectPublicKeyInfo, DER: the bytes a key's id is the hash of.
    package let spki: [UInt8]

    /// Reads a public key.
    ///
    /// - Throws: `badKey` unless the bytes are the one DER encoding of a key, `unsupportedKey` if
    ///   it is none of `SignatureAlgorithm`.
    package init(spki: [UInt8]) throws(LedgerCryptoError) {
        if let key = try VerifyingKey(ed25519: spki) {
            self = key
            return
        }
        let pointer = unsafe spki.withUnsafeBufferPointer { buffer in
            var cursor = buffer.baseAddress
            return unsafe d2i_PUBKEY(nil, &cursor, buffer.count)
        }
        guard let pointer = unsafe pointer else {
            throw LedgerCryptoError(.badKey, "the bytes are not a public key")
        }
        unsafe try self.init(KeyHandle(taking: pointer))
        guard self.spki == spki, hasUncompressedPoint else {
            throw LedgerCryptoError(.badKey, "the public key is not encoded canonically")
        }
    }

    init(_ handle: KeyHandle) throws(LedgerCryptoError) {
        self.handle = handle
        spki = try handle.spki()
    }

    /// Takes an Ed25519 key by its one encoding, past libcrypto's decoders, which take longer than
    /// checking a signature.
    private init?(ed25519 spki: [UInt8]) throws(LedgerCryptoError) {
        guard spki.count == 44, spki.starts(with: Self.ed25519Prefix) else { return nil }
        let raw = Array(spki.suffix(32))
        guard let pointer = unsafe EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, raw, 32)
        else {
            throw LedgerCryptoError(.badKey, "the bytes are not an Ed25519 key")
        }
        handle = unsafe try KeyHandle(taking: pointer)
        self.spki = spki
    }

    /// What stands before the 32 bytes of an Ed25519 key in its SPKI (RFC 8410 section 4).
    private static let ed25519Prefix: [UInt8] = [
        0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00,
    ]

    /// Told by the key itself, never by a message it signed (`Schemas/log.md` 1.7).
    package var algorithm: SignatureAlgorithm { handle.algorithm }

    /// Whether `signature`, 64 bytes, was made over `message` by this key.
    package func accepts(_ signature: [UInt8], for message: [UInt8]) -> Bool {
        guard let encoded = encoding(of: signature),
            let context = try? SignatureContext.verifying(handle)
        else { return false }
        return context.accepts(encoded, for: message)
    }

    /// Whether an EC key is written as 04‖X‖Y; libcrypto would keep a compressed or hybrid point.
    private var hasUncompressedPoint: Bool {
        algorithm == .ed25519 || (spki.count == 91 && spki[26] == 0x04)
    }

    private func encoding(of signature: [UInt8]) -> [UInt8]? {
        guard let raw = RawSignature(signature) else { return nil }
        return switch algorithm {
        case .ed25519: signature
        case .p256: raw.isLowOnP256 ? raw.der : nil
        case .sm2: raw.der
        }
    }
}

extension VerifyingKey: Equatable {
    /// By the SPKI, of which every key has exactly one.
    package static func == (left: VerifyingKey, right: VerifyingKey) -> Bool {
        left.spki == right.spki
    }
}
