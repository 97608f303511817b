import Audit
import CanonicalJSON
import HandoffRules
import LiandanTesting
import Testing
import WasteDomain

/// Loads that one side only has stated, and agreements nobody serves.
struct StreamPatternTests {
    @Test(arguments: [
        (sides: ["given"], days: Int64(3), found: 1), (["given"], 2, 0), (["taken"], 3, 1),
        (["given", "taken"], 30, 0), ([], 30, 0),
    ])
    func `a load that one side only has stated is found when its time is over`(
        sides: [String],
        days: Int64,
        found: Int
    ) throws {
        let city = try PatternTown()
        let day = city.town.clock.now.legalDay
        for side in sides {
            let party = side == "given" ? Town.generator : Town.disposer
            try city.record(party, [city.half(side, on: day)])
        }
        try city.wait(days: days)
        try city.record(Town.generator, [city.half("alone", on: day)])
        let findings = try city.found("HW-STR-001")
        #expect(findings.count == found)
        #expect(findings.allSatisfy { $0.facts["document"] == "WN-1" })
    }

    @Test(arguments: [(days: Int64(2), found: 0), (3, 1)])
    func `an agreement nobody serves is found`(days: Int64, found: Int) throws {
        let city = try PatternTown()
        let agreement = city.town.contract("CY-1", with: Town.disposer, "collection")
        try city.record(Town.generator, [agreement])
        try city.wait(days: days)
        let day = city.town.clock.now.legalDay
        try city.record(Town.generator, [city.half("alone", on: day)])
        let findings = try city.found("HW-STR-003")
        #expect(findings.map { $0.facts["days"] } == Array(repeating: String(days), count: found))
    }
}

extension PatternTown {
    /// One side of a load of sludge, or sludge that goes nowhere.
    fileprivate func half(_ side: String, on day: CivilDay) -> JSONObject {
        let isTaken = side == "taken"
        let party = isTaken ? Town.disposer : Town.generator
        let other = isTaken ? Town.generator : Town.disposer
        let isLoad = side != "alone"
        return town.event(
            .streamRecorded,
            [
                "act": isTaken ? "received" : isLoad ? "sent" : "generated",
                "code": "462-001-S90",
                "counterparty": isLoad ? ["party": other] as JSONObject : nil,
                "day": day, "document": isLoad ? "WN-1" : nil,
                "fields": isLoad
                    ? ["moisture": 800, "plate": "渝H12345"] as JSONObject
                    : ["moisture": 800] as JSONObject,
                "mass": 12_000_000, "number": side, "point": ["party": party] as JSONObject,
                "stock": side == "given" ? "out" : "in", "stream": "sludge",
            ]
        )
    }
}
