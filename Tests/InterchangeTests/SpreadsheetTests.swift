import Foundation
import Interchange
import LiandanTesting
import Testing

/// One table as CSV and as a workbook, read by programs that are not ours.
struct SpreadsheetTests {
    /// What spreadsheets take for something else, if they are let.
    private static let texts = [
        "=1+1", "+86 023", "-5", "@SUM(A1)", "=cmd|' /C calc'!A0", "20265001000001",
        "91500114MAX00100XB9002140820260302001", "914403001922038216", "0012", "1E5", "12.10",
        "900-214-08", "2026-03-02 09:00:00", "废机油，含\"水\"", "两\n行", "第一行\n=1+1", "a,b;c",
        "示例𠮷€", "桶装 ", " 桶装", "TRUE", "#N/A", "50%", "渝H12345", "'引号", "",
        "3-1", "3/1", "1/2", "2026/3", "2026-3-1", "12:30", "3月1日", "1-Mar", "SEPT-2", "1,234",
    ]
    private static let numbers = ["0.123456", "-2.5", "0", "12345678.123456", "1000000"]
    private static let head = ["序号", "文字", "数量", "="]

    private let folder: TemporaryFolder

    /// Writes the same cells into `table.csv` and `table.xlsx`.
    init() throws {
        folder = try TemporaryFolder()
        let rows = Self.texts.enumerated().map { index, text -> [SheetCell] in
            [
                .number(String(index)), text.isEmpty ? .empty : .text(text),
                .number(Self.numbers[index % Self.numbers.count]), .text("末列"),
            ]
        }
        let lines = [Self.head.map(SheetCell.text)] + rows
        try folder.write(CSVText.mark + lines.flatMap(CSVText.encode), to: "table.csv")
        let book = try Workbook(at: folder.file("table.xlsx"))
        let sheet = try book.addSheet("表", Self.head, widths: [4, 20, 12, 8])
        for row in rows { try sheet.append(row) }
        try book.close()
    }

    private func expectSame(_ other: String) throws {
        let found = try Spreadsheet.differences("table.csv", other, in: folder.path)
        #expect(found.status == 0, "\(found.errors)")
        #expect(found.output == "")
    }

    @Test func `a workbook holds what the CSV holds, and no formula`() throws {
        try expectSame("table.xlsx")
        let script = """
            import openpyxl
            cells = [cell for row in openpyxl.load_workbook("table.xlsx").active for cell in row]
            print("".join(sorted({cell.data_type for cell in cells if cell.value is not None})))
            """
        let types = try Shell.run(["/usr/bin/python3", "-c", script], in: folder.path)
        #expect(types.output == "ns\n", "numbers and strings, no formula, no date: \(types.errors)")
    }

    @Test(.enabled(if: LibreOffice.isInstalled, "LibreOffice is not installed"))
    func `LibreOffice opens the workbook and finds what the CSV holds`() throws {
        let opened = try LibreOffice.writeSheets(of: "table.xlsx", in: folder.path)
        try #require(opened.status == 0, "\(opened.errors)")
        try expectSame("table-表.csv")
    }

    /// It detects what Excel and WPS take for numbers, dates and truths when they open a CSV file.
    @Test(.enabled(if: LibreOffice.isInstalled, "LibreOffice is not installed"))
    func `what is text in the CSV is text to a spreadsheet that opens it`() throws {
        let opened = try LibreOffice.openDetecting("table.csv", in: folder.path)
        try #require(opened.status == 0, "\(opened.errors)")
        let script = """
            import openpyxl
            for row in openpyxl.load_workbook("opened/table.xlsx").active.iter_rows(min_row=2):
                text, number = row[1], row[2]
                if text.value is not None and text.data_type != "s" or number.data_type != "n":
                    print(text.value, text.data_type, number.data_type)
            """
        let others = try Shell.run(["/usr/bin/python3", "-c", script], in: folder.path)
        #expect(others.output == "2026-03-02 09:00:00 d n\n", "\(others.errors)")
    }
}
