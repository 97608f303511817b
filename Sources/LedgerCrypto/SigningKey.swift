import CLibcrypto

/// A private key, which never shows in a description, an error or a log.
package struct SigningKey: Sendable {
    let handle: KeyHandle

    /// The public half.
    package let verifyingKey: VerifyingKey

    init(_ handle: KeyHandle) throws(LedgerCryptoError) {
        self.handle = handle
        verifyingKey = try VerifyingKey(handle)
    }

    /// Follows from the key itself, never from a message.
    package var algorithm: SignatureAlgorithm { handle.algorithm }

    /// Makes a new key from libcrypto's random numbers.
    package static func generate(
        _ algorithm: SignatureAlgorithm
    ) throws(LedgerCryptoError) -> SigningKey {
        let type =
            switch algorithm {
            case .ed25519: "ED25519"
            case .p256: "EC"
            case .sm2: "SM2"
            }
        let context = unsafe EVP_PKEY_CTX_new_from_name(nil, type, nil)
        defer { unsafe EVP_PKEY_CTX_free(context) }
        var pointer: OpaquePointer?
        let started = unsafe EVP_PKEY_keygen_init(context) == 1
        let named =
            algorithm != .p256
            || (unsafe EVP_PKEY_CTX_set_group_name(context, "prime256v1") == 1)
        guard started, named, unsafe EVP_PKEY_generate(context, &pointer) == 1,
            let pointer = unsafe pointer
        else { throw LedgerCryptoError(.failed, "no key can be made") }
        return unsafe try SigningKey(KeyHandle(taking: pointer))
    }

    /// Signs a message with 64 bytes that `VerifyingKey.accepts` accepts.
    package func signature(for message: [UInt8]) throws(LedgerCryptoError) -> [UInt8] {
        let context = try SignatureContext.signing(handle)
        let signature = try context.sign(message)
        if algorithm == .ed25519 { return signature }
        guard let raw = RawSignature(der: signature) else {
            throw LedgerCryptoError(.failed, "libcrypto made a signature of another shape")
        }
        return (algorithm == .p256 ? raw.loweredOnP256 : raw).bytes
    }
}
