/// Decimal digits of a fixed width, as dates and serial numbers use them.
package enum Digits {
    /// The value of one to eighteen digits, or nil if anything else is among them.
    package static func value(of text: ArraySlice<UInt8>) -> Int? {
        guard (1...18).contains(text.count) else { return nil }
        var value = 0
        for character in text {
            let digit = character &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            value = value * 10 + Int(digit)
        }
        return value
    }

    /// The value of a text of digits.
    package static func value(of text: some StringProtocol) -> Int? {
        value(of: Array(text.utf8)[...])
    }

    /// The digits of a number that is not negative, filled with zeros to a width.
    package static func text(of value: Int64, width: Int) -> String {
        var text: [UInt8] = []
        append(value, width: width, to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// Appends the digits of a number that is not negative, filled with zeros to a width.
    static func append(_ value: Int64, width: Int, to text: inout [UInt8]) {
        let digits = String(value).utf8
        for _ in 0..<max(0, width - digits.count) { text.append(UInt8(ascii: "0")) }
        text.append(contentsOf: digits)
    }
}
