import Accounts
import CanonicalJSON
import Indicators
import Liandan
import LiandanTesting
import Testing
import WasteDomain

/// IND-05, IND-06, IND-08 and the key units: how many were served of those there are.
struct CoverageTests {
    /// A bag of medical waste, sealed on one day and handed over on another.
    private func collect(_ town: Town, sealed: String, at text: String) throws {
        let codes = try seal(town, at: sealed)
        try town.set(text)
        let id = town.uuid()
        var line = town.line(packages: 1, mass: 100_000)
        line["code"] = "841-001-01".json
        line["method"] = "Y10".json
        line["hazards"] = ["In"].json
        let issued = town.manifest(id, lines: [line]) { $0["plan"] = "P-M".json }
        for (party, event) in [
            (Town.generator, issued), (Town.generator, town.released(id, [town.load(codes)])),
            (Town.carrier, town.loaded(id, [town.load(codes)])),
        ] {
            let outcome = try town.submit(party, [event])
            try #require(outcome.isAccepted, "\(outcome.findings)")
        }
    }

    private func seal(_ town: Town, at text: String) throws -> [String] {
        try town.set(text)
        let codes = town.codes(1, waste: "84100101")
        let events = town.itemEvents(codes).map { event in
            event["hazards"] == nil ? event : event.adding(["hazards": ["In"]])
        }
        let outcome = try town.submit(Town.generator, events)
        try #require(outcome.isAccepted, "\(outcome.findings)")
        return codes
    }

    /// What a town needs for medical waste: a disposer that may burn it, and the papers.
    private static func town() throws -> Town {
        let town = try Town.settled()
        let terms = town.disposalTerms().adding([
            "activities": ["collect", "dispose"],
            "methods": [["method": "Y10"] as JSONObject],
            "wastes": [["category": "HW01"] as JSONObject],
        ])
        let line: JSONObject = [
            "code": "841-001-01", "consignees": [Town.disposer], "mass": 10_000_000,
        ]
        let plan = town.plan("P-M").adding(["lines": [line]])
        let licence = town.licence(Town.disposer, "5001140002", terms)
        let outcome = try town.submit(Town.authority, [licence, plan])
        try #require(outcome.isAccepted, "\(outcome.findings)")
        return town
    }

    @Test func `an institution that was called at every two days is served`() throws {
        let town = try Self.town()
        try collect(town, sealed: "2026-09-02 08:00", at: "2026-09-04 09:00")
        try collect(town, sealed: "2026-09-04 10:00", at: "2026-09-06 23:00")
        // Closed over the holiday: without waste nobody needs to call.
        try collect(town, sealed: "2026-09-20 08:00", at: "2026-09-21 09:00")
        let served = try town.indicator("IND-05")
        #expect(served.sums == "1/1")
        #expect(served.value == "100.00")
        #expect(served.first?.evidence.count == 3)
    }

    @Test func `an institution that waited a third day is not, and the day is named`() throws {
        let town = try Self.town()
        try collect(town, sealed: "2026-09-02 08:00", at: "2026-09-05 00:30")
        try collect(town, sealed: "2026-09-06 08:00", at: "2026-09-06 09:00")
        let served = try town.indicator("IND-05")
        #expect(served.sums == "0/1")
        #expect(served.first?.lacking == ["\(Town.generator) 2026-09-04"])
    }

    @Test func `what is sealed after a call waits from that day on`() throws {
        let town = try Self.town()
        try collect(town, sealed: "2026-09-02 08:00", at: "2026-09-04 09:00")
        try collect(town, sealed: "2026-09-04 10:00", at: "2026-09-07 09:00")
        let served = try town.indicator("IND-05")
        #expect(served.sums == "0/1")
        #expect(served.first?.lacking == ["\(Town.generator) 2026-09-06"])
    }

    @Test func `what an institution has not confirmed does not count as collected`() throws {
        let town = try Town.clinic()
        try town.set("2026-09-02 08:00")
        let bag = try town.clinicBag()
        try town.set("2026-09-02 10:00")
        #expect(try town.collectForClinic(bag.id, bag.codes).allSatisfy(\.isAccepted))
        try town.set("2026-09-05 09:00")
        try town.submit(Town.generator, town.itemEvents(town.codes(1)))
        let unconfirmed = try town.indicator("IND-05")
        #expect(unconfirmed.sums == "0/1")
        #expect(unconfirmed.first?.evidence.count == 0)
        #expect(try town.submit(Town.generator, [town.confirmed(bag.id)]).isAccepted)
        #expect(try town.indicator("IND-05").sums == "1/1")
    }

