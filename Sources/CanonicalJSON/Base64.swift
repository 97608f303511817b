/// Base64 with padding (RFC 4648 section 4), refusing every second spelling.
package enum Base64 {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
    )

    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 0xFF, count: 256)
        for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
        return values
    }()

    /// The text of some bytes.
    package static func text(of bytes: [UInt8]) -> String {
        let (alphabet, padding) = (alphabet, UInt8(ascii: "="))
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let count = bytes.count - start
            let second = count > 1 ? Int(bytes[start + 1]) : 0
            let third = count > 2 ? Int(bytes[start + 2]) : 0
            let group = Int(bytes[start]) << 16 | second << 8 | third
            text.append(alphabet[group >> 18])
            text.append(alphabet[group >> 12 & 63])
            text.append(count > 1 ? alphabet[group >> 6 & 63] : padding)
            text.append(count > 2 ? alphabet[group & 63] : padding)
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes of a text, or nil unless `text(of:)` would write exactly that text.
    package static func bytes(of text: String) -> [UInt8]? {
        var characters = Array(text.utf8)
        guard characters.count % 4 == 0 else { return nil }
        var padding = 0
        while padding < 2, characters.last == UInt8(ascii: "=") {
            characters.removeLast()
            padding += 1
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(characters.count * 3 / 4)
        var buffer = 0
        var bits = 0
        for character in characters {
            let value = values[Int(character)]
            guard value != 0xFF else { return nil }
            buffer = buffer << 6 | Int(value)
            bits += 6
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: buffer >> bits))
            }
            buffer &= (1 << bits) - 1
        }
        return buffer == 0 ? bytes : nil
    }
}
