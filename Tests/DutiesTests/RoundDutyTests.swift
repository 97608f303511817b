import CanonicalJSON
import Duties
import LiandanTesting
import Testing
import WasteDomain

/// A small generator whose waste a pilot collects is reached in five days, or drops out.
struct RoundDutyTests {
    /// A town in which the generator is set to be small or not, and its waste waits for a round.
    private func town(_ managementClass: String) throws -> (Town, UniqueID) {
        let town = try Town.settled()
        try town.registerCollector()
        try town.state(at: "2026-09-01 10:00", Town.authority) {
            town.event(
                .siteClassified,
                [
                    "class": managementClass, "from": "2026-01-01", "reason": "年产生量",
                    "site": ["party": Town.generator, "site": "001"] as JSONObject,
                ]
            )
        }
        let id = town.uuid()
        try town.state(at: "2026-09-01 10:01", Town.generator) {
            town.manifest(
                id,
                lines: [town.line(packages: 1, mass: 100_000)],
                changing: Town.form(Town.generator, to: Town.collector)
            )
        }
        return (town, id)
    }

    @Test func `the carrier owes the pickup until the window ends, then nobody owes anything`()
        throws
    {
        let (town, id) = try town("registered")
        try town.expect(
            "round.pickup",
            [
                "2026-09-02 23:59": nil, "2026-09-03 00:00": .soon, "2026-09-06 23:59": .soon,
                "2026-09-07 00:00": nil,
            ]
        )
        let duty = try town.duty("round.pickup", at: "2026-09-06 12:00")
        #expect(try duty.due == .day(#require(CivilDay("2026-09-06"))))
        #expect(duty.party.description == Town.carrier)
        #expect(
            duty.command == "liandan manifest load 20265001000001 --as-released --vehicle PLATE"
        )
        for (party, kind) in [
            (Town.generator, EventKind.manifestReleased), (Town.carrier, .manifestLoaded),
        ] {
            let items = try town.inbox(party, at: "2026-09-06 23:59")
            #expect(items.map(\.awaited.kind) == [kind])
            #expect(items.first?.subject == Subject(.manifest, id))
            #expect(try town.inbox(party, at: "2026-09-07 00:00").isEmpty)
        }
    }

    @Test func `a hand-over that was begun does not drop out`() throws {
        let (town, id) = try town("registered")
        try town.state(at: "2026-09-06 18:00", Town.generator) {
            town.event(
                .manifestReleased,
                [
                    "lines": [
                        ["items": [JSONValue](), "line": 1, "mass": 100_000, "packages": 1]
                            as JSONObject
                    ], "manifest": id,
                ]
            )
        }
        try town.expect("round.pickup", ["2026-09-06 19:00": nil])
        let items = try town.inbox(Town.carrier, at: "2026-09-08 00:00")
        #expect(items.map(\.awaited.kind) == [.manifestLoaded])
    }

    @Test func `who is not small is waited for as ever`() throws {
        let (town, _) = try town("simplified")
        try town.expect("round.pickup", ["2026-09-06 12:00": nil])
        #expect(try town.inbox(Town.carrier, at: "2026-09-30 00:00").count == 1)
    }
}
