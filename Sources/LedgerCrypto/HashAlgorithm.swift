package import CanonicalJSON
import CLibcrypto

/// The two hash functions a ledger can be made of, both of 32 bytes.
package enum HashAlgorithm: String, Sendable, CaseIterable {
    case sha256 = "SHA256"
    case sm3 = "SM3"

    /// Hashes one message; for many messages keep a `DigestContext`.
    package func digest(_ bytes: [UInt8]) -> Digest {
        var context = DigestContext(self)
        return context.digest(bytes.span)
    }

    /// The algorithm as libcrypto knows it, fetched once for the life of the process.
    ///
    /// An implicit fetch on every use costs 1.5 to 3.5 times the hash of a short message.
    var handle: OpaquePointer {
        switch self {
        case .sha256: unsafe Self.fetchedSHA256.pointer
        case .sm3: unsafe Self.fetchedSM3.pointer
        }
    }

    private static let fetchedSHA256 = FetchedDigest(.sha256)
    private static let fetchedSM3 = FetchedDigest(.sm3)
}

/// An `EVP_MD` that is never freed; libcrypto allows its use from any thread.
@safe
private struct FetchedDigest: @unchecked Sendable {
    let pointer: OpaquePointer

    init(_ algorithm: HashAlgorithm) {
        guard let pointer = unsafe EVP_MD_fetch(nil, algorithm.rawValue, nil) else {
            preconditionFailure("this libcrypto has no \(algorithm.rawValue)")
        }
        unsafe self.pointer = pointer
    }
}
