/// A table in CSV (RFC 4180): a header, and rows that know the line they stand in.
package struct CSVTable: Sendable {
    /// One row, by column name; a field becomes a text only when it is asked for.
    package struct Row: Sendable {
        /// The line of the file the row starts in, from 1.
        package let line: Int
        fileprivate let columns: [String: Int]
        fileprivate let record: CSVRecord

        /// The text in a column; nil if there is no such column or nothing in it.
        package subscript(column: String) -> String? {
            guard let index = columns[column], record.fields.indices.contains(index) else {
                return nil
            }
            let text = record.text(index)
            return text.isEmpty ? nil : text
        }

        /// Whether the table has such a column.
        package func has(column: String) -> Bool { columns[column] != nil }

        /// Whether there is nothing in any column.
        package var isEmpty: Bool { record.fields.allSatisfy(\.bytes.isEmpty) }

        /// The number of fields, which should be that of the columns.
        package var count: Int { record.fields.count }
    }

    /// The columns' names, in order.
    package let columns: [String]
    /// Those below the header, without empty lines.
    package let rows: [Row]

    /// Reads a table; lines end in LF or CRLF, a field may be quoted.
    ///
    /// - Throws: `badTable` for a quote that is never closed or a column named twice.
    package init(_ text: some StringProtocol) throws(RegulationError) {
        let records = try CSVReader(Array(text.utf8)).records()
        guard let header = records.first else {
            throw RegulationError(.badTable, "the table is empty")
        }
        let columns = header.fields.indices.map(header.text)
        guard Set(columns).count == columns.count else {
            throw RegulationError(.badTable, "a column stands twice in the header")
        }
        let places = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
        self.columns = columns
        rows = records.dropFirst().map { Row(line: $0.line, columns: places, record: $0) }
    }
}

/// One record of a CSV text: where its fields stand.
private struct CSVRecord: Sendable {
    struct Field: Sendable {
        let bytes: Range<Int>
        /// Whether two quotes inside stand for one.
        let isQuoted: Bool
    }

    let source: [UInt8]
    let line: Int
    let fields: [Field]

    func text(_ index: Int) -> String {
        let field = fields[index]
        let text = String(decoding: source[field.bytes], as: UTF8.self)
        return field.isQuoted ? text.replacingDoubledQuotes() : text
    }
}

extension String {
    fileprivate func replacingDoubledQuotes() -> String {
        var isSecond = false
        // Not by characters: a mark that joins the quote before it would hide it.
        let kept = unicodeScalars.filter { scalar in
            let isDropped = scalar == "\"" && isSecond
            isSecond = scalar == "\"" && !isSecond
            return !isDropped
        }
        return String(String.UnicodeScalarView(kept))
    }
}

/// Finds the fields of a CSV text.
private struct CSVReader {
    private let source: [UInt8]
    private var offset = 0
    private var line = 1

    init(_ source: [UInt8]) {
        self.source = source
    }

    /// All records, without empty lines.
    consuming func records() throws(RegulationError) -> [CSVRecord] {
        var records: [CSVRecord] = []
        while offset < source.count {
            let first = line
            let fields = try record()
            let isBlank = fields.count == 1 && fields[0].bytes.isEmpty && !fields[0].isQuoted
            if !isBlank { records.append(CSVRecord(source: source, line: first, fields: fields)) }
        }
        return records
    }

    private mutating func record() throws(RegulationError) -> [CSVRecord.Field] {
        var fields: [CSVRecord.Field] = []
        while true {
            fields.append(try field())
            guard offset < source.count else { return fields }
            let separator = source[offset]
            offset += 1
            guard separator == UInt8(ascii: ",") else {
                line += 1
                return fields
            }
        }
    }

    /// Reads up to the comma or the end of the line.
    private mutating func field() throws(RegulationError) -> CSVRecord.Field {
        if offset < source.count, source[offset] == UInt8(ascii: "\"") { return try quotedField() }
        let start = offset
        while offset < source.count, source[offset] != UInt8(ascii: ","), source[offset] != 0x0A {
            offset += 1
        }
        let hasReturn = offset > start && source[offset - 1] == 0x0D
        return CSVRecord.Field(bytes: start..<(hasReturn ? offset - 1 : offset), isQuoted: false)
    }

    private mutating func quotedField() throws(RegulationError) -> CSVRecord.Field {
        let first = line
        offset += 1
        let start = offset
        while offset < source.count {
            if source[offset] == 0x0A { line += 1 }
            if source[offset] == UInt8(ascii: "\"") {
                let isDoubled =
                    offset + 1 < source.count && source[offset + 1] == UInt8(ascii: "\"")
                guard isDoubled else { break }
                offset += 1
            }
            offset += 1
        }
        guard offset < source.count else {
            throw RegulationError(.badTable, "line \(first): a quote is never closed")
        }
        let field = CSVRecord.Field(bytes: start..<offset, isQuoted: true)
        offset += 1
        if offset < source.count, source[offset] == 0x0D { offset += 1 }
        guard
            offset == source.count || source[offset] == UInt8(ascii: ",") || source[offset] == 0x0A
        else { throw RegulationError(.badTable, "line \(first): text after a closing quote") }
        return field
    }
}
