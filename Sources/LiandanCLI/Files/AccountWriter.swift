import Accounts
import CanonicalJSON
import Foundation
import Interchange

/// Where the rows of account books go, one after another, however many.
protocol AccountWriter: AnyObject {
    func append(_ row: AccountRow, _ names: OpenedNames) throws
    /// Ends the file with the sums; without it, there is none.
    func finish(_ totals: AccountTotals) throws
}

/// A workbook with a sheet for each table, and one with the sums.
final class AccountWorkbook: AccountWriter {
    private let text: AccountText
    private let book: Workbook
    private var sheets: [AccountTable: Workbook.Sheet] = [:]

    init(_ path: String, _ text: AccountText) throws {
        self.text = text
        book = try Workbook(at: path)
        for table in AccountTable.allCases {
            let head = text.head(table)
            sheets[table] = try book.addSheet(
                "\(table.rawValue) \(table.title.text)",
                head,
                widths: head.map { _ in 18 }
            )
        }
    }

    func append(_ row: AccountRow, _ names: OpenedNames) throws {
        try sheets[row.table]?.append(text.cells(row, names))
    }

    func finish(_ totals: AccountTotals) throws {
        let sums = try book.addSheet(
            say("汇总", "sums"),
            AccountTotals.head,
            widths: [8, 24, 14, 10, 14]
        )
        for row in totals.rows { try sums.append(row) }
        try book.close()
    }
}

/// A folder with a CSV file for each table, and one with the sums.
final class AccountFolder: AccountWriter {
    private let text: AccountText
    private let folder: URL
    private var files: [AccountTable: FileHandle] = [:]

    init(_ path: String, _ text: AccountText) throws {
        self.text = text
        folder = URL(filePath: path)
        do {
            try FileManager.default.createDirectory(
                at: folder,
                withIntermediateDirectories: true
            )
        } catch {
            throw CommandError(.notAllowed, "无法写入 \(path)", "\(path) cannot be written")
        }
        for table in AccountTable.allCases {
            let file = folder.appending(path: "\(table.rawValue).csv").path
            let head = CSVText.encode(text.head(table).map(SheetCell.text))
            try FileAccess.write(CSVText.mark + head, to: file)
            let handle = try FileHandle(forWritingTo: URL(filePath: file))
            try handle.seekToEnd()
            files[table] = handle
        }
    }

    func append(_ row: AccountRow, _ names: OpenedNames) throws {
        try files[row.table]?.write(contentsOf: Data(CSVText.encode(text.cells(row, names))))
    }

    func finish(_ totals: AccountTotals) throws {
        for file in files.values { try file.close() }
        let rows = [AccountTotals.head.map(SheetCell.text)] + totals.rows
        let bytes = CSVText.mark + rows.flatMap(CSVText.encode)
        try FileAccess.write(bytes, to: folder.appending(path: "sums.csv").path)
    }
}

/// One JSON document, in canonical form although nobody ever holds all of it.
final class AccountDocument: AccountWriter {
    private let file: FileHandle
    private var isFirst = true

    init(_ path: String) throws {
        try FileAccess.write(Array("{\"items\":[".utf8), to: path)
        file = try FileHandle(forWritingTo: URL(filePath: path))
        try file.seekToEnd()
    }

    func append(_ row: AccountRow, _ names: OpenedNames) throws {
        let bytes = (isFirst ? [] : [UInt8(ascii: ",")]) + row.json(names: names).canonicalBytes
        try file.write(contentsOf: Data(bytes))
        isFirst = false
    }

    func finish(_ totals: AccountTotals) throws {
        try file.write(contentsOf: Data("],\"v\":1}".utf8))
        try file.close()
    }
}
