/// Lower-case hexadecimal.
package enum Hex {
    private static let alphabet = Array("0123456789abcdef".utf8)

    /// The text of some bytes, two digits each.
    package static func text(of bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        for byte in bytes {
            text.append(alphabet[Int(byte >> 4)])
            text.append(alphabet[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes of a text, or nil unless it is an even number of lower-case digits.
    package static func bytes(of text: String) -> [UInt8]? {
        let digits = text.utf8.map { alphabet.firstIndex(of: $0) }
        guard digits.count % 2 == 0 else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = digits[index], let low = digits[index + 1] else { return nil }
            bytes.append(UInt8(high << 4 | low))
        }
        return bytes
    }
}
