import CanonicalJSON
package import LedgerCrypto

/// Keys that follow from a seed: whoever has the plan can make them, so they prove nothing.
///
/// A private Ed25519 key is any 32 bytes (RFC 8032 section 5.1.5), here H("liandan-test-key-v1\n" ‖
/// seed ‖ "\n" ‖ name); around them stands PKCS#8 (RFC 8410 section 7).
package struct TestKeys {
    private let seed: Int

    init(seed: Int) {
        self.seed = seed
    }

    /// The key of a name: a party's code, or `operator`.
    package func key(_ name: String) throws(SimulationError) -> SigningKey {
        let text = "liandan-test-key-v1\n\(seed)\n\(name)"
        let secret = HashSuite.sha256.hash.digest(Array(text.utf8)).bytes
        let head: [UInt8] = [
            0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22,
            0x04, 0x20,
        ]
        let armoured = """
            -----BEGIN PRIVATE KEY-----
            \(Base64.text(of: head + secret))
            -----END PRIVATE KEY-----

            """
        do {
            return try SigningKey(pem: Array(armoured.utf8)) { nil }
        } catch {
            throw SimulationError(.stopped, error)
        }
    }
}