    @Test func `waste that is still waiting when the ledger ends counts too`() throws {
        let town = try Self.town()
        try collect(town, sealed: "2026-09-02 08:00", at: "2026-09-02 09:00")
        _ = try seal(town, at: "2026-09-03 08:00")
        try town.set("2026-09-05 09:00")
        try town.submit(Town.generator, town.itemEvents(town.codes(1)))
        #expect(try town.indicator("IND-05").sums == "1/1")
        try town.set("2026-09-06 09:00")
        try town.submit(Town.generator, town.itemEvents(town.codes(1)))
        #expect(try town.indicator("IND-05").sums == "0/1")
    }

    @Test func `days on which an institution is closed do not count`() throws {
        let town = try Self.town()
        let site: JSONObject = ["party": Town.generator, "site": "001"]
        // From Saturday to Monday.
        let closed: JSONObject = ["from": "2026-09-05", "until": "2026-09-07"]
        let known = town.event(
            .institutionRegistered,
            ["beds": 0, "closures": [closed], "site": site]
        )
        #expect(try town.submit(Town.authority, [known]).isAccepted)
        try collect(town, sealed: "2026-09-04 08:00", at: "2026-09-09 18:00")
        #expect(try town.indicator("IND-05").sums == "1/1")
        try collect(town, sealed: "2026-09-10 08:00", at: "2026-09-13 08:00")
        let late = try town.indicator("IND-05")
        #expect(late.first?.lacking == ["\(Town.generator) 2026-09-12"])
    }

    @Test func `a registered institution that never had a call is counted`() throws {
        let town = try Self.town()
        let site: JSONObject = ["party": Town.disposer, "site": "001"]
        let known = town.event(.institutionRegistered, ["beds": 0, "site": site])
        #expect(try town.submit(Town.authority, [known]).isAccepted)
        let members = try town.indicator("IND-05").sums
        // The generator planned medical waste, the other is registered.
        #expect(members == "0/2")
    }

    @Test func `a list of institutions counts those that never had a call`() throws {
        let town = try Self.town()
        try collect(town, sealed: "2026-09-02 08:00", at: "2026-09-02 09:00")
        let members = [Town.generator, Town.carrier]
        let list = town.figure("medicalInstitutions", 2, members: members)
        #expect(try town.submit(Town.authority, [list]).isAccepted)
        let served = try town.indicator("IND-05", region: "500114")
        #expect(served.sums == "1/2")
        #expect(served.first?.lacking == [Town.carrier])
        // What an institution generates besides is not industrial.
        try town.submit(Town.generator, town.itemEvents(town.codes(1)))
        #expect(try town.indicator("IND-02", region: "500114").sums == "0/0")
    }

    @Test func `a social source needs a contract and a load`() throws {
        let town = try Town.settled()
        #expect(try town.indicator("IND-06", region: "500114").sums == "?/?")
        let members = [Town.generator, Town.disposer]
        let list = town.figure("socialSources", 2, members: members)
        #expect(try town.submit(Town.authority, [list]).isAccepted)
        #expect(try town.indicator("IND-06", region: "500114").sums == "0/2")
        try town.straightRun(1)
        let served = try town.indicator("IND-06", region: "500114")
        #expect(served.sums == "1/2")
        #expect(served.value == "50.00")
        #expect(served.first?.lacking == [Town.disposer])
        // Nor is what it generates industrial.
        #expect(try town.indicator("IND-02", region: "500114").sums == "0/0")
    }

    @Test func `operators without a policy are named`() throws {
        let town = try Town.settled()
        try town.registerCollector()
        let insured = try town.indicator("IND-08")
        #expect(insured.sums == "1/2")
        #expect(insured.first?.lacking == [Town.collector])
    }

    @Test func `a key unit whose waste all has codes is covered`() throws {
        let town = try Town.settled()
        let site: JSONObject = ["party": Town.generator, "site": "001"]
        let set = town.event(
            .siteClassified,
            ["class": "key", "from": "2026-09-01", "reason": "敏感区域", "site": site]
        )
        #expect(try town.submit(Town.authority, [set]).isAccepted)
        try town.straightRun(1)
        #expect(try town.indicator("PRO-09").sums == "1/1")
        let bulk = town.event(
            .wasteGenerated,
            [
                "batch": "HWCS20260901009", "code": "900-214-08", "day": "2026-09-01",
                "mass": 1_000, "site": site,
            ]
        )
        #expect(try town.submit(Town.generator, [bulk]).isAccepted)
        let coded = try town.indicator("PRO-09")
        #expect(coded.sums == "0/1")
        #expect(coded.first?.lacking.count == 1)
    }
}
