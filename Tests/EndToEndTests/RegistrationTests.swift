import CanonicalJSON
import Foundation
import LiandanTesting
import Testing

/// The authority makes a ledger and registers everybody, by flags and from tables.
struct RegistrationTests {
    @Test func `a new ledger has its operator's key beside it and its trust file`() throws {
        let stage = try Stage(isSettled: false)
        let made = try stage.answer(
            .authority,
            [
                "init", "city.ldg", "--origin", "example.org/500114", "--authority",
                Town.authority, "--operator-key", "keys.pem",
            ]
        )
        #expect(made["status"] == .string("created"))
        #expect(made["operatorKey"] == .string("keys.pem"))
        #expect(stage.exists(.authority, "keys.pem"))
        #expect(!stage.exists(.authority, "city.operator.key"))
        for key in ["keys.pem", "city.authority.key"] {
            #expect(try KeyFiles.mode(stage.file(.authority, key)) == 0o600)
            let ledger = Data(try stage.bytes(.authority, "city.ldg"))
            let secret = try KeyFiles.secret(in: stage.bytes(.authority, key))
            #expect(ledger.firstRange(of: secret) == nil, "\(key) is not in the database")
        }
        let shown = try stage.answer(.authority, ["trust", "show", "--trust", "city.trust"])
        #expect(shown["genesis"] == made["genesis"])
        #expect(shown["description"]?.object?["origin"] == .string("example.org/500114"))
        let check = ["trust", "check", "--trust", "city.trust"]
        #expect(try stage.answer(.authority, check)["matches"] == true.json)
        #expect(try stage.audit().status == 0)

        let ledger = try stage.bytes(.authority, "city.ldg")
        let again = ["init", "city.ldg", "--origin", "x.example", "--authority", Town.authority]
        let refused = try stage.run(.authority, again)
        #expect(refused.status == 1)
        #expect(refused.errors == "error: city.ldg exists already and is kept\n")
        #expect(try stage.bytes(.authority, "city.ldg") == ledger)
    }

    @Test func `packages are filled, stored and given up from tables as from flags`() throws {
        let stage = try Stage()
        let codes = try stage.done(
            .generator,
            [
                "item", "issue", "--waste", "900-214-08", "--count", "3", "--form", "liquid",
                "--packaging", "drum", "--hazards", "T;I", "--out", "a.sub",
            ]
        ).split(separator: "\n").map(String.init)
        #expect(codes.count == 3)
        try stage.write("物品编码,容器编码\n\(codes[0]),V-1\n\(codes[1]),\n", .generator, "fill.csv")
        let weights = "code,net\n\(codes[0]),100kg\n\(codes[1]),90.5kg\n"
        try stage.done(.generator, ["item", "fill", "--file", "fill.csv", "--out", "b.sub"])
        try stage.done(
            .generator,
            ["item", "weigh", "--file", "-", "--out", "c.sub"],
            input: weights
        )
        try stage.done(
            .generator,
            ["item", "store", codes[0], codes[1], "--facility", "TS001", "--out", "d.sub"]
        )
        try stage.done(
            .generator,
            ["item", "void", codes[2], "--reason", "标签损坏", "--out", "e.sub"]
        )
        for name in ["a", "b", "c", "d", "e"] {
            try stage.done(
                .authority,
                ["submit", stage.file(.generator, "\(name).sub"), "--ledger", "city.ldg"]
            )
        }
        let states = try codes.map { code in
            try stage.answer(.authority, ["item", "show", code])["record"]?.object?["status"]
        }
        #expect(states == [.string("stored"), .string("stored"), .string("voided")])
        let nothing = try stage.run(.generator, ["item", "fill", "--out", "f.sub"])
        #expect(nothing.status == 2)
        #expect(nothing.errors == "error: there is nothing to state\n")
    }

    @Test func `tables, flags and pipes register alike`() throws {
        let stage = try Stage()
        let code = Invented.creditCode(5)
        try stage.done(
            .authority,
            [
                "party", "register", "--party", code, "--name", "示例医院", "--roles", "generator",
                "--region", "500114",
            ]
        )
        let table = "统一社会信用代码,场所编号,场所名称,行政区划代码,联单号段,地址\n\(code),001,院区,500114,5001,示例路3号\n"
        try stage.done(.authority, ["site", "register", "--file", "-"], input: table)
        let json = """
            [ { "party": "\(Invented.creditCode(6))", "name": "示例诊所", "roles": ["generator"] } ]
            """
        try stage.write(json, .authority, "more.json")
        try stage.done(.authority, ["party", "register", "--file", "more.json"])

        let parties = try stage.answer(.authority, ["party", "list"])["items"]?.array ?? []
        let names = parties.compactMap { $0.object?["name"]?.string }
        #expect(Set(["示例医院", "示例诊所", "示例机械有限公司"]).isSubset(of: names))
        let sites = try stage.answer(.authority, ["site", "list", "--party", code])
        #expect(sites["items"]?.array?.first?.object?["address"] == .string("示例路3号"))
        let shown = try stage.answer(.authority, ["party", "show", Town.disposer])
        #expect(shown["record"]?.object?["licences"]?.array?.count == 1)
    }

