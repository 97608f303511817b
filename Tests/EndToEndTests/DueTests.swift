import CanonicalJSON
import Duties
import Foundation
import LiandanTesting
import Testing
import WasteDomain

/// What parties find in their inboxes, and inspectors among what is due.
struct DueTests {
    @Test func `nothing is due on a quiet day, and that is told by the exit status`() throws {
        let stage = try Stage()
        let quiet = try stage.run(.authority, ["due"], at: "2026-03-02 12:00")
        #expect(quiet.status == 0)
        #expect(quiet.output == "nothing is due\n")
        let answer = try stage.answer(.authority, ["due"], at: "2026-03-02 12:00")
        #expect(answer["items"] == .array([]))
        #expect(answer["at"] == .string("2026-03-02T04:00:00.000Z"))
    }

    @Test func `what is due is told by party and region, late or not`() throws {
        let stage = try Stage()
        let all = try stage.due([], at: "2027-01-05 12:00")
        #expect(all.map { $0["kind"] } == Self.papers.map { .string($0) })
        #expect(Set(all.map { $0["state"] }) == [.string("late")])
        #expect(Set(all.map { $0["due"] }) == [.string("2026-12-31")])
        let own = try stage.due(["--party", Town.carrier], at: "2027-01-05 12:00")
        #expect(own.map { $0["kind"] } == [.string("insurance.end")])
        #expect(own.first?["partyName"] == .string("示例运输有限公司"))
        #expect(own.first?["subject"] == .string("insurance:\(Town.carrier)/I-1"))
        let here = try stage.due(["--region", "5001"], at: "2027-01-05 12:00")
        #expect(here.count == all.count)
        let there = try stage.run(.authority, ["due", "--region", "36"], at: "2027-01-05 12:00")
        #expect(there.status == 0)
        let ahead = try stage.due(["--within", "304"], at: "2026-03-02 12:00")
        #expect(ahead.count == all.count)
        #expect(ahead.first?["state"] == .string("soon"))
        let less = try stage.run(.authority, ["due", "--within", "303"], at: "2026-03-02 12:00")
        #expect(less.status == 0)
    }

    private static let papers = ["contract.end", "contract.end", "insurance.end", "insurance.end"]

    @Test(arguments: [
        ("zh", "合同到期 [contract.end]", "迟5天", "共 4 项，其中 4 项已逾期"),
        ("en", "end of a contract [contract.end]", "5 days late", "4 in all, 4 of them late"),
    ])
    func `people read it by kind, columns under each other`(
        lang: String,
        heading: String,
        left: String,
        summary: String
    ) throws {
        let stage = try Stage()
        let shell = try stage.run(.authority, ["due", "--lang", lang], at: "2027-01-05 12:00")
        #expect(shell.status == 1)
        #expect(shell.errors == "")
        let lines = shell.output.split(separator: "\n")
        #expect(lines.count { $0.hasPrefix(heading) } == 1)
        #expect(lines.last.map(String.init) == summary)
        let rows = lines.filter { $0.contains(left) }
        #expect(rows.count == 4)
        let columns = rows.compactMap { row in
            row.range(of: "9150").map { row[..<$0.lowerBound].places }
        }
        #expect(Set(columns).count == 1, "\(rows)")
    }

