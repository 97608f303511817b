import CLibcrypto

/// The one owner of an `EVP_PKEY`.
///
/// libcrypto lets several threads use one key at a time as long as nobody changes it, and nothing
/// here ever does.
@safe
final class KeyHandle: @unchecked Sendable {
    let pointer: OpaquePointer
    let algorithm: SignatureAlgorithm

    /// Takes over a key, or frees it and throws if it is none of ours.
    init(taking pointer: OpaquePointer) throws(LedgerCryptoError) {
        guard let algorithm = unsafe Self.algorithm(of: pointer) else {
            unsafe EVP_PKEY_free(pointer)
            throw LedgerCryptoError(.unsupportedKey, "the key is not Ed25519, P-256 or SM2")
        }
        unsafe self.pointer = pointer
        self.algorithm = algorithm
    }

    deinit {
        unsafe EVP_PKEY_free(pointer)
    }

    /// The public half as SubjectPublicKeyInfo, DER.
    func spki() throws(LedgerCryptoError) -> [UInt8] {
        var output: UnsafeMutablePointer<UInt8>?
        let count = unsafe i2d_PUBKEY(pointer, &output)
        guard count > 0, let output = unsafe output else {
            throw LedgerCryptoError(.failed, "the public key cannot be encoded")
        }
        defer { unsafe liandan_openssl_free(output) }
        return unsafe Array(UnsafeBufferPointer(start: output, count: Int(count)))
    }

    private static func algorithm(of pointer: OpaquePointer) -> SignatureAlgorithm? {
        if unsafe EVP_PKEY_is_a(pointer, "ED25519") == 1 { return .ed25519 }
        if unsafe EVP_PKEY_is_a(pointer, "SM2") == 1 { return .sm2 }
        guard unsafe EVP_PKEY_is_a(pointer, "EC") == 1 else { return nil }
        var name = [CChar](repeating: 0, count: 64)
        var length = 0
        guard unsafe EVP_PKEY_get_group_name(pointer, &name, name.count, &length) == 1 else {
            return nil
        }
        let group = String(
            decoding: name.prefix(length).map { UInt8(bitPattern: $0) },
            as: UTF8.self
        )
        return switch group {
        case "prime256v1", "P-256": .p256
        case "SM2": .sm2
        default: nil
        }
    }
}
