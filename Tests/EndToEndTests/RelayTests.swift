import CanonicalJSON
import LiandanTesting
import Testing

/// A load on its way: from carrier to carrier, from truck to truck, with what happens to it.
struct RelayTests {
    @Test func `a load goes over three carriers, one of them found on the way`() throws {
        let way = try Way(.second, .third)
        let codes = try way.pack()
        let manifest = try way.issue(codes, carriers: [.carrier, .second])
        try way.send(manifest, codes)
        try way.state(.carrier, "manifest relay give \(manifest) --place 一号服务区")
        #expect(try way.status(manifest)[0] == "relaying")
        let text = try way.read("manifest show \(manifest)")
        #expect(text.contains("waits for the other half"))
        try way.state(.second, "manifest relay take \(manifest) --vehicle 渝H22222 --driver 张伟")
        #expect(try way.status(manifest)[0] == "inTransit")
        #expect(try custodian(way, codes[0]) == Way.Who.second.party)

        // The third is not on the form: whoever has the load names it.
        let third = Way.Who.third.party
        try way.state(.second, "manifest relay give \(manifest) --to \(third) --place 二号服务区")
        try way.state(.third, "manifest relay take \(manifest) --vehicle 渝H33333")
        let record = try way.record(manifest)
        let legs = record["legs"]?.array?.compactMap(\.object) ?? []
        let carriers: [Way.Who] = [.carrier, .second, .third]
        #expect(legs.map { $0["carrier"]?.string } == carriers.map(\.party))
        #expect(legs.map { $0["vehicle"]?.string } == ["渝H12345", "渝H22222", "渝H33333"])
        #expect(legs.map { $0["place"]?.string } == [nil, "一号服务区", "二号服务区"])
        #expect(record["relayReleased"] == nil && record["relayTaken"] == nil)
        for code in codes { #expect(try custodian(way, code) == third) }

        try way.state(.third, "manifest arrive \(manifest)")
        try way.state(.disposer, "manifest receive \(manifest) --as-released --scale DB-1")
        try way.state(.disposer, "manifest decide \(manifest) --accept-all")
        #expect(try way.status(manifest) == ["decided", "accepted"])
        #expect(try way.read("manifest show \(manifest)", lang: "zh").contains("二号服务区"))
        try way.audit()
    }

    @Test func `the next carrier takes all it needs from the file of the one before`() throws {
        let way = try Way(.second)
        let codes = try way.pack()
        let manifest = try way.issue(codes, carriers: [.carrier, .second])
        try way.send(manifest, codes)
        let id = try #require(try way.record(manifest)["manifest"]?.string)
        try way.state(
            .carrier,
            "manifest relay give \(id) --place 服务区 --out give.sub"
        )
        let taken = try way.run(
            .second,
            "manifest relay take --from give.sub --consignor \(Town.generator)"
                + " --vehicle 渝H22222 --trust city.trust --out take.sub"
        )
        #expect(taken.status == 0, "\(taken.errors)")
        for file in ["give.sub", "take.sub"] { try way.state(.authority, "submit \(file)") }
        let legs = try way.record(id)["legs"]?.array?.compactMap(\.object)
        #expect(legs?.map { $0["vehicle"]?.string } == ["渝H12345", "渝H22222"])
    }

    @Test func `what happens on the way is stated, and shown`() throws {
        let way = try Way()
        try way.state(
            .authority,
            "vehicle register --plate 渝H44444 --party \(Town.carrier) --type truck"
                + " --certificate V-4 --from 2026-01-01 --until 2026-12-31 --rated-load 8t"
        )
        let codes = try way.pack()
        let manifest = try way.issue(codes)
        try way.send(manifest, codes)
        try way.state(.carrier, "manifest observe \(manifest) --point 29.5312,108.7701")
        let reported = try way.state(
            .carrier,
            "incident report \(manifest) --place 国道 --text 车辆故障泄漏 --measures 围堵"
                + " --item \(codes[0])"
        )
        let incident = try #require(reported["incidents"]?.array?.first?.string)
        try way.state(
            .carrier,
            "manifest change-vehicle \(manifest) --vehicle 渝H44444 --place 国道 --reason 故障"
        )
        try way.state(
            .carrier,
            "incident report \(manifest) --place 国道 --text 已清理 --ended --told \(day)"
        )
        try way.state(.authority, "manifest freeze \(manifest) --reason 调查")
        #expect(try way.record(manifest)["frozen"] != nil)
        #expect(try way.read("manifest show \(manifest)").contains(", frozen since"))
        try way.state(.authority, "manifest unfreeze \(manifest) --reason 查清")
        try way.state(.generator, "manifest note \(manifest) 已电话告知")

        let record = try way.record(manifest)
        #expect(record["frozen"] == nil)
        #expect(record["vehicle"]?.string == "渝H44444")
        #expect(record["legs"]?.array?[0].object?["changes"]?.integer == 1)
        let incidents = record["incidents"]?.array?.compactMap(\.object)
        #expect(incidents?.map { $0["incident"]?.string } == [incident], "one incident, not two")
        #expect(incidents?.first?["ended"] != nil)
        let history = try way.ask("manifest show \(manifest)")["history"]?.array
        let events = history?.compactMap { $0.object?["event"]?.object } ?? []
        let changed = events.first { $0["kind"]?.string == "manifest.vehicleChanged" }
        let items = changed?["lines"]?.array?[0].object?["items"]?.array?.compactMap(\.string)
        #expect(items == codes, "all that was released is moved over")
        let point = events.first { $0["kind"]?.string == "transit.observed" }?["point"]?.object
        #expect(point?["latitude"]?.integer == 295_312_000)
        #expect(point?["longitude"]?.integer == 1_087_701_000)
        try way.audit()
    }

    private let day = "2026-03-02"

    private func custodian(_ way: Way, _ code: String) throws -> String? {
        try way.ask("item show \(code)")["record"]?.object?["custodian"]?.string
    }
}
