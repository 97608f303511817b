import CanonicalJSON
import LiandanTesting
import Testing

/// What happens to packages between the label and the truck.
struct WarehouseTests {
    private static func code(_ serial: Int, _ day: String = "20260302") -> String {
        "\(Town.generator)90021408\(day)" + (serial < 10 ? "00\(serial)" : "0\(serial)")
    }

    @Test func `a morning in a store`() throws {
        let way = try Way()
        try way.state(
            .generator,
            "facility register --facility TS001 --name 危废库 --type warehouse --capacity 2t"
        )
        let codes = try way.pack(.generator, 7)
        let split = try made(way, "item split \(codes[0]) --child 60kg --child 40kg")
        #expect(split == [Self.code(8), Self.code(9)])
        try way.state(.generator, "item report damaged \(codes[1]) --reason 凹陷")
        let recoded = try made(way, "item recode \(codes[1]) --date 2026-03-01 --reason 日期有误")
        #expect(recoded == [Self.code(1, "20260301")])
        try way.state(.generator, "item report damaged \(codes[2]) --reason 底部渗漏")
        let overpacked = try made(
            way,
            "item overpack \(codes[2]) --reason 底部渗漏 --disinfection 已用吸附棉清理 --packaging bag"
        )
        #expect(overpacked == [Self.code(10)])
        let box = try made(way, "item pack --new \(codes[3]) \(codes[4]) --vessel ZZX-07")
        #expect(box == [Self.code(11)])
        try way.state(.generator, "item unpack \(box[0]) \(codes[4]) --reason 查验")
        try way.state(.generator, "item treat \(codes[5]) --method R9 --batch CZ-1")
        let residue = try made(way, "item issue --like \(codes[5])")
        try way.state(.generator, "item fill \(residue[0]) --residue-of CZ-1")

        let sighted = try way.state(
            .generator,
            "item sight \(codes[6]) \(codes[0]) \(codes[6]) --place 危废库"
        )
        let findings = sighted["findings"]?.array?.compactMap(\.object) ?? []
        #expect(findings.map { $0["rule"]?.string } == ["LD-ITM-008"], "one was split and is there")
        #expect(findings.first?["path"]?.string == "/items/1")

        let store = try #require(way.ask("facility show TS001")["record"]?.object)
        let held = store["held"]?.array?.compactMap(\.object) ?? []
        // Two halves, a recoded, an overpacked, a box, what was taken out of it, one nobody touched.
        #expect(held.map { $0["packages"]?.integer } == [7])
        #expect(held.map { $0["mass"]?.integer } == [600_000])
        let child = try #require(way.ask("item show \(overpacked[0])")["record"]?.object)
        #expect(child["content"]?.object?["packaging"]?.string == "bag")
        #expect(child["content"]?.object?["form"]?.string == "liquid")
        #expect(child["parents"] == .array([.string(codes[2])]) && child["damaged"] == nil)
        let other = try #require(way.ask("item show \(recoded[0])")["record"]?.object)
        #expect(other["damaged"] != nil, "another code does not mend it")
        let shown = try way.read("item show \(box[0])")
        #expect(shown.contains("holds") && shown.contains(codes[3]) && !shown.contains(codes[4]))
        let listed = try way.ask("item list --store TS001 --party \(Town.generator)")["items"]
        #expect(listed?.array?.count == 7)
        let inside = try way.ask("item list --status emptied")["items"]
        #expect(inside == .array([]))
        try way.audit()
    }

    @Test func `a lost package turns up, and its label is put on anew`() throws {
        let way = try Way()
        let codes = try way.pack()
        try way.state(.generator, "item report lost \(codes[0]) --reason 盘点不见")
        let lost = try way.run(.generator, "item withdraw \(codes[0])")
        #expect(lost.status == 1)
        try way.state(.generator, "item report found \(codes[0]) --place 二号门")
        try way.state(.generator, "item relabel \(codes[0]) --reason 雨淋 --old-label city.trust")
        try way.state(.generator, "item store \(codes[0]) --facility TS001 --site 001")
        let record = try #require(way.ask("item show \(codes[0])")["record"]?.object)
        #expect(record["status"]?.string == "stored")
        let label = record["labels"]?.array?.first?.object?["oldLabel"]?.string
        let again = try way.state(
            .generator,
            "item relabel \(codes[0]) --reason 再贴 --old-label \(label ?? "")"
        )
        #expect(again["status"]?.string == "recorded")
        #expect(try way.read("item show \(codes[0])", lang: "zh").contains("补贴标签"))
    }

