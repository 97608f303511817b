import CanonicalJSON
import Foundation
import LiandanTesting
import Testing

/// The account book as the command writes it, read again by programs that are not ours.
struct AccountBookTests {
    private let stage: Stage
    private let code: String

    /// One package, filled by somebody, weighed and stored, with a name that looks like a formula.
    init() throws {
        stage = try Stage()
        let issued = try stage.answer(
            .generator,
            [
                "item", "issue", "--waste", "900-214-08", "--hazards", "T;I", "--form", "liquid",
                "--packaging", "drum", "--name", "=废机油,\"1号\"", "--out", "issue.sub",
            ]
        )
        let found = issued["items"]?.array?.first?.string
        code = found ?? "\(Town.generator)9002140820260302001"
        for (name, words) in [
            ("fill", ["fill", code, "--handler", "王芳"]),
            ("weigh", ["weigh", code, "--net", "123.456kg"]),
            ("store", ["store", code, "--facility", "TS001"]),
        ] {
            try stage.done(.generator, ["item"] + words + ["--out", "\(name).sub"])
        }
        try stage.submit(.generator, ["issue.sub", "fill.sub", "weigh.sub", "store.sub"])
    }

    private var scope: [String] { ["--site", "\(Town.generator)/001"] }

    /// What a script of Python prints about a file on the authority's machine.
    private func python(_ script: String, _ file: String) throws -> String {
        let shell = try Shell.run(["/usr/bin/python3", "-c", script, stage.file(.authority, file)])
        try #require(shell.status == 0, "\(shell.errors)")
        return shell.output
    }

    @Test func `a workbook has a sheet for each table, codes as text and amounts as numbers`()
        throws
    {
        let answer = try stage.answer(
            .authority,
            ["account", "export", "--out", "books.xlsx", "--lang", "zh"] + scope
        )
        #expect(answer["format"] == "xlsx".json)
        let script = """
            import sys, openpyxl
            book = openpyxl.load_workbook(sys.argv[1])
            print("|".join(sheet.title for sheet in book))
            for sheet in book:
                for row in list(sheet.iter_rows())[1:]:
                    print("|".join(f"{cell.data_type}:{cell.value}" for cell in row if cell.value is not None))
            """
        let lines = try python(script, "books.xlsx").split(separator: "\n").map(String.init)
        #expect(
            lines.first
                == "B.1 产生环节|B.2 入库环节|B.3 出库环节|B.4 自行利用处置环节|B.5 委外利用处置环节|汇总"
        )
        #expect(lines.count == 5)
        #expect(lines[1].hasPrefix("s:HWCS20260302001|s:2026-03-02 09:00:00|s:\(code)|s:桶|n:1|"))
        #expect(lines[1].contains("|s:=废机油,\"1号\"|"))
        #expect(lines[1].contains("|s:900-214-08|s:吨|n:0.123456|s:（已封存）|s:贮存 TS001|s:"))
        #expect(lines[2].contains("|n:0.123456|s:TS001|s:HWCS20260302001|"))
        #expect(lines[3] == "s:B.1|s:产生环节|s:900-214-08|n:1|n:0.123456")
    }

    @Test func `a folder of CSV holds what the workbook holds, for Excel and for others`() throws {
        try stage.done(
            .authority,
            ["account", "export", "--format", "csv", "--out", "books", "--unseal", "--lang", "zh"]
                + scope
        )
        let bytes = try stage.bytes(.authority, "books/B.1.csv")
        #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
        let script = """
            import sys, csv
            with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
                for row in csv.DictReader(file):
                    for name, value in row.items(): print(f"{name}={value!r}")
            """
        let cells = try python(script, "books/B.1.csv").split(separator: "\n").map(String.init)
        #expect(cells.count == 16)
        for cell in [
            "批次编码='HWCS20260302001'", "容器/包装编码='\(code)'", "产生量='0.123456'",
            // A tab keeps a formula text, and an event from being rounded.
            "行业俗称/单位内部名称='\\t=废机油,\"1号\"'", "产生部门经办人='王芳'",
        ] {
            #expect(cells.contains { $0.hasSuffix(cell) }, "\(cell)")
        }
        #expect(cells.last?.hasPrefix("账本条目='\\t") == true)
        let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
        #expect(lines.count == 3)
        for table in ["B.2", "B.3", "B.4", "B.5", "sums"] {
            #expect(stage.exists(.authority, "books/\(table).csv"))
        }
    }

    @Test(.enabled(if: LibreOffice.isInstalled, "LibreOffice is not installed"))
    func `LibreOffice opens every sheet of the workbook and finds what the CSV holds`() throws {
        for format in [["--format", "csv", "--out", "books"], ["--out", "books.xlsx"]] {
            try stage.done(
                .authority,
                ["account", "export", "--unseal", "--lang", "zh"] + format + scope
            )
        }
        let folder = stage.path + "/authority"
        let opened = try LibreOffice.writeSheets(of: "books.xlsx", in: folder)
        try #require(opened.status == 0, "\(opened.errors)")
        for (table, sheet) in [
            ("B.1", "B.1 产生环节"), ("B.2", "B.2 入库环节"), ("B.3", "B.3 出库环节"),
            ("B.4", "B.4 自行利用处置环节"), ("B.5", "B.5 委外利用处置环节"), ("sums", "汇总"),
        ] {
            let found = try Spreadsheet.differences(
                "books/\(table).csv",
                "books-\(sheet).csv",
                in: folder
            )
            #expect(
                found.status == 0 && found.output == "",
                "\(table): \(found.output)\(found.errors)"
            )
        }
    }

    @Test func `JSON is one canonical document, the same as the command shows`() throws {
        try stage.done(.authority, ["account", "export", "--out", "books.json"] + scope)
        let written = try CanonicalReader.read(stage.bytes(.authority, "books.json")).object
        let shown = try stage.answer(.authority, ["account", "show"] + scope)
        #expect(written == shown)
        #expect(shown["items"]?.array?.count == 2)
    }

    @Test func `what closes is told by the exit status, what does not with its events`() throws {
        let closing = try stage.run(.authority, ["account", "balance", "--lang", "en"] + scope)
        #expect(closing.status == 0)
        #expect(closing.output.contains("opening 0 + generated 123.456 + received 0 + returned 0"))
        #expect(closing.output.hasSuffix("all of them close\n"))
    }

    @Test func `a site or a day that is none is told`() throws {
        for (words, status) in [
            (["show", "--site", "\(Town.generator)/999"], 3), (["show", "--site", "001"], 2),
            (["show", "--from", "2026-02-30"], 2), (["export"], 2),
            (["show", "--from", "2026-03-02", "--to", "2026-03-01"], 2),
            (["declare", "--period", "2026-13"], 2),
        ] as [([String], Int32)] {
            let shell = try stage.run(.authority, ["account"] + words)
            #expect(shell.status == status, "\(words): \(shell.errors)")
        }
    }
}
