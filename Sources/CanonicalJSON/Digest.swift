/// A hash of 32 bytes, as both suites make them; written in base64.
package struct Digest: Hashable, Sendable, LosslessStringConvertible {
    /// The bytes as four words, lowest byte first: inline, so millions of hashes allocate nothing.
    package let words: SIMD4<UInt64>

    /// Takes four words of eight bytes each, lowest byte first.
    package init(words: SIMD4<UInt64>) {
        self.words = words
    }

    /// Takes exactly 32 bytes.
    package init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == 32 else { return nil }
        var words = SIMD4<UInt64>()
        for (index, byte) in bytes.enumerated() {
            words[index / 8] |= UInt64(byte) << UInt64(index % 8 * 8)
        }
        self.init(words: words)
    }

    /// Parses the base64 text.
    package init?(_ description: String) {
        guard let bytes = Base64.bytes(of: description) else { return nil }
        self.init(bytes)
    }

    /// The 32 bytes.
    package var bytes: [UInt8] {
        words.indices.flatMap { index in
            (0..<8).map { UInt8(truncatingIfNeeded: words[index] >> UInt64($0 * 8)) }
        }
    }

    package var description: String { Base64.text(of: bytes) }
}
