import Foundation

/// LibreOffice Calc, which the tests do not need but use where it is installed.
package enum LibreOffice {
    /// Whether `soffice` is on the path; `apt install libreoffice-calc-nogui` (260 MB) puts it there.
    package static let isInstalled =
        (try? Shell.run(["sh", "-c", "command -v soffice"]).status) == 0

    /// Opens a workbook and writes each of its sheets as CSV, cells as they are kept and not as
    /// they are shown: `books-B.1.csv` beside it for the sheet `B.1` of `books.xlsx`.
    package static func writeSheets(of file: String, in folder: String) throws -> Shell {
        // Comma, quote, UTF-8, from the first row on; nothing as shown, every sheet.
        let options = "44,34,UTF8,1,,0,false,false,false,false,false,-1"
        return try Shell.run(
            [
                "soffice", "-env:UserInstallation=file://\(folder)/office", "--headless",
                "--convert-to", "csv:Text - txt - csv (StarCalc):\(options)", file,
            ],
            in: folder
        )
    }

    /// Opens CSV in UTF-8 as in China, with all that it may take for numbers and dates, and writes
    /// what it made of it as a workbook into `opened`.
    package static func openDetecting(_ file: String, in folder: String) throws -> Shell {
        let detecting = "44,34,UTF8,1,,2052,false,true"
        return try Shell.run(
            [
                "soffice", "-env:UserInstallation=file://\(folder)/office", "--headless",
                "--convert-to", "xlsx", "--infilter=Text - txt - csv (StarCalc):\(detecting)",
                "--outdir", "opened", file,
            ],
            in: folder
        )
    }
}

/// Tables compared by a program that is not ours.
package enum Spreadsheet {
    /// Names every cell in which two tables differ, each in the words of Python, a line for each:
    /// nothing if both hold the same.
    ///
    /// The first is CSV of ours, whose tabs only keep text text; the second any CSV, or the first
    /// sheet of a workbook.
    package static func differences(_ ours: String, _ other: String, in folder: String) throws
        -> Shell
    {
        try Shell.run(["/usr/bin/python3", "-c", comparison, ours, other], in: folder)
    }

    private static let comparison = """
        import csv, itertools, sys
        from decimal import Decimal, InvalidOperation

        def read(name):
            if name.endswith(".xlsx"):
                import openpyxl
                for row in openpyxl.load_workbook(name).worksheets[0].iter_rows(values_only=True):
                    yield ["" if cell is None else cell for cell in row]
            else:
                with open(name, encoding="utf-8-sig", newline="") as file:
                    yield from csv.reader(file)

        def same(mine, other):
            if mine.startswith("\\t"):
                return mine[1:] == other
            if mine == other:
                return True
            try:
                return Decimal(mine) == Decimal(str(other))
            except InvalidOperation:
                return False

        ours, other = read(sys.argv[1]), read(sys.argv[2])
        for number, (left, right) in enumerate(itertools.zip_longest(ours, other, fillvalue=[])):
            for column, pair in enumerate(itertools.zip_longest(left, right, fillvalue="")):
                if not same(*pair):
                    print(number, column, *map(repr, pair))
        """
}
