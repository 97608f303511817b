import CanonicalJSON
import CLibcrypto

/// Why an authority's certificate does not count at the time of its token
/// (`Schemas/checkpoint.md` 5.4).
package enum ChainFault: String, Sendable, CaseIterable, CanonicalScalar {
    /// No root that is believed has issued it, nor what issued it.
    case unknownRoot
    /// It, or one that leads to it, had ended before.
    case expired
    /// It, or one that leads to it, began later.
    case notYetValid
    /// Anything else: not for timestamps, a signature that does not verify, a chain too long.
    case unfit

    /// Several in their order; nil if there are none.
    package static func names(_ faults: Set<ChainFault>) -> [ChainFault]? {
        faults.isEmpty ? nil : allCases.filter(faults.contains)
    }

    /// What libcrypto has just found wrong with a token's chain.
    static func found() -> ChainFault {
        var data: UnsafePointer<CChar>?
        var flags: Int32 = 0
        _ = unsafe ERR_peek_last_error_data(&data, &flags)
        let words = unsafe data.map { unsafe String(cString: $0) } ?? ""
        defer { ERR_clear_error() }
        return allCases.first { $0.codes.contains { words.hasSuffix(Self.words($0)) } } ?? .unfit
    }

    private var codes: [Int32] {
        switch self {
        case .unknownRoot:
            [
                X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT,
                X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE,
                X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT, X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN,
            ]
        case .expired: [X509_V_ERR_CERT_HAS_EXPIRED]
        case .notYetValid: [X509_V_ERR_CERT_NOT_YET_VALID]
        case .unfit: []
        }
    }

    private static func words(_ code: Int32) -> String {
        unsafe String(cString: X509_verify_cert_error_string(Int(code)))
    }
}
