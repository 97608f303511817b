package import CanonicalJSON
import CLibcrypto

/// A timestamp authority's word that a hash existed at a time 时间戳 (RFC 3161 section 2.4.2).
package struct TimestampToken: Hashable, Sendable {
    /// The CMS structure, DER, without the answer around it.
    package let der: [UInt8]
    /// When the authority had seen the hash, by its clock.
    package let time: Timestamp
    /// What the hash is of: SHA-256 or SM3.
    package let hash: HashAlgorithm
    /// The hash itself.
    package let imprint: Digest
    /// As it stood in the request; nil if there was none.
    package let nonce: [UInt8]?

    /// Reads an answer (`.tsr`) or the token alone.
    ///
    /// - Throws: `badTimestamp` if it is neither, or if the authority refused.
    package init(_ bytes: [UInt8]) throws(LedgerCryptoError) {
        let token = try PKCS7Handle(answer: bytes)
        guard let info = unsafe PKCS7_to_TS_TST_INFO(token.pointer) else {
            throw LedgerCryptoError(.badTimestamp, "the token has no timestamp in it")
        }
        defer { unsafe TS_TST_INFO_free(info) }
        let imprint = unsafe TS_TST_INFO_get_msg_imprint(info)
        let algorithm = unsafe TS_MSG_IMPRINT_get_algo(imprint)
        let identifier = unsafe OBJ_obj2nid(algorithm?.pointee.algorithm)
        guard let hash = HashAlgorithm.allCases.first(where: { $0.identifier == identifier }),
            let digest = Digest(unsafe Self.bytes(TS_MSG_IMPRINT_get_msg(imprint))),
            let time = Self.time(unsafe Self.bytes(TS_TST_INFO_get_time(info)))
        else {
            throw LedgerCryptoError(.badTimestamp, "the token is of another hash, or has no time")
        }
        der = try token.der()
        self.time = time
        self.hash = hash
        self.imprint = digest
        nonce = unsafe TS_TST_INFO_get_nonce(info).map { unsafe Self.bytes(UnsafePointer($0)) }
    }

    /// What a token is worth to somebody who believes some authorities.
    package enum Standing: Sendable {
        case believed
        /// Of an authority that is not believed: it proves nothing, and is no fault.
        case stranger(ChainFault)
        /// Signed with SM2, which libcrypto cannot check in a token.
        case unchecked
    }

    /// Judges it over a message (`Schemas/checkpoint.md` 5.3, 5.4).
    ///
    /// - Throws: `badTimestamp` if it is of another message, or its signature does not verify.
    package func standing(
        over message: [UInt8],
        believing anchors: [Certificate]
    ) throws(LedgerCryptoError) -> Standing {
        guard isOf(message) else {
            throw LedgerCryptoError(.badTimestamp, "the token is of another text")
        }
        do {
            try verifySignature()
        } catch  where error.code == .unsupportedKey {
            return .unchecked
        }
        return try chainFault(to: anchors).map { .stranger($0) } ?? .believed
    }

    /// Whether it is about this message.
    package func isOf(_ message: [UInt8]) -> Bool { hash.digest(message) == imprint }

    /// Checks that the authority's own key, as the token has it, has signed.
    ///
    /// - Throws: `badTimestamp` if it has not; `unsupportedKey` for SM2, which libcrypto cannot
    ///   check in a token.
    package func verifySignature() throws(LedgerCryptoError) {
        let token = try PKCS7Handle(answer: der)
        if token.isSignedWithSM2 {
            throw LedgerCryptoError(.unsupportedKey, "libcrypto checks no SM2 signature of a token")
        }
        guard unsafe PKCS7_verify(token.pointer, nil, nil, nil, nil, PKCS7_NOVERIFY) == 1 else {
            throw LedgerCryptoError(.badTimestamp, "the token's signature does not verify")
        }
    }

    /// Why the authority's certificate does not count; nil if it leads to one that is believed, was
    /// valid at the time of the token, and is for timestamps.
    package func chainFault(
        to anchors: [Certificate]
    ) throws(LedgerCryptoError) -> ChainFault? {
        let token = try PKCS7Handle(answer: der)
        let store = unsafe X509_STORE_new()
        for anchor in anchors {
            let handle = unsafe anchor.handle()
            unsafe X509_STORE_add_cert(store, handle)
            unsafe X509_free(handle)
        }
        // A certificate may end after it has signed; what counts is the day it did.
        let seconds = time_t(time.milliseconds / 1000)
        unsafe X509_VERIFY_PARAM_set_time(X509_STORE_get0_param(store), seconds)
        let context = unsafe TS_VERIFY_CTX_new()
        defer { unsafe TS_VERIFY_CTX_free(context) }
        unsafe TS_VERIFY_CTX_set_store(context, store)
        unsafe TS_VERIFY_CTX_set_flags(context, Int32(TS_VFY_VERSION | TS_VFY_SIGNATURE))
        return unsafe TS_RESP_verify_token(context, token.pointer) == 1 ? nil : .found()
    }

    private static func bytes(_ string: UnsafePointer<ASN1_STRING>?) -> [UInt8] {
        let count = unsafe ASN1_STRING_length(string)
        let start = unsafe ASN1_STRING_get0_data(string)
        return unsafe Array(UnsafeBufferPointer(start: start, count: Int(count)))
    }

    /// `YYYYMMDDhhmmss[.fff…]Z` (RFC 3161 section 2.4.2), cut to milliseconds.
    private static func time(_ text: [UInt8]) -> Timestamp? {
        guard text.count >= 15, text.last == UInt8(ascii: "Z") else { return nil }
        let digits = text.prefix(14).map { Character(UnicodeScalar($0)) }
        let fraction = text.dropFirst(15).dropLast().prefix(3).map { Character(UnicodeScalar($0)) }
        let part = { (range: Range<Int>) in String(digits[range]) }
        let milliseconds = String((fraction + ["0", "0", "0"]).prefix(3))
        return Timestamp(
            "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))T"
                + "\(part(8..<10)):\(part(10..<12)):\(part(12..<14)).\(milliseconds)Z"
        )
    }
}

