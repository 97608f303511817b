import CanonicalJSON
import LiandanTesting
import Testing
import WasteDomain

/// When an emergency is in force, and what is counted under it.
struct EmergencyReducerTests {
    private static let site = PartyID(Town.disposer).flatMap { party in
        SiteNumber("001").map { SiteID(party: party, site: $0) }
    }

    private static func emergency(_ stage: Stage) throws -> DeclaredEmergency {
        try #require(stage.slice[DeclaredEmergency.self, Examples.emergency])
    }

    private static func time(_ text: String) throws -> Timestamp {
        try #require(Timestamp("2026-\(text):00.000Z"))
    }

    @Test(arguments: [
        // Stated from, recorded at, in force from.
        ("09-01T01:00", "09-01T01:00", "09-01T01:00"),
        ("09-01T01:00", "09-01T05:00", "09-01T05:00"),
        ("09-02T00:00", "09-01T05:00", "09-02T00:00"),
        (nil, "09-01T05:00", "09-01T05:00"),
    ])
    func `it opens as declared and never before it is recorded, and closes by itself`(
        from: String?,
        recorded: String,
        opens: String
    ) throws {
        var stage = Stage()
        try stage.apply(
            Examples.event(.emergencyDeclared, ["from": from.map { "2026-\($0):00.000Z" }]),
            by: Town.authority,
            recordedAt: "2026-\(recorded):00.000Z"
        )
        let emergency = try Self.emergency(stage)
        let opening = try Self.time(opens)
        #expect(emergency.opens == opening)
        #expect(!emergency.isOpen(at: opening.advanced(by: -1)))
        #expect(emergency.isOpen(at: opening))
        let closing = try Self.time("10-01T00:00")
        #expect(emergency.isOpen(at: closing.advanced(by: -1)))
        #expect(!emergency.isOpen(at: closing))
    }

    @Test func `an early end closes it when it is recorded, once`() throws {
        var stage = Stage()
        try stage.apply(Examples.event(.emergencyDeclared), by: Town.authority)
        let end = Examples.event(.emergencyEnded)
        let changes = try stage.apply(
            end,
            by: Town.authority,
            recordedAt: "2026-09-05T00:00:00.000Z"
        )
        #expect(changes == ["emergency": ["closes", "ended"]])
        #expect(try Self.emergency(stage).closes == Self.time("09-05T00:00"))
        let again = try stage.apply(
            end,
            by: Town.authority,
            recordedAt: "2026-09-04T00:00:00.000Z"
        )
        #expect(again == [:])
    }

    @Test func `an end that comes after it closed by itself changes nothing`() throws {
        var stage = Stage()
        try stage.apply(Examples.event(.emergencyDeclared), by: Town.authority)
        let changes = try stage.apply(
            Examples.event(.emergencyEnded),
            by: Town.authority,
            recordedAt: "2026-10-01T00:00:00.000Z"
        )
        #expect(changes == [:])
    }

    @Test(arguments: [
        ("500114", ["500114"], ["500115", "500243", "510114"]),
        ("500100", ["500114", "500115", "500100"], ["500243", "510114"]),
        ("500000", ["500114", "500243", "500000"], ["510114"]),
    ])
    func `it covers its county, prefecture or province`(
        region: String,
        inside: [String],
        outside: [String]
    ) throws {
        var stage = Stage()
        try stage.apply(
            Examples.event(.emergencyDeclared, ["region": region]),
            by: Town.authority
        )
        let emergency = try Self.emergency(stage)
        for (regions, isCovered) in [(inside, true), (outside, false)] {
            for code in regions {
                let code = try #require(RegionCode(code))
                #expect(emergency.covers(code) == isCovered, "\(code)")
                #expect(stage.slice.emergencies(in: code).isEmpty == !isCovered, "\(code)")
            }
        }
    }

    @Test func `what is received under it is counted for the site and the legal day`() throws {
        var stage = try Stage.at(.arrived)
        try stage.apply(Examples.event(.emergencyDeclared), by: Town.authority)
        // 16:00 of UTC is the next legal day.
        let received = Examples.event(
            .manifestReceived,
            ["occurredAt": "2026-09-02T16:00:00.000Z"]
        )
        let changes = try stage.apply(received, by: Town.disposer)
        #expect(changes["emergency"] == ["received"])
        let site = try #require(Self.site)
        let day = try #require(CivilDay("2026-09-03"))
        let emergency = try Self.emergency(stage)
        #expect(emergency.received[site, day].grams == 99_000)
        #expect(emergency.received.count == 1)
    }
}
