import CanonicalJSON
import LiandanTesting
import Testing

struct JSONValueTests {
    @Test func `members stand in UTF-16 order as in RFC 8785 section 3·2·3`() {
        var object = JSONObject()
        for name in ["\u{20ac}", "\r", "\u{fb33}", "1", "\u{1F600}", "\u{80}", "\u{f6}"] {
            object[name] = .string(name)
        }
        let order = ["\r", "1", "\u{80}", "\u{f6}", "\u{20ac}", "\u{1F600}", "\u{fb33}"]
        #expect(object.members.map(\.name) == order)
    }

    @Test func `setting a member again replaces it and nil removes it`() {
        var object = JSONObject()
        object["a"] = .integer(1)
        object["a"] = .integer(2)
        object["b"] = .bool(false)
        object["b"] = nil
        #expect(
            String(decoding: JSONValue.object(object).canonicalBytes, as: UTF8.self) == "{\"a\":2}"
        )
    }

    @Test func `any value survives writing and reading`() throws {
        var generator = SeededGenerator(seed: 8785)
        for _ in 0..<2000 {
            let value = Self.anyValue(depth: 5, using: &generator)
            #expect(try CanonicalReader.read(value.canonicalBytes) == value)
        }
    }

    private static func anyValue(
        depth: Int,
        using generator: inout SeededGenerator
    ) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 6 : 4), using: &generator) {
        case 0: return .bool(Bool.random(using: &generator))
        case 1:
            return .integer(
                Int64.random(in: -9_007_199_254_740_991...9_007_199_254_740_991, using: &generator)
            )
        case 2, 3: return .string(anyText(using: &generator))
        case 4:
            return .array(
                (0..<Int.random(in: 0..<4, using: &generator)).map { _ in
                    anyValue(depth: depth - 1, using: &generator)
                }
            )
        default:
            var object = JSONObject()
            for _ in 0..<Int.random(in: 0..<5, using: &generator) {
                object[anyText(using: &generator)] = anyValue(depth: depth - 1, using: &generator)
            }
            return .object(object)
        }
    }

    private static func anyText(using generator: inout SeededGenerator) -> String {
        let pool: [ClosedRange<UInt32>] = [
            0...0x1F, 0x20...0x7F, 0x4E00...0x9FFF, 0xE000...0xFFFD, 0x1F300...0x1F5FF,
        ]
        let scalars = (0..<Int.random(in: 0..<8, using: &generator)).compactMap { _ in
            pool.randomElement(using: &generator).flatMap {
                Unicode.Scalar(UInt32.random(in: $0, using: &generator))
            }
        }
        return String(String.UnicodeScalarView(scalars))
    }
}
