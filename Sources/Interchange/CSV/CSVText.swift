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

    /// What a file begins with that Excel takes for UTF-8.
    package static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// One line of such a file, of which it is known what is text and what a number.
    ///
    /// Text that a spreadsheet would take for a number, such as `12.10`, is kept by a tab too.
    package static func encode(_ row: [SheetCell]) -> [UInt8] {
        let cells = row.map { cell in
            switch cell {
            case .empty: ""
            case .number(let number): number
            case .text(let text):
                quoted((needsTab(text) || looksLikeNumber(text) ? "\t" : "") + text)
            }
        }
        return Array(line(cells).utf8)
    }

    private static func line(_ cells: [String]) -> String {
        cells.joined(separator: ",") + "\r\n"
    }

    /// Digits with a point or an exponent, as `2E5`.
    private static func looksLikeNumber(_ text: String) -> Bool {
        text.utf8.first.map { (48...57).contains($0) } == true && Double(text) != nil
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
