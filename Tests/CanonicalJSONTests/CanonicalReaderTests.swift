import CanonicalJSON
import LiandanTesting
import Testing

struct CanonicalReaderTests {
    private static let document = """
        {"a":[1,-2,{"b":true}],"text":"ä\\"\\\\\\n\\u001f🗑","z":{"n":9007199254740991,"o":{}}}
        """

    @Test func `a canonical document reads and writes back the same bytes`() throws {
        let bytes = Array(Self.document.utf8)
        #expect(try CanonicalReader.read(bytes).canonicalBytes == bytes)
    }

    @Test(arguments: [
        (" {}", CanonicalJSONError.Code.unexpectedByte, 0),
        ("{} ", .trailingBytes, 2),
        ("{\"a\": 1}", .unexpectedByte, 5),
        ("{\"b\":1,\"a\":2}", .unsorted, 7),
        ("{\"a\":1,\"a\":2}", .duplicateName, 7),
        ("{\"a\":1,}", .unexpectedByte, 7),
        ("[1,]", .unexpectedByte, 3),
        ("[1", .unexpectedEnd, 2),
        ("", .unexpectedEnd, 0),
        ("null", .unexpectedByte, 0),
        ("{\"a\":null}", .unexpectedByte, 5),
        ("truefalse", .trailingBytes, 4),
        ("tru", .unexpectedByte, 0),
        ("01", .badNumber, 0),
        ("-0", .badNumber, 0),
        ("-", .unexpectedByte, 0),
        ("+1", .unexpectedByte, 0),
        ("1.0", .badNumber, 0),
        ("1e3", .badNumber, 0),
        ("9007199254740992", .badNumber, 0),
        ("-9007199254740992", .badNumber, 0),
        ("99999999999999999999999", .badNumber, 0),
        ("\"\\u0041\"", .badEscape, 1),
        ("\"\\/\"", .badEscape, 1),
        ("\"\\u001F\"", .badEscape, 1),
        ("\"\\u000a\"", .badEscape, 1),
        ("\"\\ud83d\\uddd1\"", .badEscape, 1),
        ("\"\\", .badEscape, 1),
        ("\"a\u{0001}\"", .controlCharacter, 2),
        ("\"\\n\u{0001}\"", .controlCharacter, 3),
        ("\"abc", .unexpectedEnd, 4),
        ("'a'", .unexpectedByte, 0),
        ("{a:1}", .unexpectedByte, 1),
    ])
    func `anything else is refused with its offset`(
        text: String,
        code: CanonicalJSONError.Code,
        offset: Int
    ) {
        let error = #expect(throws: CanonicalJSONError.self) {
            try CanonicalReader.read(Array(text.utf8))
        }
        #expect(error?.code == code)
        #expect(error?.offset == offset)
    }

    @Test func `bytes that are not UTF-8 are refused with their offset`() {
        for (bytes, offset) in [
            ([0x22, 0xFF, 0x22], 1), ([0x22, 0xC0, 0x80, 0x22], 1),
            ([0x22, 0xED, 0xA0, 0x80, 0x22], 1),
        ] as [([UInt8], Int)] {
            let error = #expect(throws: CanonicalJSONError.self) { try CanonicalReader.read(bytes) }
            #expect(error?.code == .invalidUTF8)
            #expect(error?.offset == offset)
        }
    }

    @Test func `nesting and size are limited`() throws {
        let limits = JSONLimits(depth: 3, bytes: 10)
        _ = try CanonicalReader.read(Array("[[[1]]]".utf8), limits: limits)
        let deep = #expect(throws: CanonicalJSONError.self) {
            try CanonicalReader.read(Array("[[[[1]]]]".utf8), limits: limits)
        }
        #expect(deep?.code == .tooDeep)
        let large = #expect(throws: CanonicalJSONError.self) {
            try CanonicalReader.read(Array("[1,2,3,4,5]".utf8), limits: limits)
        }
        #expect(large?.code == .tooLarge)
    }

    @Test func `every changed byte gives another value or is refused`() throws {
        let bytes = Array(Self.document.utf8)
        let value = try CanonicalReader.read(bytes)
        for index in bytes.indices {
            for change in UInt8(1)...255 {
                var changed = bytes
                changed[index] ^= change
                guard let other = try? CanonicalReader.read(changed) else { continue }
                #expect(other != value)
                #expect(other.canonicalBytes == changed)
            }
        }
    }

    @Test func `a skipped value tells where it stands`() throws {
        let bytes = Array("{\"a\":{\"b\":[1,2]},\"c\":3}".utf8)
        var reader = try CanonicalReader(bytes)
        var ranges: [String: String] = [:]
        try reader.object { (name, reader) throws(CanonicalJSONError) in
            ranges[name] = String(decoding: bytes[try reader.skipValue()], as: UTF8.self)
        }
        try reader.end()
        #expect(ranges == ["a": "{\"b\":[1,2]}", "c": "3"])
    }
}
