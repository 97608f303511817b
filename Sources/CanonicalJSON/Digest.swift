/// A hash of 32 bytes, as both suites make them; written in base64.
package struct Digest: Hashable, Sendable, LosslessStringConvertible {
    /// The bytes as four words, lowest byte first: inline, so millions of hashes allocate nothing.
    package let words: SIMD4<UInt64>

    /// Takes four words of eight bytes each, lowest byte first.
    package init(words: SIMD4<UInt64>) {
        self.words = words
    }

    /// Takes exactly 32 bytes.
    package init?(_ bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.init(bytes, at: 0)
    }

    /// Parses the base64 text.
    package init?(_ description: String) {
        guard let bytes = Base64.bytes(of: description) else { return nil }
        self.init(bytes)
    }

    private init(_ bytes: [UInt8], at start: Int) {
        var words = SIMD4<UInt64>()
        for word in 0..<4 {
            var value: UInt64 = 0
            for byte in 0..<8 {
                value |= UInt64(bytes[start + word * 8 + byte]) << UInt64(byte * 8)
            }
            words[word] = value
        }
        self.init(words: words)
    }

    /// The 32 bytes.
    package var bytes: [UInt8] { Self.bytes(of: [self]) }

    /// The bytes of hashes one after another.
    package static func bytes(of digests: [Digest]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digests.count * 32)
        for digest in digests {
            for word in 0..<4 {
                for shift in stride(from: UInt64(0), to: 64, by: 8) {
                    bytes.append(UInt8(truncatingIfNeeded: digest.words[word] >> shift))
                }
            }
        }
        return bytes
    }

    /// The hashes that stand one after another in some bytes, or nil if something is left over.
    package static func digests(in bytes: [UInt8]) -> [Digest]? {
        guard bytes.count % 32 == 0 else { return nil }
        return stride(from: 0, to: bytes.count, by: 32).map { Digest(bytes, at: $0) }
    }

    package var description: String { Base64.text(of: bytes) }
}
