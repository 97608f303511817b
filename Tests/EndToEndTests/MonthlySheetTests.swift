import CanonicalJSON
import Foundation
import LiandanTesting
import Testing

/// A clinic whose hand-overs of a month stand on one sheet 按月联单, by the command.
struct MonthlySheetTests {
    private let way: Way
    private let number = "20265001000001"
    private let row =
        "manifest issue --monthly --carrier \(Town.carrier) --consignee \(Town.disposer) --plan P-M"
        + " --contract C-1 --transport-contract T-1 --measures 消毒围挡 --phone 023-79220119"
        + " --method Y10 --un UN3291"

    /// The generator is a clinic, the disposer burns its waste.
    init() throws {
        way = try Way()
        let year = "--from 2026-01-01 --until 2026-12-31"
        for words in [
            "licence grant --party \(Town.disposer) --licence 5001140009 --type comprehensive"
                + " --issuer 示例局 \(year) --activities collect;dispose --methods Y10=100t"
                + " --wastes HW01 --scale 100t",
            "plan file --party \(Town.generator) --site 001 --plan P-M --year 2026"
                + " --line 841-001-01=10t@\(Town.disposer)",
            "institution register --party \(Town.generator) --beds 0",
        ] { try way.state(.authority, words) }
    }

    /// The authority adopts the regulation with what its prefecture allows.
    private func allow() throws {
        try way.stage.done(.authority, ["regulation", "export", "tables"], at: way.now)
        let file = "tables/parameters.csv"
        let table = String(decoding: try way.stage.bytes(.authority, file), as: UTF8.self)
        let figure = "medical.monthlyManifest,yes,2026-01-01,,渝环〔2026〕1号,project,5001\n"
        try way.stage.write(table + figure, .authority, file)
        try way.state(.authority, "regulation adopt tables")
    }

    /// Bags of infectious waste, sealed with labels of a roll.
    private func seal(_ count: Int) throws -> [String] {
        let roll = try way.run(.generator, "ward roll --first 1 --count \(count)")
        let labels = roll.output.split(separator: "\n").map(String.init)
        let sealed = try way.run(
            .generator,
            "ward seal \(labels.joined(separator: " ")) --class infectious --ward 内科 --net 2kg"
        )
        try #require(sealed.status == 0, "\(sealed.errors)")
        return sealed.output.split(separator: "\n").map(String.init)
    }

    /// From hand to hand to the disposer's scale.
    private func send(_ name: String, _ code: String) throws {
        try way.state(.generator, "manifest release \(name) --item \(code) --handler 王护士")
        try way.state(
            .carrier,
            "manifest load \(name) --as-released --vehicle 渝H12345 --driver 张师傅"
        )
        try way.state(.carrier, "manifest depart \(name) --waybill YD1")
        try way.state(.carrier, "manifest arrive \(name)")
        try way.state(.disposer, "manifest receive \(name) --as-released")
    }

    @Test func `a region that says nothing has no monthly sheets`() throws {
        let codes = try seal(1)
        let refused = try way.run(.generator, "\(row) --item \(codes[0])")
        #expect(refused.status == 1)
        #expect(refused.output.contains("HW-MED-016"), "\(refused.output)")
        try way.audit()
    }

