import Labels
import LedgerCrypto
import Liandan
import LiandanTesting
import Regulation
import Testing
import WasteDomain

/// GS1 element strings, which GB/T 38920-2020 codes storage and transport units with.
struct ElementStringTests {
    private struct CheckDigits: Decodable {
        let numbers: [String]
    }

    private static let table = RegulationLibrary(.sha256).builtIn().elements
    private static let bracketed = "(414)6901234567892(241)90021408(8004)69012345T042"
    private static let raw = "414690123456789224190021408\u{1D}800469012345T042"

    private static func read(_ text: String) throws(ElementFault) -> ElementString {
        try ElementString(text, table)
    }

    @Test(arguments: try Fixture.vectors("gs1_check_digits", as: CheckDigits.self).numbers)
    func `check digits are those GS1 prints`(number: String) throws {
        let digit = ElementString.checkDigit(of: number.dropLast())
        #expect(digit == number.last?.wholeNumberValue)
    }

    @Test(arguments: [
        bracketed, raw, "]d2" + raw, "]Q3" + raw, "\u{1D}" + raw, raw + "\u{1D}",
        "[414]6901234567892[241]90021408[8004]69012345T042",
    ])
    func `every way to write it is the same element string`(text: String) throws {
        let elements = try Self.read(text)
        #expect(elements.description == Self.bracketed)
        #expect(elements.raw == Self.raw)
        #expect(elements.value(of: .location) == "6901234567892")
        #expect(elements.waste == WasteCode("900-214-08"))
        #expect(elements.value(of: .container) == "69012345T042")
        #expect(try Self.read(elements.inSquareBrackets) == elements)
        #expect(try Self.read(elements.raw) == elements)
    }

    @Test(
        arguments: [
            ("(3103)182500", 182_500), ("(3102)018250", 182_500), ("(3100)000182", 182_000),
            ("(21)A", nil),
        ] as [(String, Int64?)]
    )
    func `a net mass has the decimals its identifier says`(text: String, grams: Int64?) throws {
        #expect(try Self.read(text).net?.grams == grams)
    }

    @Test(
        arguments: [
            ("", .empty), ("(999)1", .unknownIdentifier), ("77123", .unknownIdentifier),
            ("(414)690123456789", .length), ("(414)69012345678920", .length),
            ("(414)6901234567893", .checkDigit), ("(414)690123456789X", .character),
            ("(241)", .length), ("(241)废物", .character),
            ("(241)1234567890123456789012345678901", .length), ("(21)a(21)b", .repeated),
            ("(00)376104250021234560", .checkDigit), ("(8003)0690123456789", .length),
            ("(414)6901234567892x", .length),
        ] as [(String, ElementFault.Code)]
    )
    func `what is no element string is refused with the reason`(
        text: String,
        code: ElementFault.Code
    ) {
        let error = #expect(throws: ElementFault.self) { try Self.read(text) }
        #expect(error?.code == code)
        #expect(error?.title.zh.isEmpty == false)
    }

    @Test func `brackets may stand in the data unless they look like an identifier`() throws {
        let elements = try Self.read("(21)A(B)(1)C(241)90021408")
        #expect(elements.elements.map(\.value) == ["A(B)(1)C", "90021408"])
    }

    @Test(arguments: [
        ("91500114MA5000022X9002140820260915001", "item"),
        ("９１５００１１４ＭＡ５０００００２２Ｘ９００２１４０８２０２６０９１５００１", "unknown"),
        ("９１５００１１４ＭＡ５００００２２Ｘ９００２１４０８２０２６０９１５００１", "item"),
        (" 91500114ma5000022x 90021408 20260915 001\r\n", "item"),
        ("]Q191500114MA5000022X9002140820260915001", "item"),
        (raw, "elements"), ("]d2" + raw, "elements"), (bracketed, "elements"),
        ("20265001000001", "unknown"), ("", "unknown"), ("]Q", "unknown"), ("hello", "unknown"),
        ("91500114MA5000022X9002140820260915001LD1A", "unknown"),
        ("91500114MA5000022XY00000001H", "roll"), ("]Q191500114ma5000022xy00000001h", "roll"),
        ("91500114MA5000022XY00000001J", "unknown"),
    ])
    func `a scanner's text is told apart`(text: String, kind: String) {
        switch ScannedCode(text, Self.table) {
        case .item(let label):
            #expect(kind == "item")
            #expect(label.code.description == "91500114MA5000022X9002140820260915001")
        case .elements(let elements):
            #expect(kind == "elements")
            #expect(elements.description == Self.bracketed)
        case .roll(let roll):
            #expect(kind == "roll")
            #expect(roll.description == "91500114MA5000022XY00000001H")
        case .unknown(let unknown):
            #expect(kind == "unknown")
            #expect(unknown == text)
        }
    }
}