    @Test func `a spreadsheet gets a table with a mark, in the language of its reader`() throws {
        let stage = try Stage()
        let command = ["due", "--csv", "due.csv", "--lang", "zh"]
        let shell = try stage.run(.authority, command, at: "2027-01-05 12:00")
        #expect(shell.status == 1)
        let bytes = try stage.bytes(.authority, "due.csv")
        #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
        let lines = String(decoding: bytes.dropFirst(3), as: UTF8.self).components(
            separatedBy: "\r\n"
        )
        #expect(lines.count == 6)
        #expect(lines[0].hasPrefix("kind,title,state,due,left,since,subject,count,party,"))
        #expect(
            lines[1].hasPrefix("contract.end,合同到期,已逾期,2026-12-31,迟5天,,C-1,1,\(Town.generator),")
        )
        #expect(lines[5] == "")
    }

    @Test(
        arguments: [
            (["due", "--within", "-1"], 2), (["due", "--within", "soon"], 2),
            (["due", "--region", "5001140"], 2), (["due", "--region", "cq"], 2),
            (["due", "--party", "somebody?"], 2), (["due", "--party", Invented.creditCode(99)], 3),
            (["inbox", "--party", Invented.creditCode(99)], 3),
            (["due", "--csv", "no/such/folder.csv"], 4),
        ] as [([String], Int32)]
    )
    func `what cannot be asked is told`(command: [String], status: Int32) throws {
        let shell = try Stage().run(.authority, command)
        #expect(shell.status == status, "\(shell.output)\(shell.errors)")
        #expect(shell.output == "")
    }

    @Test func `an inbox is that of the key, or of the party that is named`() throws {
        let stage = try Stage()
        let own = try stage.answer(
            .generator,
            ["inbox", "--ledger", "../authority/city.ldg", "--as", "own.key"]
        )
        #expect(own["party"] == .string(Town.generator))
        #expect(own["items"] == .array([]))
        let text = try stage.done(.authority, ["inbox", "--party", Town.carrier])
        #expect(text == "nothing awaits your statement\n")
    }

    @Test func `a released load stands in the carrier's inbox with its deadline and command`()
        throws
    {
        let stage = try Stage()
        let number = try stage.release()
        let arguments = ["inbox", "--party", Town.carrier]
        let answer = try stage.answer(.authority, arguments, at: "2026-03-02 12:00")
        let item = try #require(answer["items"]?.array?.first?.object)
        #expect(answer["items"]?.array?.count == 1)
        #expect(item["name"] == .string(number))
        #expect(item["awaits"] == .string("manifest.loaded"))
        #expect(item["otherHalf"] == .bool(true))
        #expect(item["since"] == .string("2026-03-02T01:00:00.000Z"))
        #expect(item["dueAt"] == .string("2026-03-03T01:00:00.000Z"))
        #expect(item["state"] == .string("open"))
        let text = try stage.done(.authority, arguments + ["--lang", "zh"], at: "2026-03-02 12:00")
        #expect(text.contains("承运人装车  对方已陈述  2026-03-02 09:00:00  2026-03-03 09:00  还有21小时"))
        #expect(
            text.contains("liandan manifest load \(number) --as-released --vehicle PLATE")
        )
        let late = try stage.due([], at: "2026-03-03 09:00")
        #expect(late.map { $0["kind"] } == [.string("handover")])
        #expect(late.first?["party"] == .string(Town.carrier))
    }

    /// Every command that a duty or an inbox item names, by its words before the first option.
    private static let commands: [String] = {
        let stated = EventKind.allCases.compactMap(StatementCommand.of)
        let others = DutyCheck.all.map(\.command).filter { !$0.isEmpty }
        return Array(Set(stated + others)).sorted()
    }()

    @Test(arguments: commands)
    func `a command that is named can be typed`(command: String) throws {
        let words = command.split(separator: " ").map(String.init)
        #expect(words.first == "liandan")
        let path = Array(words.dropFirst().prefix { $0.first?.isLowercase == true })
        let help = try Program.run(["help"] + path, environment: Stage.quiet)
        #expect(help.status == 0)
        #expect(help.output.contains("USAGE: liandan \(path.joined(separator: " "))"))
        for option in words.filter({ $0.hasPrefix("--") }) {
            #expect(help.output.contains("  \(option) ") || help.output.contains("  \(option)\n"))
        }
    }
}

extension Stage {
    /// What is due, where something is.
    fileprivate func due(_ arguments: [String], at time: String) throws -> [JSONObject] {
        let all = ["due"] + arguments + ["--output", "json"]
        let shell = try run(.authority, all, at: time)
        #expect(shell.status == 1, "\(shell.output)\(shell.errors)")
        let answer = try #require(Answer.all(in: shell.output).first)
        return answer["items"]?.array?.compactMap(\.object) ?? []
    }

    /// A manifest of one package that its consignor has released, by its number.
    fileprivate func release() throws -> String {
        let key = ["--as", "../generator/own.key"]
        let code = "\(Town.generator)9002140820260302001"
        let id = "01a1f3b0-5c00-7000-8000-000000000001"
        let commands = [
            [
                "item", "issue", "--waste", "900-214-08", "--count", "1", "--name", "废机油",
                "--hazards", "T;I", "--form", "liquid", "--packaging", "drum",
            ],
            ["item", "fill", code], ["item", "weigh", code, "--net", "100kg"],
            [
                "manifest", "issue", "--carrier", Town.carrier, "--consignee",
                "\(Town.disposer)/001", "--plan", "P-2026", "--contract", "C-1",
                "--transport-contract", "T-1", "--measures", "围堵", "--phone", "023-79220119",
                "--manifest", id, "--line",
                "code=900-214-08,name=废机油,hazards=T+I,mass=100kg,packages=1,method=R9,"
                    + "un=UN3082,form=liquid,packaging=drum",
            ],
            ["manifest", "release", id, "--item", code],
        ]
        for command in commands { try done(.authority, command + key) }
        return "20265001000001"
    }
}

extension Substring {
    /// Places a terminal gives it, Chinese characters being two places wide.
    fileprivate var places: Int { unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) } }
}
