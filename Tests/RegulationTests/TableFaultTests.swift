import LiandanTesting
import Regulation
import Testing
import WasteDomain

struct TableFaultTests {
    @Test(arguments: Set(RegulationTables.csvNames).subtracting(RegulationTables.later))
    func `a regulation has every table of the first version`(table: String) {
        let tables = RegulationTables.builtIn.replacing(table, with: nil)
        let error = #expect(throws: RegulationError.self) { try tables.regulation() }
        #expect(error == RegulationError(.missingTable, "the regulation has no table \(table)"))
    }

    @Test(arguments: RegulationTables.csvNames)
    func `a table has every column, but for remarks and what came later`(table: String) throws {
        let text = try #require(RegulationTables.small.texts[table])
        let header = try #require(text.split(separator: "\n").first)
        let remarks = ["basis", "confidence", "level", "note", "region"]
        for column in header.split(separator: ",") {
            let columns = header.split(separator: ",").map { $0 == column ? "x" : $0 }
            let renamed = columns.joined(separator: ",") + text.dropFirst(header.count)
            // Without a row nobody misses a column.
            let examples = ["exceptions": "91350211M00013FA1N,\n", "patterns": "plate,x\n"]
            let tables = RegulationTables.small
                .replacing(table, with: renamed + (examples[table] ?? ""))
            if remarks.contains(String(column)) {
                _ = try tables.regulation()
                continue
            }
            let error = #expect(throws: RegulationError.self) { try tables.regulation() }
            let reason = "\(table): there is no column \(column)"
            #expect(error?.reason == reason, "\(table).\(column)")
        }
    }

    @Test func `a column nobody asks for is passed over`() throws {
        let text = try #require(RegulationTables.builtIn.texts["methods"])
        let wider = text.split(separator: "\n").map { $0 + ",x" }.joined(separator: "\n")
        let tables = RegulationTables.builtIn.replacing("methods", with: wider)
        #expect(try tables.regulation().methods[#require(MethodCode("R9"))] != nil)
    }

    @Test(arguments: RegulationTables.csvNames)
    func `a row has as many fields as there are columns`(table: String) throws {
        let text = try #require(RegulationTables.builtIn.texts[table])
        let lines = text.split(separator: "\n", omittingEmptySubsequences: true)
        let columns = try #require(lines.first).split(separator: ",").count
        for fields in [columns - 1, columns + 1] {
            let row = [String](repeating: "x", count: fields).joined(separator: ",")
            let tables = RegulationTables.builtIn.adding(row, to: table)
            let error = #expect(throws: RegulationError.self) { try tables.regulation() }
            let counts = "\(fields) fields under \(columns) columns"
            let place = "\(table), line \(lines.count + 1): "
            #expect(error == RegulationError(.badRow, place + counts))
        }
    }

    @Test(arguments: [
        "aliases", "catalogue", "categories", "exceptions", "figures", "indicator_plans",
        "indicators", "law_map", "laws", "methods", "neighbours", "regions", "vocabularies",
        "workdays",
    ])
    func `a table says nothing twice`(table: String) throws {
        let text = try #require(RegulationTables.builtIn.texts[table])
        let lines = text.split(separator: "\n")
        let tables = RegulationTables.builtIn.adding(String(lines[1]), to: table)
        let error = #expect(throws: RegulationError.self) { try tables.regulation() }
        #expect(error?.code == .badRow)
        #expect(error?.reason.hasPrefix("\(table), line \(lines.count + 1), ") == true)
        #expect(error?.reason.hasSuffix(" stands twice") == true)
    }

    @Test(arguments: [
        ("catalogue", "900-214-8,T,x,2021", "code: \"900-214-8\""),
        ("catalogue", "900-998-49,X,x,2021", "hazard: \"X\""),
        ("catalogue", "900-998-49,\"T,X\",x,2021", "hazard: \"T,X\""),
        ("catalogue", "900-998-49,T,,2021", "name: \"\""),
        ("categories", "HW41,x", "category: \"HW41\""),
        ("editions", "2026,2026-02-30,,no", "from: \"2026-02-30\""),
        ("editions", "2026,2026-01-01,soon,no", "until: \"soon\""),
        ("editions", "2026,2026-01-01,,perhaps", "complete: \"perhaps\""),
        ("laws", "X,x,2026,", "from: \"2026\""),
        ("methods", "R99,burn,x,no", "kind: \"burn\""),
        ("methods", "R999,use,x,no", "code: \"R999\""),
        ("regions", "50011,x,county,5001,parent", "code: \"50011\""),
        ("regions", "500199,x,county,9901,parent", "segment: \"9901\""),
        ("workdays", "2026-13-01,holiday", "date: \"2026-13-01\""),
        ("workdays", "2026-11-01,sunday", "kind: \"sunday\""),
        ("vocabularies", "form,Solid,x,x", "word: \"Solid\""),
        ("aliases", "900-214-08,x", "new: \"x\""),
    ])
    func `a wrong field is named with its table, line and column`(
        table: String,
        row: String,
        place: String
    ) throws {
        let text = try #require(RegulationTables.builtIn.texts[table])
        let line = text.split(separator: "\n").count + 1
        let tables = RegulationTables.builtIn.adding(row, to: table)
        #expect(throws: RegulationError(.badRow, "\(table), line \(line), \(place)")) {
            try tables.regulation()
        }
    }

    @Test func `a table that is no CSV is named`() {
        let tables = RegulationTables.builtIn.replacing("laws", with: "id,title\n\"x")
        #expect(throws: RegulationError(.badTable, "laws: line 2: a quote is never closed")) {
            try tables.regulation()
        }
    }
}
