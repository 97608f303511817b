import CLibcrypto

/// Random bytes from libcrypto's generator.
package enum RandomBytes {
    /// Makes `count` bytes nobody can foresee.
    package static func make(_ count: Int) throws(LedgerCryptoError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        guard unsafe RAND_bytes(&bytes, Int32(count)) == 1 else {
            throw LedgerCryptoError(.failed, "libcrypto has no randomness")
        }
        return bytes
    }
}
