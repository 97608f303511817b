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
            let spellings = CanonicalEscape.spellings
            for byte in string.utf8 {
                if let escape = spellings[Int(byte)] {
                    bytes.append(contentsOf: escape)
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

    /// How each byte is escaped; nil where it stands for itself.
    static let spellings: [[UInt8]?] = (UInt8.min...UInt8.max).map { byte in
        spelling(of: byte).map { Array($0.utf8) }
    }

    /// The bytes whose escape has a given byte after its backslash.
    static let candidates: [UInt8: [UInt8]] = Dictionary(
        grouping: (UInt8.min...UInt8.max).filter { spellings[Int($0)] != nil },
        by: { spellings[Int($0)]?[1] ?? 0 }
    )

    private static func spelling(of byte: UInt8) -> String? {
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
