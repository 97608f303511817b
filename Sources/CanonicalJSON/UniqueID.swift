/// A UUID (RFC 9562), written in lower case.
package struct UniqueID: Hashable, Sendable, LosslessStringConvertible {
    /// The 36 characters of its one spelling.
    package let description: String

    /// Takes exactly 16 bytes.
    package init?(bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        let text = Array(Hex.text(of: bytes).utf8)
        description = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32]
            .map { String(decoding: text[$0], as: UTF8.self) }
            .joined(separator: "-")
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
        guard let id = UniqueID(bytes: bytes) else { preconditionFailure("sixteen bytes") }
        self = id
    }

    /// Parses the one spelling, of any version.
    package init?(_ description: String) {
        let text = Array(description.utf8)
        guard text.count == 36 else { return nil }
        for (index, byte) in text.enumerated() {
            let isHyphen = index == 8 || index == 13 || index == 18 || index == 23
            let isDigit = byte &- UInt8(ascii: "0") < 10 || byte &- UInt8(ascii: "a") < 6
            guard isHyphen ? byte == UInt8(ascii: "-") : isDigit else { return nil }
        }
        self.description = description
    }

    /// The sixteen bytes.
    package var bytes: [UInt8] { Hex.bytes(of: description.filter { $0 != "-" }) ?? [] }

    /// The version of RFC 9562 section 4.2.
    package var version: Int { Int(bytes[6] >> 4) }
}
