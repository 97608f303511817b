import CanonicalJSON
import LiandanTesting
import Testing

/// Garages, laboratories, schools: registered in one go, their pickups by a short command.
struct SmallGeneratorTests {
    @Test func `one command registers party, site, class and contract under a local id`() throws {
        let way = try Way(.collector)
        let outcome = try way.state(
            .authority,
            "party register --small --name 老王汽修 --region 500114 --address 城东路8号"
                + " --contractor \(Way.Who.collector.party) --codes 900-214-08;900-041-49"
        )
        #expect(outcome["parties"] == ["L500114-0001"].json)
        #expect(outcome["findings"] == .array([]))
        let party = try way.ask("party show L500114-0001")["record"]?.object
        #expect(party?["roles"] == ["generator"].json)
        #expect(party?["sites"] == ["001"].json)
        let site = try way.ask("site list --party L500114-0001")["items"]?.array?[0].object
        #expect(site?["address"]?.string == "城东路8号")
        #expect(site?["segment"]?.string == "5001")
        #expect(site?["classes"]?.array?[0].object?["class"]?.string == "registered")
        let contract = try way.ask("contract list --party L500114-0001")["items"]?.array?[0]
            .object
        #expect(contract?["contract"]?.string == "SJ-L500114-0001")
        #expect(contract?["contractor"]?.string == Way.Who.collector.party)
        #expect(contract?["from"]?.string == "2026-03-02")
        #expect(contract?["until"]?.string == "2026-12-31")
        #expect(contract?["codes"] == ["900-214-08", "900-041-49"].json)
        try way.audit()
    }

    @Test func `a table registers one a line, local ids going on from those there are`() throws {
        let way = try Way(.collector)
        let code = Invented.creditCode(21)
        let table = """
            单位名称,行政区划代码,地址,统一社会信用代码,收集单位,合同编号
            第三中学,500114,学府路1号,,\(Way.Who.collector.party),HT-7
            示例检测,500114,学府路2号,\(code),,
            酉阳快修,500242,城北路3号,,,
            黔江快修,500114,城北路4号,,,
            """
        try way.state(
            .authority,
            "party register --small --name 老王汽修 --region 500114 --address 城东路8号"
        )
        let shell = try way.run(
            .authority,
            "party register --small --file - --output json",
            input: table
        )
        let outcome = try #require(Answer.all(in: shell.output).first, "\(shell.errors)")
        #expect(outcome["parties"] == ["L500114-0002", "L500242-0001", "L500114-0003"].json)
        let contracts = try way.ask("contract list --party \(Way.Who.collector.party)")
        let numbers = contracts["items"]?.array?.compactMap { $0.object?["contract"]?.string }
        #expect(numbers?.contains("HT-7") == true)
        let site = try way.ask("site list --party \(code)")["items"]?.array?[0].object
        #expect(site?["name"]?.string == "示例检测")
        let far = try way.ask("site list --party L500242-0001")["items"]?.array?[0].object
        #expect(far?["segment"]?.string == "5002")
    }

    @Test(
        arguments: [
            ("party register --small --name 无区划 --address 路1号", 2),
            ("party register --name 甲 --roles generator --contract C-1", 2),
            ("party register --small --name 无地址 --region 500114", 1),
        ]
    )
    func `what is missing is asked for`(words: String, status: Int32) throws {
        #expect(try Way().run(.authority, words).status == status)
    }

