import CanonicalJSON
import LiandanTesting
import Testing

/// An incinerator for other hazardous waste takes in what an epidemic leaves, as long as it may.
struct EmergencyTests {
    private static let papers = "--plan P-2026 --contract C-other --transport-contract T-1"
    private let way: Way
    private let bags: [String]

    init() throws {
        way = try Way(.other)
        let other = Way.Who.other.party
        for words in [
            "facility register --facility TS001 --name 暂存间 --type point --capacity 1t",
            "institution register --beds 19 --store TS001",
            "plan amend --party \(Town.generator) --plan P-2026 --reason 应急"
                + " --line 841-001-01=1t@\(Town.disposer)+\(other)",
        ] {
            try way.state(.generator, words)
        }
        let labels = try way.run(.generator, "ward roll --first 7 --count 3").output
            .split(separator: "\n").joined(separator: " ")
        let seal = "--class infectious --ward 内科 --net 1.8kg"
        let sealed = try way.run(.generator, "ward seal \(labels) \(seal)")
        try #require(sealed.status == 0, "\(sealed.errors)")
        bags = sealed.output.split(separator: "\n").map(String.init)
        try #require(bags.count == 3)
    }

    private func declare(_ name: String, _ more: String = "") throws -> Shell {
        try way.run(
            .authority,
            "emergency declare \(name) --region 500114 --class infectious --epidemic"
                + " --until 2026-03-04 --government 区人民政府 --plan P-5"
                + " --facility \(Way.Who.other.party)/001=5t@hazardousIncinerator \(more)"
        )
    }

    private func tryIssue(_ bag: String, _ more: String) throws -> Shell {
        try way.run(
            .generator,
            "manifest issue --carrier \(Town.carrier) --consignee \(Way.Who.other.party)"
                + " --measures 消毒 --phone 023-79220119 --method Y10 --un UN3291 --item \(bag)"
                + " \(Self.papers) \(more)"
        )
    }

    @Test func `all that moves under an emergency is marked, and nothing moves once it is over`()
        throws
    {
        let early = try tryIssue(bags[0], "")
        #expect(early.status == 1 && early.output.contains("HW-LIC-002"), "\(early.output)")
        let unknown = try tryIssue(bags[0], "--emergency E-1")
        #expect(unknown.status == 1 && unknown.output.contains("LD-REF-001"), "\(unknown.output)")
        let backwards = try declare("E-1", "--from 2026-03-01")
        #expect(backwards.status == 1 && backwards.output.contains("LD-EMG-001"))
        let declared = try declare("E-1")
        try #require(declared.status == 0, "\(declared.output) \(declared.errors)")

        let number = try way.issue(
            [bags[0]],
            to: .other,
            method: "Y10",
            more: "\(Self.papers) --emergency E-1"
        )
        try way.send(number, [bags[0]])
        try way.state(.carrier, "manifest arrive \(number)")
        let received = try way.state(
            .other,
            "manifest receive \(number) --as-released --scale DB-1"
        )
        #expect(!"\(received)".contains("HW-LIC-"), "\(received)")
        try way.state(.other, "manifest decide \(number) --accept-all")
        try way.state(.other, "treat record \(number) --all")
        #expect(try way.status(number) == ["closed", "treated"])

        #expect(try way.record(number)["form"]?.object?["underEmergency"]?.string == "E-1")
        #expect(try way.read("manifest show \(number)").contains("E-1"))
        #expect(try way.read("manifest list --emergency E-1").contains("(emergency)"))
        #expect(try way.ask("manifest list --emergency E-2")["items"] == .array([]))
        _ = try way.read("manifest print \(number) --out m.html")
        let html = String(decoding: try way.stage.bytes(.authority, "m.html"), as: UTF8.self)
        #expect(html.contains("应急处置 E-1"))
        let listed = try #require(way.ask("emergency list")["items"]?.array?.first?.object)
        let use = try #require(listed["received"]?.array?.first?.object)
        #expect(use["mass"]?.integer == 1800 && use["day"]?.string == "2026-03-02")
        #expect(try way.read("emergency list").contains("in force"))

        // Row 2 of the catalogue's annex: disposed of by the government's plan, it is exempt.
        let books = "account show --site \(Town.generator)/001 --table B.5"
        let rows = try way.ask(books)["items"]?.array?.compactMap(\.object) ?? []
        let consignees = rows.filter { $0["waste"]?.string == "841-001-01" }
            .compactMap { $0["consignee"]?.object?["kind"]?.string }
        #expect(consignees == ["exempt"], "\(rows)")

        // Who repeats a load has to say anew that it is one of the emergency.
        let like = try way.run(.generator, "manifest issue --like \(number) --mass 1kg")
        #expect(like.status == 1 && like.output.contains("HW-LIC-002"), "\(like.output)")
        try way.state(.authority, "emergency end E-1 --reason 疫情结束")
        let late = try tryIssue(bags[1], "--emergency E-1")
        #expect(late.status == 1 && late.output.contains("LD-EMG-002"), "\(late.output)")
        #expect(try way.read("emergency list").contains("ended"))
        #expect(try way.ask("emergency list --region 500243")["items"] == .array([]))
        try way.audit()
    }
}