    @Test func `rows of a month have one number, and the next month has another`() throws {
        try allow()
        let codes = try seal(2)
        let first = try way.state(.generator, "\(row) --item \(codes[0])")
        #expect(first["numbers"] == ["\(number)/1"].json)
        try send("\(number)/1", codes[0])
        let again = try way.state(.generator, "manifest issue --like \(number)/1 --mass 3kg")
        #expect(again["numbers"] == ["\(number)/2"].json)
        try way.state(.generator, "manifest cancel \(number)/2 --reason 车没有来")
        let own = try way.state(
            .generator,
            row.replacing(" --monthly", with: "") + " --item \(codes[1])"
        )
        #expect(own["numbers"] == ["20265001000002"].json)
        let third = try way.state(.generator, "\(row) --item \(codes[1])")
        #expect(third["numbers"] == ["\(number)/3"].json)

        let next = try way.stage.answer(
            .authority,
            [
                "manifest", "issue", "--like", "\(number)/1", "--mass", "3kg", "--as",
                "../generator/own.key",
            ],
            at: "2026-04-01 00:00"
        )
        #expect(next["numbers"] == ["20265001000003/1"].json)
        for (filter, rows): (String, [Int64]) in [
            ("", [3, 1]), ("--month 2026-03", [3]), ("--month 2026-05", []),
            ("--party \(Town.disposer) --month 2026-04", [1]), ("--party \(Town.carrier)", []),
        ] {
            let sheets = try way.ask("manifest sheets \(filter)")["items"]?.array ?? []
            #expect(sheets.compactMap { $0.object?["rows"]?.integer } == rows, "\(filter)")
        }
        let quarter = try way.stage.run(.authority, ["manifest", "sheets", "--month", "2026-Q1"])
        #expect(quarter.status == 2)
        #expect(quarter.errors.contains("2026-10"), "\(quarter.errors)")
        let list = try way.stage.answer(.authority, ["manifest", "list"], at: "2026-04-01 00:00")
        let numbers = list["items"]?.array?.compactMap { $0.object?["number"]?.string } ?? []
        #expect(
            numbers.sorted() == [
                "\(number)/1", "\(number)/2", "\(number)/3", "20265001000002", "20265001000003/1",
            ]
        )
        let (status, report) = try way.stage.audit()
        #expect(status == 0, "\(report)")
        let patterns = String(decoding: report.canonicalBytes, as: UTF8.self)
        #expect(!patterns.contains("HW-AUD-009"), "one number is no gap: \(patterns)")
    }

    @Test func `the number alone names the sheet, a command about one row asks for it`() throws {
        try allow()
        let codes = try seal(1)
        let issued = try way.state(.generator, "\(row) --item \(codes[0])")
        let id = try #require(issued["manifests"]?.array?.first?.string)
        #expect(try way.record("\(number)/1")["manifest"]?.string == id)
        #expect(try way.record(id)["number"]?.string == "\(number)/1")
        for words in [
            "manifest show \(number)", "manifest print \(number)",
            "manifest cancel \(number) --reason 写错 --as ../generator/own.key",
            "export evidence --manifest \(number) --out x.evidence",
        ] {
            let arguments = (words + " --lang en").split(separator: " ").map(String.init)
            let shell = try way.stage.run(.authority, arguments, at: way.now)
            #expect(shell.status == 2, "\(words): \(shell.output)")
            #expect(shell.errors.contains("\(number)/1"), "\(shell.errors)")
        }
        #expect(try way.run(.authority, "manifest show \(number)/2").status == 3)
        for name in [number, "\(number)/1", id] {
            #expect(try way.ask("manifest sheet \(name)")["number"]?.string == number)
        }
        #expect(try way.run(.authority, "manifest sheet 20265001000002").status == 3)
        #expect(try way.run(.authority, "manifest sheet \(number)/2").status == 3)
        #expect(try way.read("manifest print \(number)/1").contains("\(number)/1"))
    }

    @Test func `the sheet has a line for each hand-over, and names only when they are opened`()
        throws
    {
        try allow()
        let codes = try seal(2)
        try way.state(.generator, "\(row) --item \(codes[0])")
        try send("\(number)/1", codes[0])
        try way.state(.generator, "\(row) --item \(codes[1])")
        try way.state(.generator, "manifest release \(number)/2 --item \(codes[1])")
        let sheet = try way.ask("manifest sheet \(number)")
        #expect(sheet["month"]?.string == "2026-03")
        #expect(sheet["received"]?.integer == 2000)
        let total: JSONObject = ["mass": 2000, "packages": 1, "waste": "841-001-01"]
        #expect(sheet["totals"] == [total].json, "what only one has signed is no hand-over")
        let rows = sheet["rows"]?.array?.compactMap(\.object) ?? []
        #expect(rows.map { $0["number"]?.string } == ["\(number)/1", "\(number)/2"])
        #expect(rows.map { $0["vehicle"]?.string } == ["渝H12345", nil])
        #expect(rows[0]["released"]?.object?["name"] == nil)
        #expect(rows[1]["loaded"] == nil)
        let opened = try way.ask("manifest sheet \(number) --unseal")["rows"]?.array?[0].object
        #expect(opened?["released"]?.object?["name"]?.string == "王护士")
        #expect(opened?["loaded"]?.object?["name"]?.string == "张师傅")

        let html = try way.read("manifest sheet \(number) --format html", lang: "zh")
        for text in ["医疗废物专用", number, "2026-03", "示例机械有限公司", "感染性", "渝H12345", "（已封存）"] {
            #expect(html.contains(text), "\(text)")
        }
        #expect(!html.contains("王护士"))
        #expect(try way.read("manifest sheet \(number) --unseal", lang: "zh").contains("王护士"))
        let english = try way.read("manifest sheet \(number)")
        for text in ["monthly sheet \(number) 2026-03", "infectious 841-001-01", "(sealed)"] {
            #expect(english.contains(text), "\(text) in \(english)")
        }
    }

    @Test func `the PDF is A4, and its code names the sheet`() throws {
        try allow()
        let codes = try seal(1)
        try way.state(.generator, "\(row) --item \(codes[0])")
        let written = try way.ask("manifest sheet \(number) --out sheet.pdf")
        #expect(written["format"]?.string == "pdf")
        let folder = way.stage.path + "/authority"
        let info = try Shell.run(["pdfinfo", "sheet.pdf"], in: folder)
        #expect(info.output.contains("595.276 x 841.89 pts (A4)"))
        let read = try Shell.run(
            ["sh", "-c", "pdftoppm -r 150 -l 1 -png sheet.pdf m && zbarimg -q --raw m-*.png"],
            in: folder
        )
        #expect(
            read.output.split(separator: " ").prefix(3)
                == ["liandan-sheet-v1", number[...], "2026-03"]
        )
    }
}
