/// The signatures a ledger knows; each is 64 bytes (`Schemas/log.md` 1.7).
package enum SignatureAlgorithm: String, Sendable, CaseIterable {
    /// RFC 8032.
    case ed25519
    /// ECDSA on P-256 with SHA-256, s at most n/2.
    case p256
    /// GB/T 32918 with SM3 and the user ID of GM/T 0009.
    case sm2

    /// The user ID that goes into every SM2 digest (GM/T 0009 section 10).
    static let sm2UserID: [UInt8] = Array("1234567812345678".utf8)
}
