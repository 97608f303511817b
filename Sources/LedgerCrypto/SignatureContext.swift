import CLibcrypto

/// One `EVP_MD_CTX` set up to sign or to verify with one key.
@safe
struct SignatureContext: ~Copyable {
    private let context: OpaquePointer
    private let keyContext: OpaquePointer?

    private typealias Start = (
        OpaquePointer?, UnsafeMutablePointer<OpaquePointer?>?, OpaquePointer?, OpaquePointer?,
        OpaquePointer?
    ) -> Int32

    static func signing(_ key: KeyHandle) throws(LedgerCryptoError) -> SignatureContext {
        unsafe try SignatureContext(key, EVP_DigestSignInit)
    }

    static func verifying(_ key: KeyHandle) throws(LedgerCryptoError) -> SignatureContext {
        unsafe try SignatureContext(key, EVP_DigestVerifyInit)
    }

    private init(_ key: KeyHandle, _ start: Start) throws(LedgerCryptoError) {
        // Without the contexts libcrypto fails by itself, so one check at the end is enough.
        let context = unsafe EVP_MD_CTX_new()
        let keyContext = unsafe key.algorithm == .sm2 ? EVP_PKEY_CTX_new(key.pointer, nil) : nil
        let hash: OpaquePointer? =
            switch key.algorithm {
            case .ed25519: nil
            case .p256: unsafe HashAlgorithm.sha256.handle
            case .sm2: unsafe HashAlgorithm.sm3.handle
            }
        if unsafe keyContext != nil {
            // SM2 needs its user ID before the digest starts: OpenSSL 3.0 sets none by itself.
            let userID = SignatureAlgorithm.sm2UserID
            unsafe EVP_PKEY_CTX_set1_id(keyContext, userID, Int32(userID.count))
            unsafe EVP_MD_CTX_set_pkey_ctx(context, keyContext)
        }
        guard unsafe start(context, nil, hash, nil, key.pointer) == 1, let context = unsafe context
        else {
            unsafe EVP_MD_CTX_free(context)
            unsafe EVP_PKEY_CTX_free(keyContext)
            throw LedgerCryptoError(.failed, "libcrypto cannot use this key")
        }
        unsafe self.context = context
        unsafe self.keyContext = keyContext
    }

    deinit {
        unsafe EVP_MD_CTX_free(context)
        unsafe EVP_PKEY_CTX_free(keyContext)
    }

    /// Signs a message, in the encoding of libcrypto: raw for Ed25519, DER for the others.
    borrowing func sign(_ message: [UInt8]) throws(LedgerCryptoError) -> [UInt8] {
        var signature = [UInt8](repeating: 0, count: 80)
        var count = signature.count
        guard unsafe EVP_DigestSign(context, &signature, &count, message, message.count) == 1 else {
            throw LedgerCryptoError(.failed, "the message cannot be signed")
        }
        return Array(signature.prefix(count))
    }

    /// Whether libcrypto accepts the signature; a refusal leaves nothing in its error queue.
    borrowing func accepts(_ signature: [UInt8], for message: [UInt8]) -> Bool {
        let verdict = unsafe EVP_DigestVerify(
            context,
            signature,
            signature.count,
            message,
            message.count
        )
        if verdict != 1 { ERR_clear_error() }
        return verdict == 1
    }
}
