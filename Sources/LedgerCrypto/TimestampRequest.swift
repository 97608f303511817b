import CanonicalJSON
import CLibcrypto

/// What a timestamp authority is asked with (RFC 3161 section 2.4.1).
package struct TimestampRequest: Sendable {
    /// All of it, DER: what stands in a `.tsq` file.
    package let der: [UInt8]
    /// Comes back in the answer to this request only.
    package let nonce: [UInt8]

    /// Asks when a message existed, of which only the hash is told; the answer is to bring the
    /// certificates along.
    package init(for message: [UInt8], _ hash: HashAlgorithm) throws(LedgerCryptoError) {
        // A positive integer of eight bytes, so that it has one spelling.
        var nonce = try RandomBytes.make(8)
        nonce[0] = nonce[0] & 0x7F | 0x40
        var digest = hash.digest(message).bytes
        self.nonce = nonce
        let request = unsafe TS_REQ_new()
        let imprint = unsafe TS_MSG_IMPRINT_new()
        let algorithm = unsafe X509_ALGOR_new()
        let number = unsafe ASN1_INTEGER_new()
        let big = unsafe BN_bin2bn(nonce, Int32(nonce.count), nil)
        defer {
            unsafe TS_REQ_free(request)
            unsafe TS_MSG_IMPRINT_free(imprint)
            unsafe X509_ALGOR_free(algorithm)
            unsafe ASN1_INTEGER_free(number)
            unsafe BN_free(big)
        }
        var output: UnsafeMutablePointer<UInt8>?
        let object = unsafe OBJ_nid2obj(hash.identifier)
        guard unsafe X509_ALGOR_set0(algorithm, object, V_ASN1_NULL, nil) == 1,
            unsafe TS_MSG_IMPRINT_set_algo(imprint, algorithm) == 1,
            unsafe TS_MSG_IMPRINT_set_msg(imprint, &digest, 32) == 1,
            unsafe TS_REQ_set_version(request, 1) == 1,
            unsafe TS_REQ_set_msg_imprint(request, imprint) == 1,
            unsafe BN_to_ASN1_INTEGER(big, number) != nil,
            unsafe TS_REQ_set_nonce(request, number) == 1,
            unsafe TS_REQ_set_cert_req(request, 1) == 1,
            case let count = unsafe i2d_TS_REQ(request, &output), count > 0,
            let output = unsafe output
        else { throw LedgerCryptoError(.failed, "the timestamp request cannot be made") }
        defer { unsafe liandan_openssl_free(output) }
        der = unsafe Array(UnsafeBufferPointer(start: output, count: Int(count)))
    }
}

extension HashAlgorithm {
    /// What libcrypto numbers the algorithm with.
    var identifier: Int32 {
        switch self {
        case .sha256: NID_sha256
        case .sm3: NID_sm3
        }
    }
}