    @Test(arguments: ["utf8", "utf8 with a mark", "gb18030"])
    func `a table is read as spreadsheets save it`(encoding: String) throws {
        let stage = try Stage()
        let table =
            "party,name,roles,region\r\n\(Invented.creditCode(7)),㙍家湾废油收集点,collector,500114\r\n"
        let gb18030 = String.Encoding(rawValue: 0x8000_0632)
        let bytes: [UInt8] =
            switch encoding {
            case "gb18030": [UInt8](try #require(table.data(using: gb18030)))
            case "utf8": Array(table.utf8)
            default: [0xEF, 0xBB, 0xBF] + Array(table.utf8)
            }
        try stage.write(bytes, .authority, "table.csv")
        try stage.done(.authority, ["party", "register", "--file", "table.csv"])
        #expect(try stage.done(.authority, ["party", "list"]).contains("㙍家湾废油收集点"))
    }

    @Test func `every wrong line of a table is named, and nothing of it is imported`() throws {
        let stage = try Stage()
        let good = Invented.creditCode(8)
        let wrong = String(good.dropLast()) + (good.hasSuffix("0") ? "1" : "0")
        let table = """
            party,name,roles,region
            \(good),甲,generator,500114
            \(wrong),乙,generator,500114
            \(Invented.creditCode(9)),,generator,500114
            \(Invented.creditCode(10)),丁,smelter,500114
            \(Town.carrier),戊,carrier,500114

            """
        try stage.write(table, .authority, "table.csv")
        let before = try stage.answer(.authority, ["checkpoint", "show"])
        let command = ["party", "register", "--file", "table.csv"]
        let refused = try stage.run(.authority, command + ["--output", "json"])
        #expect(refused.status == 1)
        let findings = try Answer.all(in: refused.output).first?["findings"]?.array ?? []
        let found = findings.map { finding in
            let lines = finding.object?["lines"]?.array?.compactMap(\.integer) ?? []
            return "\(lines) \(finding.object?["rule"]?.string ?? "")"
        }
        #expect(found == ["[3] HW-FMT-005", "[4] LD-FMT-001", "[5] LD-FMT-004", "[6] LD-REF-002"])
        let text = try stage.run(.authority, command)
        #expect(text.status == 1)
        for line in 3...6 { #expect(text.output.contains("line \(line) ")) }
        #expect(try stage.run(.authority, command + ["--lang", "zh"]).output.contains("第3行"))
        #expect(try stage.answer(.authority, ["checkpoint", "show"]) == before)
        #expect(try stage.run(.authority, ["party", "show", good]).status == 3)
    }

    @Test(arguments: [
        ("party,nom\nx,y\n", "line 1: there is no column \"nom\""),
        ("party,name,roles\n\nx,y\n", "line 3: 2 cells under 3 columns"),
        ("party,name\n\"x,y\n", ""),
        ("party,party\nx,y\n", ""),
        ("\u{0}\u{1}", ""),
    ])
    func `a table that is none is refused whole`(table: String, said: String) throws {
        let stage = try Stage()
        try stage.write(table, .authority, "table.csv")
        let before = try stage.answer(.authority, ["checkpoint", "show"])
        let refused = try stage.run(.authority, ["party", "register", "--file", "table.csv"])
        #expect(refused.status == 1, "\(refused.output)")
        #expect(refused.errors.hasPrefix("error: \(said)"))
        #expect(try stage.answer(.authority, ["checkpoint", "show"]) == before)
    }

    @Test func `only the authority registers, with its own key`() throws {
        let stage = try Stage()
        try stage.done(
            .generator,
            [
                "party", "register", "--party", Invented.creditCode(11), "--name", "己",
                "--roles", "disposer", "--out", "party.sub",
            ]
        )
        let refused = try stage.run(
            .authority,
            ["submit", "../generator/party.sub", "--output", "json"]
        )
        #expect(refused.status == 1)
        #expect(try Answer.rules(in: refused.output) == ["LD-ACT-001"])
    }
}
