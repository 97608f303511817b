import CanonicalJSON
import Foundation
import Interchange
import LiandanTesting
import Testing

struct CSVTextTests {
    /// "统一社会信用代码,单位名称\n" in GB 18030, and a row with a four-byte character and a euro.
    private static let gb18030: [UInt8] = [
        0xCD, 0xB3, 0xD2, 0xBB, 0xC9, 0xE7, 0xBB, 0xE1, 0xD0, 0xC5, 0xD3, 0xC3, 0xB4, 0xFA, 0xC2,
        0xEB, 0x2C, 0xB5, 0xA5, 0xCE, 0xBB, 0xC3, 0xFB, 0xB3, 0xC6, 0x0A, 0x41, 0x2C, 0xCA, 0xBE,
        0xC0, 0xFD, 0x95, 0x34, 0xB2, 0x35, 0xA2, 0xE3, 0x0A,
    ]
    private static let text = "统一社会信用代码,单位名称\nA,示例𠮷€\n"

    @Test func `UTF-8 is read with a mark and without`() throws {
        let plain = Data(Self.text.utf8)
        #expect(try CSVText.decode(plain) == Self.text)
        #expect(try CSVText.decode(Data([0xEF, 0xBB, 0xBF]) + plain) == Self.text)
        #expect(try CSVText.decode(Data()) == "")
        #expect(try CSVText.decode(Data([0xEF, 0xBB, 0xBF])) == "")
    }

    @Test func `GB 18030 is read, characters of four bytes too`() throws {
        #expect(try CSVText.decode(Data(Self.gb18030)) == Self.text)
    }

    @Test func `a file in either encoding states the same`() throws {
        let utf8 = try StatementForm.party.statements(CSVText.decode(Data(Self.text.utf8)))
        let gb18030 = try StatementForm.party.statements(CSVText.decode(Data(Self.gb18030)))
        #expect(utf8.map(\.members) == gb18030.map(\.members))
        #expect(utf8.first?.members == ["name": "示例𠮷€", "party": "A"])
    }

    @Test(arguments: [
        ("A", "A"), ("", ""), ("a,b", "\"a,b\""), ("5\" drum", "\"5\"\" drum\""),
        ("two\nlines", "\"two\nlines\""), ("two\r\nlines", "\"two\r\nlines\""),
        // A mark that joins the one before it is no shelter.
        ("a\"\u{301}b", "\"a\"\"\u{301}b\""), ("=\u{301}1", "\t=\u{301}1"),
        // A spreadsheet keeps 15 digits, and takes these for formulas.
        ("20265001000001", "\t20265001000001"), ("914403001922038216", "\t914403001922038216"),
        ("12345678901", "12345678901"), ("=1+1", "\t=1+1"), ("-5", "\t-5"), ("@x", "\t@x"),
        ("+86", "\t+86"), ("=a,b", "\"\t=a,b\""), ("一物一码", "一物一码"),
    ])
    func `a table is written as spreadsheets open it`(cell: String, written: String) {
        let bytes = CSVText.encode([["n", "cell"], ["1", cell]])
        #expect(bytes == [0xEF, 0xBB, 0xBF] + Array("n,cell\r\n1,\(written)\r\n".utf8))
    }

    @Test func `every table of the demo is the same from a mark on`() throws {
        for file in RegistryFile.all {
            let bytes = try Fixture.bytes("Fixtures/qianjiang/\(file.testDescription).csv")
            let marked = try CSVText.decode(Data([0xEF, 0xBB, 0xBF] + bytes))
            #expect(try marked == file.text)
            #expect(try file.form.statements(marked).count == file.rows)
        }
    }

    @Test(
        arguments: [
            [0xFF, 0xFE, 0x41, 0x00], [0x41, 0xCD], [0xCD, 0x0A, 0x41],
            [0x95, 0x34, 0xB2],
        ] as [[UInt8]]
    )
    func `bytes that are neither are refused`(bytes: [UInt8]) {
        let error = #expect(throws: InterchangeError.self) { try CSVText.decode(Data(bytes)) }
        #expect(error?.code == .badEncoding)
    }
}