/// The one owner of a `PKCS7`.
@safe
private final class PKCS7Handle {
    let pointer: UnsafeMutablePointer<PKCS7>

    /// Takes a token out of an answer, or alone.
    init(answer bytes: [UInt8]) throws(LedgerCryptoError) {
        let found = unsafe bytes.withUnsafeBufferPointer {
            buffer -> UnsafeMutablePointer<PKCS7>? in
            var cursor = buffer.baseAddress
            if let token = unsafe d2i_PKCS7(nil, &cursor, buffer.count) { return unsafe token }
            unsafe cursor = buffer.baseAddress
            guard let answer = unsafe d2i_TS_RESP(nil, &cursor, buffer.count) else { return nil }
            defer { unsafe TS_RESP_free(answer) }
            // An authority that refuses sends an answer without a token.
            guard let token = unsafe TS_RESP_get_token(answer) else { return nil }
            return unsafe PKCS7_dup(token)
        }
        guard let found = unsafe found else {
            throw LedgerCryptoError(.badTimestamp, "there is no token: no answer, or a refusal")
        }
        ERR_clear_error()
        unsafe pointer = found
    }

    deinit { unsafe PKCS7_free(pointer) }

    func der() throws(LedgerCryptoError) -> [UInt8] {
        var output: UnsafeMutablePointer<UInt8>?
        let count = unsafe i2d_PKCS7(pointer, &output)
        guard count > 0, let output = unsafe output else {
            throw LedgerCryptoError(.failed, "the token cannot be encoded")
        }
        defer { unsafe liandan_openssl_free(output) }
        return unsafe Array(UnsafeBufferPointer(start: output, count: Int(count)))
    }

    /// Whether the signer's key is SM2, by the certificate the token brings.
    var isSignedWithSM2: Bool {
        let signers = unsafe PKCS7_get0_signers(pointer, nil, 0)
        defer { unsafe liandan_stack_free(signers) }
        guard let signer = unsafe liandan_first_certificate(signers) else { return false }
        guard let key = unsafe X509_get0_pubkey(signer) else { return true }
        return unsafe EVP_PKEY_is_a(key, "SM2") == 1
    }
}
