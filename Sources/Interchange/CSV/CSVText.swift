import CanonicalJSON
package import Foundation

/// The text of a CSV file as spreadsheets in China save it: UTF-8, with or without a mark, or GB 18030.
package enum CSVText {
    private static let gb18030 = String.Encoding(rawValue: 0x8000_0632)

    /// A file that Excel and WPS open as it is: UTF-8 with a mark, a cell in quotes where needed.
    ///
    /// A tab before a cell keeps it text: before one that a spreadsheet would take for a formula,
    /// and before a long number, of which it would keep 15 digits only.
    package static func encode(_ rows: [[String]]) -> [UInt8] {
        let lines = rows.map { row in
            line(row.map { cell in quoted((needsTab(cell) ? "\t" : "") + cell) })
        }
        return mark + Array(lines.joined().utf8)
    }

    /// The same for a pipe: without the mark, and without a line break at the end.
    package static func lines(_ rows: [[String]]) -> String {
        rows.map { $0.map(quoted).joined(separator: ",") }.joined(separator: "\n")
    }

    /// What a file begins with that Excel takes for UTF-8.
    package static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// One line of such a file, of which it is known what is text and what a number.
    ///
    /// Text that a spreadsheet would take for something else, such as `12.10`, `3-1` or `TRUE`, is
    /// kept by a tab too. A whole date is one, and stays as it is.
    package static func encode(_ row: [SheetCell]) -> [UInt8] {
        let cells = row.map { cell in
            switch cell {
            case .empty: ""
            case .number(let number): number
            case .text(let text):
                quoted((needsTab(text) || isMistakable(text) ? "\t" : "") + text)
            }
        }
        return Array(line(cells).utf8)
    }

    private static func line(_ cells: [String]) -> String {
        cells.joined(separator: ",") + "\r\n"
    }

    /// Whether a spreadsheet makes a number, a part of a date or a truth of it: `2E5`, `50%`, `3-1`,
    /// `12:30`, `3月1日`, `1-Mar`, `TRUE`.
    private static func isMistakable(_ text: String) -> Bool {
        guard !isWholeDate(text) else { return false }
        let word = text.filter { $0.isASCII && $0.isLetter }.uppercased()
        if Double(text) != nil || ["TRUE", "FALSE"].contains(text.uppercased()) { return true }
        let digits = text.split { !("0"..."9").contains($0) }
        // The groups of `900-214-08` cannot be a day, a month and a year.
        return (word.isEmpty || months.contains { $0.hasPrefix(word) && word.count > 2 })
            && !digits.isEmpty && (digits.count < 3 || digits[1].count <= 2)
            && text.allSatisfy {
                $0.isASCII && $0.isLetter || "0123456789-/.:,% 年月日时分秒".contains($0)
            }
    }

    private static let months = [
        "JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE", "JULY", "AUGUST", "SEPTEMBER",
        "OCTOBER", "NOVEMBER", "DECEMBER",
    ]

    /// `2026-03-02`, also with the time.
    private static func isWholeDate(_ text: String) -> Bool {
        let parts = text.split(separator: " ")
        guard let day = parts.first, CivilDay(String(day)) != nil else { return false }
        return parts.count == 1 || parts.count == 2 && parts[1].utf8.count == 8
    }

    private static func needsTab(_ cell: String) -> Bool {
        let isLongNumber = cell.utf8.count > 11 && cell.utf8.allSatisfy { (48...57).contains($0) }
        return isLongNumber || cell.utf8.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
    }

    private static func quoted(_ cell: String) -> String {
        guard cell.utf8.contains(where: { ",\"\r\n".utf8.contains($0) }) else { return cell }
        let marks = cell.unicodeScalars.split(separator: "\"", omittingEmptySubsequences: false)
        return "\"" + marks.map(String.init).joined(separator: "\"\"") + "\""
    }

    /// - Throws: `badEncoding`.
    package static func decode(_ data: Data) throws(InterchangeError) -> String {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let body = data.starts(with: mark) ? data.dropFirst(mark.count) : data
        if let text = String(data: body, encoding: .utf8) { return text }
        if let text = String(data: body, encoding: gb18030) { return text }
        throw InterchangeError(
            .badEncoding,
            zh: "文件既不是 UTF-8 也不是 GB 18030 编码",
            en: "the file is neither UTF-8 nor GB 18030"
        )
    }
}
