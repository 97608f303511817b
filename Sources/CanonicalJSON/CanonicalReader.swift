/// Reads canonical JSON and refuses whatever the writer could not have written.
///
/// The reader is a cursor: `value()` builds a tree, `skipValue()` checks a value and tells where it
/// stands, so that a signed part of a document can be taken out byte for byte.
package struct CanonicalReader {
    private let bytes: [UInt8]
    private let limits: JSONLimits
    private var depth = 0

    /// Where the next byte stands.
    package private(set) var offset = 0

    /// Starts at the first byte.
    ///
    /// - Throws: `tooLarge` or `invalidUTF8`.
    package init(_ bytes: [UInt8], limits: JSONLimits = .document) throws(CanonicalJSONError) {
        guard bytes.count <= limits.bytes else {
            throw CanonicalJSONError(.tooLarge, at: limits.bytes)
        }
        do {
            _ = try UTF8Span(validating: bytes.span)
        } catch {
            throw CanonicalJSONError(.invalidUTF8, at: error.byteOffsets.lowerBound)
        }
        self.bytes = bytes
        self.limits = limits
    }

    /// Reads a whole document: one value and nothing after it.
    package static func read(
        _ bytes: [UInt8],
        limits: JSONLimits = .document
    ) throws(CanonicalJSONError) -> JSONValue {
        var reader = try CanonicalReader(bytes, limits: limits)
        let value = try reader.value()
        try reader.end()
        return value
    }

    /// Checks that nothing is left.
    package func end() throws(CanonicalJSONError) {
        guard offset == bytes.count else { throw CanonicalJSONError(.trailingBytes, at: offset) }
    }

    /// Reads one value of any kind.
    package mutating func value() throws(CanonicalJSONError) -> JSONValue {
        switch try peek() {
        case UInt8(ascii: "{"):
            var members: [JSONObject.Member] = []
            try object { (name, reader) throws(CanonicalJSONError) in
                members.append(.init(name: name, value: try reader.value()))
            }
            return .object(JSONObject(sorted: members))
        case UInt8(ascii: "["):
            var elements: [JSONValue] = []
            try array { (reader) throws(CanonicalJSONError) in
                elements.append(try reader.value())
            }
            return .array(elements)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool(try bool())
        default: return .integer(try integer())
        }
    }

    /// Checks one value of any kind and returns where it stands.
    package mutating func skipValue() throws(CanonicalJSONError) -> Range<Int> {
        let start = offset
        _ = try value()
        return start..<offset
    }

    /// Reads an object, handing each member's name to `member`, which must read its value.
    package mutating func object(
        _ member: (String, inout CanonicalReader) throws(CanonicalJSONError) -> Void
    ) throws(CanonicalJSONError) {
        var previous: String?
        try nest(open: UInt8(ascii: "{"), close: UInt8(ascii: "}")) {
            (reader) throws(CanonicalJSONError) in
            let start = reader.offset
            let name = try reader.string()
            if let previous, !CanonicalOrder.precedes(previous, name) {
                throw CanonicalJSONError(previous == name ? .duplicateName : .unsorted, at: start)
            }
            previous = name
            try reader.expect(UInt8(ascii: ":"))
            try member(name, &reader)
        }
    }

    /// Reads an array, calling `element` to read each element.
    package mutating func array(
        _ element: (inout CanonicalReader) throws(CanonicalJSONError) -> Void
    ) throws(CanonicalJSONError) {
        try nest(open: UInt8(ascii: "["), close: UInt8(ascii: "]"), element)
    }

    /// Reads a string.
    package mutating func string() throws(CanonicalJSONError) -> String {
        try expect(UInt8(ascii: "\""))
        let start = offset
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte == UInt8(ascii: "\"") {
                offset += 1
                return String(decoding: bytes[start..<(offset - 1)], as: UTF8.self)
            }
            if byte == UInt8(ascii: "\\") { return try escapedString(from: start) }
            guard byte >= 0x20 else { throw CanonicalJSONError(.controlCharacter, at: offset) }
            offset += 1
        }
        throw CanonicalJSONError(.unexpectedEnd, at: offset)
    }

    /// Reads an integer of absolute value below 2^53.
    package mutating func integer() throws(CanonicalJSONError) -> Int64 {
        let start = offset
        let negative = offset < bytes.count && bytes[offset] == UInt8(ascii: "-")
        if negative { offset += 1 }
        let first = offset
        var magnitude: Int64 = 0
        while offset < bytes.count, case let digit = bytes[offset] &- UInt8(ascii: "0"), digit < 10
        {
            guard offset - first < 16 else { throw CanonicalJSONError(.badNumber, at: start) }
            magnitude = magnitude * 10 + Int64(digit)
            offset += 1
        }
        let leadingZero = offset - first > 1 && bytes[first] == UInt8(ascii: "0")
        guard offset > first else {
            throw CanonicalJSONError(
                start < bytes.count ? .unexpectedByte : .unexpectedEnd,
                at: start
            )
        }
        guard !leadingZero, magnitude < 1 << 53, !(negative && magnitude == 0), !continuesNumber
        else {
            throw CanonicalJSONError(.badNumber, at: start)
        }
        return negative ? -magnitude : magnitude
    }
}

