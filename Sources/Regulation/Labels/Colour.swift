import CanonicalJSON

/// A colour of print, three bytes of red, green and blue in upper-case hexadecimal: `FF9600`.
package struct Colour: Hashable, Sendable, LosslessStringConvertible, CanonicalScalar {
    package static let spelling: String? = "FF9600"
    package static let black = Colour(value: 0)
    package static let white = Colour(value: 0xFFFFFF)

    /// Red, green and blue, eight bits each.
    private let value: Int

    private init(value: Int) {
        self.value = value
    }

    package init?(_ description: String) {
        let bytes = description.utf8
        guard bytes.count == 6, bytes.allSatisfy({ Self.isHexadecimal($0) }),
            let value = Int(description, radix: 16)
        else { return nil }
        self.value = value
    }

    package var description: String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// Red, green and blue, each from 0 to 255.
    package var parts: (red: Int, green: Int, blue: Int) {
        (value >> 16, value >> 8 & 0xFF, value & 0xFF)
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(byte)
    }
}