    @Test func `a device without the ledger recodes, overpacks and splits what it labelled`() throws
    {
        let stage = try Stage()
        let issue = [
            "item", "issue", "--waste", "900-214-08", "--hazards", "T;I", "--form", "liquid",
            "--packaging", "drum",
        ]
        try stage.done(.generator, issue + ["--count", "3", "--out", "1.sub"])
        let files = try [
            ["recode", Self.code(1), "--reason", "日期有误", "--date", "2026-03-01"],
            ["overpack", Self.code(2), "--reason", "破裂"],
            ["split", Self.code(3), "--child", "60kg", "--child", "40kg", "--packaging", "can"],
        ].enumerated().map { index, words in
            let file = "change-\(index).sub"
            let output = try stage.done(.generator, ["item"] + words + ["--out", file])
            #expect(
                output.split(separator: "\n").map(String.init)
                    == [
                        [Self.code(1, "20260301")], [Self.code(4)], [Self.code(5), Self.code(6)],
                    ][index]
            )
            return file
        }
        // As a scanner sends them that says what symbol it read.
        let codes = (1...3).map { "]C1" + Self.code($0).lowercased() }.joined(separator: "\n")
        try stage.done(.generator, ["item", "fill", "-", "--out", "2.sub"], input: codes)
        try stage.done(
            .generator,
            ["item", "weigh", Self.code(3), "--net", "100kg", "--out", "3.sub"]
        )
        try stage.submit(.generator, ["1.sub", "2.sub", "3.sub"] + files)
        let child = try stage.answer(.authority, ["item", "show", Self.code(1, "20260301")])
        let content = child["record"]?.object?["content"]?.object
        #expect(content?["hazards"] == .array([.string("T"), .string("I")]))
        let part = try stage.answer(.authority, ["item", "show", Self.code(6)])
        #expect(part["record"]?.object?["weighed"]?.object?["net"]?.integer == 40_000)
        // What another device labelled is not known here.
        let words = ["item", "recode", Self.code(77), "--reason", "有误", "--out", "x.sub"]
        #expect(try stage.run(.generator, words).status == 2)
    }

    @Test func `devices keep to their serials, and the last of a site's is said to be the last`()
        throws
    {
        let stage = try Stage()
        let issue = [
            "item", "issue", "--waste", "900-214-08", "--hazards", "T;I", "--form", "liquid",
            "--packaging", "drum",
        ]
        let first = try stage.done(
            .generator,
            issue + ["--serials", "11-12", "--count", "2", "--out", "1.sub"]
        )
        #expect(first == [Self.code(11), Self.code(12)].joined(separator: "\n") + "\n")
        let spent = try stage.run(.generator, issue + ["--out", "2.sub", "--output", "json"])
        #expect(spent.status == 1)
        #expect(try Answer.rules(in: spent.output) == ["LD-ITM-006"])
        #expect(spent.output.contains("another permitted waste code"))
        // The device is told of the block once it sees the ledger, and remembers it.
        let online =
            ["--ledger", "../authority/city.ldg", "--operator-key"]
            + ["../authority/city.operator.key"]
        try stage.done(.generator, ["item", "serials", "grant", "1-12"] + online)
        try stage.done(.generator, issue + ["--serials", "1-999"] + online)
        let next = try stage.run(
            .generator,
            issue + ["--count", "12", "--out", "3.sub", "--output", "json"]
        )
        #expect(try Answer.rules(in: next.output) == ["LD-ITM-006"])
        let overlap = try stage.run(
            .generator,
            ["item", "serials", "grant", "12-20", "--site", "002", "--output", "json"] + online
        )
        #expect(overlap.status == 1)
    }

    @Test func `tables name packages, or say how many there are`() throws {
        let way = try Way()
        try way.stage.write(
            """
            废物代码,件数,危险特性,废物形态,包装方式
            900-214-08,2,T;I,liquid,drum
            900-214-08,1,T;I,liquid,can

            """,
            .authority,
            "issue.csv"
        )
        let codes = try made(way, "item issue --file issue.csv")
        #expect(codes == (1...3).map { Self.code($0) })
        try way.state(.generator, "item fill \(codes.joined(separator: " "))")
        for code in codes { try way.state(.generator, "item weigh \(code) --net 10kg") }
        let box = try made(way, "item issue --like \(codes[2])")
        try way.stage.write(
            "箱编码,物品编码,容器编码\n" + codes.prefix(2).map { "\(box[0]),\($0),ZZX-1\n" }.joined(),
            .authority,
            "pack.csv"
        )
        try way.state(.generator, "item pack --file pack.csv")
        let record = try #require(way.ask("item show \(box[0])")["record"]?.object)
        #expect(record["contents"]?.array?.compactMap(\.string) == Array(codes.prefix(2)))
        try way.stage.write(
            "items,method,batch\n\(codes[2]),R9,CZ-1\n\(box[0]),R9,CZ-1\n",
            .authority,
            "treat.csv"
        )
        try way.state(.generator, "item treat --file treat.csv")
        let inner = try way.ask("item show \(codes[0])")["record"]?.object
        #expect(inner?["status"]?.string == "treated", "what is in a box goes the way of the box")
        try way.stage.write(
            "废物代码,日期,调整量,事由\n900-214-08,2026-01-01,1.2t,期初\n900-214-08,2026-02-01,-12.5kg,挥发\n",
            .authority,
            "stock.csv"
        )
        try way.state(.generator, "stock adjust --file stock.csv")
        #expect(try way.read("stock list").contains("+1187.5"))
    }

    private func made(_ way: Way, _ words: String) throws -> [String] {
        try way.state(.generator, words)["codes"]?.array?.compactMap(\.string) ?? []
    }
}
