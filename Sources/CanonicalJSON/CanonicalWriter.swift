/// Appends values to one buffer, in canonical form.
package struct CanonicalWriter {
    /// What was written so far.
    package private(set) var bytes: [UInt8] = []

    package init() {}

    /// Appends one value.
    package mutating func append(_ value: JSONValue) {
        switch value {
        case .bool(let bool): bytes.append(contentsOf: (bool ? "true" : "false").utf8)
        case .integer(let integer): bytes.append(contentsOf: String(integer).utf8)
        case .string(let string): append(string)
        case .array(let array): append(array)
        case .object(let object): append(object)
        }
    }

    private mutating func append(_ array: [JSONValue]) {
        bytes.append(UInt8(ascii: "["))
        for (index, element) in array.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            append(element)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private mutating func append(_ object: JSONObject) {
        bytes.append(UInt8(ascii: "{"))
        for (index, member) in object.members.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            append(member.name)
            bytes.append(UInt8(ascii: ":"))
            append(member.value)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private mutating func append(_ string: String) {
        bytes.append(UInt8(ascii: "\""))
        if CanonicalEscape.isNeeded(in: string) {
            for byte in string.utf8 {
                if let escape = CanonicalEscape.text(of: byte) {
                    bytes.append(contentsOf: escape.utf8)
                } else {
                    bytes.append(byte)
                }
            }
        } else {
            bytes.append(contentsOf: string.utf8)
        }
        bytes.append(UInt8(ascii: "\""))
    }
}

/// The escapes of canonical strings (RFC 8785 section 3.2.2.2).
enum CanonicalEscape {
    /// Whether any byte of a text is escaped; in most texts none is.
    static func isNeeded(in text: String) -> Bool {
        let bytes = text.utf8.span
        for index in bytes.indices {
            let byte = bytes[index]
            if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                return true
            }
        }
        return false
    }

    /// How a byte is escaped, or nil if it stands for itself.
    static func text(of byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "\""): "\\\""
        case UInt8(ascii: "\\"): "\\\\"
        case 0x08: "\\b"
        case 0x09: "\\t"
        case 0x0A: "\\n"
        case 0x0C: "\\f"
        case 0x0D: "\\r"
        case 0..<0x20: "\\u00" + Hex.text(of: [byte])
        default: nil
        }
    }
}
