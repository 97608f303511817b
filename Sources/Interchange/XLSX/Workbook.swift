import CXlsxWriter
import WasteDomain

/// An XLSX file that is written row by row; it holds one row of each sheet in memory.
///
/// Rows go to temporary files, which `close` puts together.
@safe package final class Workbook {
    /// Rows a sheet can have, the heading included (ECMA-376 as Excel reads it).
    package static let rows = 1_048_576
    /// Characters a cell can have.
    private static let characters = 32_767

    private let path: String
    private var book: UnsafeMutablePointer<lxw_workbook>?
    private let heading: UnsafeMutablePointer<lxw_format>?

    /// - Throws: `unwritable` if there cannot be such a file.
    package init(at path: String) throws(InterchangeError) {
        self.path = path
        var options = unsafe lxw_workbook_options()
        unsafe options.constant_memory = 1
        unsafe options.use_zip64 = 0
        unsafe book = workbook_new_opt(path, &options)
        guard let book = unsafe book else { throw InterchangeError(unwritable: path) }
        unsafe heading = workbook_add_format(book)
        unsafe format_set_bold(heading)
        unsafe format_set_text_wrap(heading)
        unsafe format_set_align(heading, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    }

    deinit {
        if let book = unsafe book { _ = unsafe workbook_close(book) }
    }

    /// One sheet of a workbook, which must stay open.
    @safe package final class Sheet {
        private let sheet: UnsafeMutablePointer<lxw_worksheet>
        private var row: UInt32 = 0

        fileprivate init(_ sheet: UnsafeMutablePointer<lxw_worksheet>) {
            unsafe self.sheet = sheet
        }

        /// - Throws: `tooLarge` beyond the last row, or for a text that no cell holds.
        package func append(_ cells: [SheetCell]) throws(InterchangeError) {
            unsafe try append(cells, nil)
        }

        fileprivate func append(
            _ cells: [SheetCell],
            _ format: UnsafeMutablePointer<lxw_format>?
        ) throws(InterchangeError) {
            guard row < Workbook.rows else { throw .tooLarge }
            for (column, cell) in cells.enumerated() {
                unsafe try write(cell, to: UInt16(column), format)
            }
            row += 1
        }

        private func write(
            _ cell: SheetCell,
            to column: UInt16,
            _ format: UnsafeMutablePointer<lxw_format>?
        ) throws(InterchangeError) {
            switch cell {
            case .empty: break
            case .text(let text):
                guard text.utf16.count <= Workbook.characters else { throw .tooLarge }
                unsafe worksheet_write_string(sheet, row, column, text, format)
            case .number(let text):
                // A spreadsheet has no other numbers; what is added up was added up before.
                guard let number = Double(text) else {
                    unsafe try write(.text(text), to: column, format)
                    return
                }
                unsafe worksheet_write_number(sheet, row, column, number, format)
            }
        }
    }

    /// Adds a sheet with headings that stay in sight.
    ///
    /// - Parameters:
    ///   - name: At most 31 characters, none of `[]:*?/\`.
    ///   - head: The headings.
    ///   - widths: Of the columns, in characters.
    /// - Returns: The sheet, to be filled row by row.
    /// - Throws: `unwritable` for a name that cannot be.
    package func addSheet(
        _ name: String,
        _ head: [String],
        widths: [Int]
    ) throws(InterchangeError) -> Sheet {
        guard let added = unsafe workbook_add_worksheet(book, name) else {
            throw InterchangeError(unwritable: path)
        }
        for (column, width) in widths.enumerated() {
            let column = UInt16(column)
            unsafe worksheet_set_column(added, column, column, Double(width), nil)
        }
        unsafe worksheet_freeze_panes(added, 1, 0)
        unsafe worksheet_set_landscape(added)
        unsafe worksheet_set_paper(added, 9)
        unsafe worksheet_fit_to_pages(added, 1, 0)
        unsafe worksheet_repeat_rows(added, 0, 0)
        let sheet = unsafe Sheet(added)
        unsafe try sheet.append(head.map(SheetCell.text), heading)
        return sheet
    }

    /// Puts the file together.
    ///
    /// - Throws: `unwritable`.
    package func close() throws(InterchangeError) {
        guard let open = unsafe book else { return }
        unsafe book = nil
        guard unsafe workbook_close(open) == LXW_NO_ERROR else {
            throw InterchangeError(unwritable: path)
        }
    }
}

extension InterchangeError {
    fileprivate init(unwritable path: String) {
        self.init(.unwritable, zh: "无法写入 \(path)", en: "\(path) cannot be written")
    }

    fileprivate static let tooLarge = InterchangeError(
        .tooLarge,
        zh: "一张工作表放不下: 缩短期间，或导出为 csv",
        en: "one sheet cannot hold this: ask for a shorter period, or for csv"
    )
}
