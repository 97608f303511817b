/// A UUID (RFC 9562), written in lower case.
package struct UniqueID: Hashable, Sendable, LosslessStringConvertible {
    package let bytes: [UInt8]

    /// Takes exactly 16 bytes.
    package init?(bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    /// Makes a UUID of version 7: 48 bits of time, then randomness.
    ///
    /// - Parameters:
    ///   - time: When it was made.
    ///   - randomness: At least 10 random bytes.
    package init(time: Timestamp, randomness: [UInt8]) {
        precondition(randomness.count >= 10, "a UUID of version 7 needs ten random bytes")
        let clock = stride(from: 40, through: 0, by: -8).map {
            UInt8(truncatingIfNeeded: time.milliseconds >> Int64($0))
        }
        var bytes = clock + randomness.prefix(10)
        bytes[6] = bytes[6] & 0x0F | 0x70
        bytes[8] = bytes[8] & 0x3F | 0x80
        self.bytes = bytes
    }

    /// Parses the one spelling, of any version.
    package init?(_ description: String) {
        let groups = description.split(separator: "-", omittingEmptySubsequences: false)
        guard groups.map(\.utf8.count) == [8, 4, 4, 4, 12],
            let bytes = Hex.bytes(of: groups.joined())
        else { return nil }
        self.init(bytes: bytes)
    }

    /// The version of RFC 9562 section 4.2.
    package var version: Int { Int(bytes[6] >> 4) }

    package var description: String {
        let text = Array(Hex.text(of: bytes))
        return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32]
            .map { String(text[$0]) }
            .joined(separator: "-")
    }
}
