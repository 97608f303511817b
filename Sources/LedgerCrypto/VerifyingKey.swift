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
    package static func == (left: VerifyingKey, right: VerifyingKey) -> Bool {
        left.spki == right.spki
    }
}
