import CanonicalJSON
import LiandanTesting
import Testing

/// A facility of 黔江 (号段 5001) serves 彭水 (号段 5002), whose authority keeps its own eye on it.
struct SegmentTests {
    private static let (authority, source) = (Invented.creditCode(31), Invented.creditCode(32))
    private let way: Way

    init() throws {
        way = try Way()
        let year = "--from 2026-01-01 --until 2026-12-31"
        try way.state(
            .authority,
            "party register --party \(Self.authority) --name 彭水县生态环境局 --roles authority"
                + " --region 500243"
        )
        try enrol(Self.authority, "pengshui", by: "city.authority.key")
        for command in [
            "party register --party \(Self.source) --name 彭水汽修 --roles generator --region 500243",
            "site register --party \(Self.source) --site 001 --name 厂区 --region 500243 --address 示例路1号",
            "contract record --party \(Self.source) --contract C-1 --contractor \(Town.disposer)"
                + " --purpose disposal \(year)",
            "plan file --party \(Self.source) --site 001 --plan P-1 --year 2026"
                + " --line 900-214-08=1t@\(Town.disposer)",
        ] {
            try state("pengshui", command)
        }
        try enrol(Self.source, "source", by: "pengshui.key")
    }

    private func enrol(_ party: String, _ name: String, by key: String) throws {
        try way.stage.done(
            .authority,
            [
                "key", "create", "--party", party, "--key", "\(name).key", "--request",
                "\(name).request", "--trust", "city.trust", "--holder", "李强",
            ]
        )
        try way.stage.done(
            .authority,
            ["key", "enroll", "\(name).request", "--as", key],
            at: way.now
        )
    }

    private func run(_ who: String, _ words: String) throws -> Shell {
        let arguments = words.split(separator: " ").map(String.init)
        return try way.stage.run(.authority, arguments + ["--as", "\(who).key"], at: way.now)
    }

    @discardableResult
    private func state(_ who: String, _ words: String) throws -> JSONObject {
        let shell = try run(who, words + " --output json")
        try #require(shell.status == 0, "\(words): \(shell.output) \(shell.errors)")
        return try #require(Answer.all(in: shell.output).first)
    }

    private func numbers(in region: String) throws -> [String] {
        let items = try way.ask("manifest list --region \(region)")["items"]?.array ?? []
        return items.compactMap { $0.object?["number"]?.string }
    }

    private func dueKinds(in region: String, at time: String) throws -> [String] {
        let words = ["due", "--region", region, "--output", "json"]
        let shell = try way.stage.run(.authority, words, at: time)
        let items = try #require(Answer.all(in: shell.output).first)["items"]?.array ?? []
        return items.compactMap { $0.object?["kind"]?.string }
    }

    @Test func `loads are numbered in the segment they come from, and both authorities see them`()
        throws
    {
        let issue =
            "manifest issue --carrier \(Town.carrier) --consignee \(Town.disposer) --measures 吸附围堵"
            + " --phone 023-78840119 --plan P-1 --contract C-1 --line code=900-214-08,mass=80kg,"
            + "packages=1,method=R9,un=UN3082,hazards=T+I,form=liquid,packaging=drum"
        let early = try run("source", issue)
        #expect(early.status == 1 && early.output.contains("LD-NUM-001"), "no range is granted")
        // A part of the segment's serials: other ledgers of it have the rest.
        try state("pengshui", "numbers grant 5002 2026 400001 400100")
        let own = try way.issue(way.pack())
        let issued = try state("source", issue)
        let number = try #require(issued["numbers"]?.array?.first?.string)
        #expect(number == "20265002400001")
        #expect(own == "20265001000001", "each segment counts for itself")

        #expect(try numbers(in: "500243") == [number])
        #expect(try Set(numbers(in: "500114")) == [own, number])
        #expect(try numbers(in: "500242") == [])

        let load = "--load line=1,mass=80kg,packages=1"
        try state("source", "manifest release \(number) \(load)")
        try way.state(.carrier, "manifest load \(number) --as-released --vehicle 渝H12345")
        try way.state(.carrier, "manifest depart \(number) --waybill YD1")
        try way.state(.carrier, "manifest arrive \(number)")
        // Whoever owes it, the place it concerns decides whose view it is in.
        #expect(try dueKinds(in: "500114", at: "2026-03-20 09:00").contains("decision"))
        #expect(try !dueKinds(in: "500243", at: "2026-03-20 09:00").contains("decision"))
        try way.state(
            .disposer,
            "manifest receive \(number) --load line=1,mass=70kg,packages=1"
                + " --difference 1=quantity --scale DB-1"
        )
        try way.state(
            .disposer,
            "manifest inform \(number) --about discrepancy --party \(Self.source)"
                + " --party \(Town.authority) --party \(Self.authority)"
        )
        try state("source", "manifest inform \(number)")
        for authority in [Town.authority, Self.authority] {
            let inbox = try way.ask("inbox --party \(authority)")["items"]?.array ?? []
            #expect(inbox.compactMap { $0.object?["name"]?.string } == [number])
        }
        try state("pengshui", "manifest inform \(number)")
        #expect(try way.ask("inbox --party \(Self.authority)")["items"] == .array([]))
        let ranges = try way.ask("numbers list")["items"]?.array?.compactMap(\.object) ?? []
        #expect(ranges.compactMap { $0["segment"]?.string } == ["5001", "5002"])
        try way.audit()
    }

    @Test func `a number of the other segment is not taken`() throws {
        try state("pengshui", "numbers grant 5002 2026 1 10")
        let shell = try run(
            "source",
            "manifest issue --carrier \(Town.carrier) --consignee \(Town.disposer) --measures 围堵"
                + " --phone 023-78840119 --plan P-1 --contract C-1 --number 20265001000009"
                + " --line code=900-214-08,mass=80kg,packages=1,method=R9,un=UN3082,hazards=T+I,"
                + "form=liquid,packaging=drum"
        )
        #expect(shell.status == 1)
        #expect(shell.output.contains("5001"))
    }
}