extension CanonicalReader {
    private func peek() throws(CanonicalJSONError) -> UInt8 {
        guard offset < bytes.count else { throw CanonicalJSONError(.unexpectedEnd, at: offset) }
        return bytes[offset]
    }

    private mutating func expect(_ byte: UInt8) throws(CanonicalJSONError) {
        guard try peek() == byte else { throw CanonicalJSONError(.unexpectedByte, at: offset) }
        offset += 1
    }

    private mutating func bool() throws(CanonicalJSONError) -> Bool {
        for (text, value) in [("true", true), ("false", false)]
        where bytes[offset...].starts(with: text.utf8) {
            offset += text.utf8.count
            return value
        }
        throw CanonicalJSONError(.unexpectedByte, at: offset)
    }

    private var continuesNumber: Bool {
        guard offset < bytes.count else { return false }
        return [UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E")].contains(bytes[offset])
    }

    private mutating func nest(
        open: UInt8,
        close: UInt8,
        _ element: (inout CanonicalReader) throws(CanonicalJSONError) -> Void
    ) throws(CanonicalJSONError) {
        guard depth < limits.depth else { throw CanonicalJSONError(.tooDeep, at: offset) }
        try expect(open)
        depth += 1
        defer { depth -= 1 }
        if try peek() == close {
            offset += 1
            return
        }
        while true {
            try element(&self)
            if try peek() == close { break }
            try expect(UInt8(ascii: ","))
        }
        offset += 1
    }

    /// Reads a string that holds at least one escape, from its first character on.
    private mutating func escapedString(
        from start: Int
    ) throws(CanonicalJSONError) -> String {
        offset = start
        var text: [UInt8] = []
        while true {
            let byte = try peek()
            switch byte {
            case UInt8(ascii: "\""):
                offset += 1
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): text.append(try escape())
            case 0..<0x20: throw CanonicalJSONError(.controlCharacter, at: offset)
            default:
                text.append(byte)
                offset += 1
            }
        }
    }

    /// Reads one escape, accepting only the spelling the writer uses for that character.
    private mutating func escape() throws(CanonicalJSONError) -> UInt8 {
        let start = offset
        if start + 1 < bytes.count {
            for character in CanonicalEscape.candidates[bytes[start + 1]] ?? [] {
                guard let spelling = CanonicalEscape.spellings[Int(character)],
                    bytes[start...].starts(with: spelling)
                else { continue }
                offset += spelling.count
                return character
            }
        }
        throw CanonicalJSONError(.badEscape, at: start)
    }
}
