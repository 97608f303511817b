import CanonicalJSON
import Foundation
import LiandanTesting
import Testing

/// The books of other wastes, by the command.
struct StreamTests {
    private let stage: Stage

    init() throws {
        stage = try Stage()
    }

    /// The words of a command that the generator signs where the ledger is at hand.
    private func own(_ words: String) -> [String] {
        words.split(separator: " ").map(String.init) + ["--as", stage.file(.generator, "own.key")]
    }

    private func balance(_ words: String) throws -> [JSONObject] {
        let asked = ["stream", "balance"] + words.split(separator: " ").map(String.init)
        return try stage.answer(.authority, asked)["items"]?.array?.compactMap(\.object) ?? []
    }

    @Test func `a stream this program was not built with is adopted on a ledger in use`() throws {
        try stage.done(
            .authority,
            own("record --stream sludge --act generated --code 462-001-S90 --mass 2t")
                + ["--field", "moisture=80%"]
        )
        let table = "事项,质量,件数,湿度,用途\n收集,5kg,2,61.5%,\ncollected,5kg,2,61.5%,\nused,4kg,,,种蘑菇\n"
        try stage.write(table, .authority, "coffee.csv")
        let record = own("record --stream coffee --code 900-099-S59 --file coffee.csv")
        let unknown = try stage.run(.authority, record + ["--lang", "en"])
        #expect(unknown.status == 1, "there is no such stream yet")

        try stage.done(.authority, ["regulation", "export", "tables"])
        let profile = try Fixture.bytes("Fixtures/streams/coffee.json")
        try stage.write(profile, .authority, "tables/streams/coffee.json")
        try stage.done(.authority, ["regulation", "adopt", "tables"])
        let shown = try stage.answer(.authority, ["stream", "show", "coffee"])
        #expect(shown["profile"]?.object?["name"]?.object?["zh"] == "咖啡渣".json)
        let listed = try stage.answer(.authority, ["stream", "list"])["items"]?.array?.count
        #expect(listed == 13)

        try stage.done(.authority, record)
        let coffee = try #require(balance("--stream coffee").first)
        #expect(coffee["closing"]?.object?["mass"] == 6000.json)
        #expect(coffee["in"]?.object?["mass"] == 10_000.json)
        let book = try stage.answer(.authority, ["stream", "book", "--stream", "coffee"])
        let rows = try #require(book["items"]?.array).compactMap(\.object)
        #expect(
            rows.compactMap { $0["number"]?.string }
                == ["KF20260302001", "KF20260302002", "LY20260302001"]
        )
        #expect(rows[0]["fields"]?.object?["wetness"] == 615.json)
        #expect(try balance("--stream sludge").first?["closing"]?.object?["mass"] == 2_000_000.json)
        #expect(try stage.audit().status == 0)
    }

    @Test func `a profile that explains itself badly is not adopted`() throws {
        try stage.done(.authority, ["regulation", "export", "tables"])
        let profile = String(
            decoding: try Fixture.bytes("Fixtures/streams/coffee.json"),
            as: UTF8.self
        )
        for (text, reason) in [
            (
                profile.replacing("\"use\": \"required\"", with: "\"purpose\": \"required\""),
                "/acts"
            ),
            (profile.replacing("\"id\": \"coffee\"", with: "\"id\": \"tea\""), "tea"),
            (profile.replacing("\"unit\": \"kg\"", with: "\"unit\": \"lb\""), "/unit"),
            (profile.replacing("\"codes\": [\"SW59\"]", with: "\"codes\": []"), "/codes"),
            (profile + "}", "coffee.json"),
        ] {
            try stage.write(text, .authority, "tables/streams/coffee.json")
            let shell = try stage.run(.authority, ["regulation", "adopt", "tables"])
            #expect(shell.status == 1 && shell.errors.contains(reason), "\(shell.errors)")
        }
    }

    @Test func `every wrong row of a table is named by its line`() throws {
        let table = """
            act,code,mass,moisture
            generated,462-001-S90,2t,80%
            generated,462-001-S90,2t,
            generated,900-001-S61,2t,800
            generated,462-001-S90,2t,101%

            """
        let shell = try stage.run(
            .authority,
            own("record --stream sludge --file -") + ["--lang", "en"],
            input: table
        )
        #expect(shell.status == 1)
        for (rule, line) in [("LD-STR-003", 3), ("LD-STR-006", 4), ("LD-STR-005", 5)] {
            let found = shell.output.split(separator: "\n").contains {
                $0.contains(rule) && $0.contains("line \(line)")
            }
            #expect(found, "\(rule) line \(line): \(shell.output)")
        }
        let read = try stage.run(
            .authority,
            own("record --stream sludge --file - --lang en"),
            input: "act,colour\nx,y\n"
        )
        #expect(read.status == 1 && read.errors.contains("colour"))
    }

    @Test func `books that were written as a table are read as one`() throws {
        try stage.done(
            .authority,
            own("record --stream recyclables --act collected --code 900-001-S62 --mass 12.5kg")
                + ["--field", "payment=18.50元", "--field", "remark=纸,\"旧\""]
        )
        let book = try stage.done(
            .authority,
            ["stream", "book", "--stream", "recyclables", "--csv", "--lang", "zh"]
        )
        #expect(book.hasPrefix("固废类别,记录编号,点位,"))
        let again = book.replacing("HS20260302001", with: "HS20260302777")
        try stage.done(.authority, own("record --file -"), input: again)
        let rows = try #require(stage.answer(.authority, ["stream", "book"])["items"]?.array)
            .compactMap(\.object)
        #expect(rows.count == 2)
        for name in ["fields", "mass", "point", "stock", "code"] {
            #expect(rows[0][name] == rows[1][name], "\(name)")
        }
        #expect(rows[0]["fields"]?.object?["payment"] == 1850.json)
    }

    @Test func `balances begin with what there was and end with what there is`() throws {
        let rows = """
            act,day,number,mass,level
            collected,2026-01-05,A1,100kg,village
            collected,2026-02-05,A2,40kg,village
            sent,2026-02-06,A3,90kg,village
            collected,2026-03-01,A4,7kg,village
            collected,2026-02-07,A5,1kg,town

            """
        try stage.done(
            .authority,
            own("record --stream film --code 010-001-S80 --counterparty \(Town.disposer) --file -"),
            input: rows
        )
        let found = try balance("--stream film --by level --from 2026-02-01 --to 2026-02-28")
        #expect(found.map { $0["level"]?.string } == ["town", "village"])
        let village = try #require(found.last)
        let amounts = ["opening", "in", "out", "closing"].map {
            village[$0]?.object?["mass"]?.integer
        }
        #expect(amounts == [100_000, 40_000, 90_000, 50_000])
        let none = try balance("--stream film --region 36")
        #expect(none.isEmpty, "nobody there is in Jiangxi")
    }

    @Test func `household hazardous waste goes on by its codes`() throws {
        try stage.done(
            .authority,
            own("record --stream household_hazardous --act received --level store --point 001")
                + ["--code", "900-001-S60", "--mass", "20.5kg", "--counterparty", Town.disposer]
        )
        let codes = try stage.done(
            .authority,
            own("stream change --stream household_hazardous --code 900-001-S60 --level store")
                + ["--waste", "900-023-29", "--net", "12.5kg", "--net", "8kg"]
                + ["--form", "solid", "--packaging", "drum", "--hazards", "T"]
        ).split(separator: "\n").map(String.init)
        #expect(codes.count == 2)
        for code in codes {
            let item = try stage.answer(.authority, ["item", "show", code])["record"]?.object
            #expect(item?["status"] == "weighed".json)
            #expect(
                item?["regime"]?.string == "household_hazardous|\(Town.generator)|ZW20260302001"
            )
        }
        let left = try #require(balance("--stream household_hazardous").first)
        #expect(left["closing"]?.object?["mass"] == 0.json)
        #expect(try stage.audit().status == 0)
    }
}