    @Test func `the next pickup says the quantity only`() throws {
        let way = try Way()
        let first = try way.issue(way.pack())
        let next = try way.state(.generator, "manifest issue --like \(first) --mass 135kg")
        let number = try #require(next["numbers"]?.array?.first?.string)
        let (one, other) = (try way.record(first), try way.record(number))
        var (form, again) = (one["form"]?.object ?? [:], other["form"]?.object ?? [:])
        let line = again["lines"]?.array?[0].object
        #expect(line?["mass"]?.integer == 135_000 && line?["estimated"] == nil)
        (form["lines"], again["lines"]) = (nil, nil)
        #expect(form == again, "carrier, consignee, papers and precautions")
        #expect(one["manifest"] != other["manifest"])
        let packed = try way.pack()
        let third = try way.state(
            .generator,
            "manifest issue --like \(first) \(way.items(packed))"
        )
        let coded = try way.record(#require(third["numbers"]?.array?.first?.string))["form"]
        let codedLine = coded?.object?["lines"]?.array?[0].object
        #expect(codedLine?["method"]?.string == "R9" && codedLine?["un"]?.string == "UN3082")
        let silent = try way.state(.generator, "manifest issue --like \(first)")
        let estimate = try way.record(#require(silent["numbers"]?.array?.first?.string))["form"]
        #expect(estimate?.object?["lines"]?.array?[0].object?["estimated"] == true.json)
    }

    @Test func `a file is a template that several use`() throws {
        let way = try Way()
        let template = """
            {
              "carriers": ["\(Town.carrier)"], "plan": "P-2026", "contract": "C-1",
              "consignee": {"party": "\(Town.disposer)", "site": "001"},
              "emergency": {"measures": "吸附围堵", "phone": "023-79220119"},
              "lines": [
                {
                  "code": "900-214-08", "form": "liquid", "packaging": "drum", "packages": 1,
                  "hazards": ["T", "I"], "method": "R9", "un": "UN3082"
                }
              ]
            }
            """
        try way.stage.write(template, .authority, "weekly.json")
        let outcome = try way.state(.generator, "manifest issue --like weekly.json --mass 1=80kg")
        let form = try way.record(#require(outcome["numbers"]?.array?.first?.string))["form"]
        let line = form?.object?["lines"]?.array?[0].object
        #expect(line?["mass"]?.integer == 80_000 && line?["packaging"]?.string == "drum")
        #expect(line?["name"]?.string?.isEmpty == false, "the name is the catalogue's")
        let unsaid = try way.run(.generator, "manifest issue --like weekly.json")
        #expect(unsaid.status == 1, "the quantity is nowhere said")
        let wrong = try way.run(.generator, "manifest issue --like weekly.json --mass 2=1kg")
        #expect(wrong.status == 2)
    }

    @Test func `who is not reached drops out by itself, and is told so`() throws {
        let way = try Way(.collector)
        let collector = Way.Who.collector.party
        for command in [
            "licence amend --party \(collector) --licence L-collector --type pilotCollection"
                + " --issuer 示例局 --from 2026-01-01 --until 2026-12-31 --wastes HW08"
                + " --activities collect;store --scale 100t --reason 试点",
            "site classify --party \(Town.generator) --class registered --from 2026-01-01"
                + " --reason 小微",
        ] {
            try way.state(.authority, command)
        }
        let issued = try way.state(
            .generator,
            "manifest issue --carrier \(Town.carrier) --consignee \(collector) --measures 吸附围堵"
                + " --phone 023-79220119 --line code=900-214-08,mass=80kg,packages=1,method=S1,"
                + "un=UN3082,hazards=T+I,form=liquid,packaging=drum"
        )
        let findings = issued["findings"]?.array?.compactMap { $0.object?["rule"]?.string }
        #expect(findings == ["HW-MAN-011"], "no plan is recorded; the contract was found")
        let number = try #require(issued["numbers"]?.array?.first?.string)
        #expect(try way.record(number)["form"]?.object?["contract"]?.string == "C-collector")
        let list = ["manifest", "list", "--status", "droppedOut"]
        for (day, isOut) in [("2026-03-07", false), ("2026-03-08", true)] {
            let time = "\(day) 09:00"
            let out = try way.stage.answer(.authority, list, at: time)["items"]?.array?.count
            #expect(out == (isOut ? 1 : 0))
            let show = ["manifest", "show", number]
            let shown = try way.stage.answer(.authority, show, at: time)
            #expect(shown["droppedOut"]?.string == (isOut ? "2026-03-07" : nil))
            let text = try way.stage.done(.authority, show + ["--lang", "en"], at: time)
            #expect(text.contains("not reached by 2026-03-07: dropped out") == isOut)
        }
        try way.audit()
    }
}
