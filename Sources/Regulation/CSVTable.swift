/// A table in CSV (RFC 4180): a header, and rows that know the line they stand in.
package struct CSVTable: Sendable {
    /// One row, by column name.
    package struct Row: Sendable {
        /// The line of the file the row starts in, from 1.
        package let line: Int
        fileprivate let columns: [String: Int]
        fileprivate let fields: [String]

        /// The text in a column; nil if there is no such column or nothing in it.
        package subscript(column: String) -> String? {
            guard let index = columns[column], fields.indices.contains(index),
                !fields[index].isEmpty
            else { return nil }
            return fields[index]
        }

        /// Whether there is nothing in any column.
        package var isEmpty: Bool { fields.allSatisfy(\.isEmpty) }

        /// The number of fields, which should be that of the columns.
        package var count: Int { fields.count }
    }

    /// The columns' names, in order.
    package let columns: [String]
    package let rows: [Row]

    /// Reads a table; lines end in LF or CRLF, a field may be quoted.
    ///
    /// - Throws: `badTable` for a quote that is never closed or a column named twice.
    package init(_ text: some StringProtocol) throws(RegulationError) {
        var records = try Self.records(of: text)
        guard !records.isEmpty else { throw RegulationError(.badTable, "the table is empty") }
        let columns = records.removeFirst().fields
        guard Set(columns).count == columns.count else {
            throw RegulationError(.badTable, "a column stands twice in the header")
        }
        let indices = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
        self.columns = columns
        rows = records.map { Row(line: $0.line, columns: indices, fields: $0.fields) }
    }

    private static func records(
        of text: some StringProtocol
    ) throws(RegulationError) -> [(line: Int, fields: [String])] {
        var parser = Parser()
        for byte in text.utf8 { parser.take(byte) }
        return try parser.finish()
    }
}

/// The state of reading a CSV text byte by byte.
private struct Parser {
    private var records: [(line: Int, fields: [String])] = []
    private var fields: [String] = []
    private var field: [UInt8] = []
    private var line = 1
    private var firstLine = 1
    private var isQuoted = false
    private var afterQuote = false

    mutating func take(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""):
            if isQuoted {
                isQuoted = false
                afterQuote = true
            } else {
                // Two quotes inside a quoted field stand for one.
                if afterQuote { field.append(byte) }
                isQuoted = true
                afterQuote = false
            }
        case _ where isQuoted:
            if byte == 0x0A { line += 1 }
            field.append(byte)
        case UInt8(ascii: ","): endField()
        case 0x0A:
            endRecord()
            line += 1
            firstLine = line
        case 0x0D: break
        default:
            afterQuote = false
            field.append(byte)
        }
    }

    mutating func finish() throws(RegulationError) -> [(line: Int, fields: [String])] {
        guard !isQuoted else {
            throw RegulationError(.badTable, "line \(firstLine): a quote is never closed")
        }
        endRecord()
        return records
    }

    private mutating func endField() {
        fields.append(String(decoding: field, as: UTF8.self))
        field = []
        afterQuote = false
    }

    private mutating func endRecord() {
        endField()
        if fields != [""] { records.append((firstLine, fields)) }
        fields = []
    }
}
