import CanonicalJSON

/// A unified social credit code 统一社会信用代码 (GB 32100-2015): 18 characters, the last a check.
package struct CreditCode: Hashable, Sendable, LosslessStringConvertible, CanonicalScalar {
    private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)

    /// The value of each ASCII character, or −1.
    private static let valueOfCharacter = (0..<128).map { alphabet.firstIndex(of: $0) ?? -1 }

    package let description: String

    /// Parses a code whose check character is right.
    package init?(_ description: String) {
        self.init(description, exceptions: [])
    }

    /// Parses a code whose check character is right, or that is listed as issued wrongly.
    ///
    /// - Parameters:
    ///   - description: 18 characters in upper case.
    ///   - exceptions: Codes that early pilot areas issued with wrong check characters.
    package init?(_ description: String, exceptions: Set<String>) {
        guard let values = Self.values(of: description),
            Self.check(of: values.prefix(17)) == values[17] || exceptions.contains(description)
        else { return nil }
        self.description = description
    }

    /// Whether a text has the length and alphabet of a credit code, whatever its check character.
    package static func hasShape(_ text: String) -> Bool {
        text.utf8.count == 18 && text.utf8.allSatisfy { value(of: $0) != nil }
    }

    /// The check character of 17 characters, or nil if one is not in the alphabet.
    package static func checkCharacter(of body: String) -> Character? {
        let values = body.utf8.compactMap(value)
        guard values.count == 17, body.utf8.count == 17 else { return nil }
        return Character(Unicode.Scalar(alphabet[check(of: values[...])]))
    }

    /// Whether characters 9 to 17 pass the check of the old organisation code (GB 11714).
    package var hasValidBody: Bool {
        let body = Array(description.utf8.dropFirst(8).prefix(9))
        let weights = [3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(body, weights).reduce(0) { sum, pair in
            let value = ASCII.isDigit(pair.0) ? Int(pair.0) - 48 : Int(pair.0) - 55
            return sum + value * pair.1
        }
        let check = 11 - sum % 11
        let expected = check == 10 ? UInt8(ascii: "X") : UInt8(ascii: "0") + UInt8(check % 11)
        return body[8] == expected
    }

    private static func values(of text: String) -> [Int]? {
        let values = text.utf8.compactMap(value)
        return values.count == 18 && text.utf8.count == 18 ? values : nil
    }

    private static func value(of character: UInt8) -> Int? {
        guard character < 128, valueOfCharacter[Int(character)] >= 0 else { return nil }
        return valueOfCharacter[Int(character)]
    }

    /// (31 − Σ value · 3^i mod 31) mod 31, over the first 17 characters.
    private static func check(of values: ArraySlice<Int>) -> Int {
        var weight = 1
        var sum = 0
        for value in values {
            sum += value * weight
            weight = weight * 3 % 31
        }
        return (31 - sum % 31) % 31
    }
}
