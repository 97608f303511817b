import Regulation
import Testing

struct CSVTableTests {
    @Test(arguments: [
        "a,b\n1,2\n", "a,b\r\n1,2\r\n", "a,b\n1,2", "a,b\r\n1,2\r\n\r\n", "\na,b\n\n1,2\n",
    ])
    func `lines end in LF or CRLF, and empty ones are passed over`(text: String) throws {
        let table = try CSVTable(text)
        #expect(table.columns == ["a", "b"])
        #expect(table.rows.map { [$0["a"], $0["b"]] } == [["1", "2"]])
    }

    @Test(arguments: [
        ("a\n\"x,y\"\n", "x,y"), ("a\n\"x\"\"y\"\n", "x\"y"), ("a\n\"\"\"\"\n", "\""),
        ("a\n\"x\ny\"\n", "x\ny"), ("a\n\"x\r\ny\"\r\n", "x\r\ny"), ("a\nx\"y\n", "x\"y"),
        ("a\n x \n", " x "), ("a\n\"\"\"\u{301}\"\n", "\"\u{301}"), ("\"a\"\n1\n", "1"),
        ("a\n废机油｜“T”\n", "废机油｜“T”"),
    ])
    func `a quoted field may hold anything`(text: String, field: String) throws {
        #expect(try CSVTable(text).rows.first?["a"] == field)
    }

    @Test func `an empty field is none, quoted or not, and so is a column that is not there`()
        throws
    {
        let row = try #require(try CSVTable("a,b,c\n,\"\",1\n").rows.first)
        #expect(row["a"] == nil)
        #expect(row["b"] == nil)
        #expect(row["c"] == "1")
        #expect(row["d"] == nil)
        #expect(row.has(column: "a"))
        #expect(!row.has(column: "d"))
        #expect(!row.isEmpty)
        #expect(try CSVTable("a,b\n,\n").rows.first?.isEmpty == true)
    }

    @Test func `a row knows the line it starts in, and how many fields it has`() throws {
        let table = try CSVTable("a,b\n1,\"x\ny\nz\"\n\n2\n3,4,5\n")
        #expect(table.rows.map(\.line) == [2, 6, 7])
        #expect(table.rows.map(\.count) == [2, 1, 3])
        #expect(table.rows[1]["b"] == nil)
    }

    @Test(arguments: [
        ("", "the table is empty"), ("\n\n", "the table is empty"),
        ("a,b,a\n", "a column stands twice in the header"),
        ("a\n1\n\"x\ny", "line 3: a quote is never closed"),
        ("a\n\"x\"y\n", "line 2: text after a closing quote"),
        ("a\n\"x\" ,1\n", "line 2: text after a closing quote"),
    ])
    func `what is no table says why`(text: String, reason: String) {
        #expect(throws: RegulationError(.badTable, reason)) { try CSVTable(text) }
    }

    /// The mark is the reader of the file's to take away; here it is a part of the first name.
    @Test func `a byte order mark is not a part of CSV`() throws {
        #expect(try CSVTable("\u{FEFF}a,b\n1,2\n").columns == ["\u{FEFF}a", "b"])
    }
}
