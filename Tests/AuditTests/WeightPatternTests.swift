import Audit
import CanonicalJSON
import HandoffRules
import LiandanTesting
import Testing
import WasteDomain

/// What weights show: bias of a pair and of a scale, weights nobody read off one.
struct WeightPatternTests {
    private func city(_ received: [Int], scale: String? = nil) throws -> PatternTown {
        let city = try PatternTown(["pattern.minimumSamples": 3])
        for mass in received {
            try city.carry(.init(mass: 123_457, received: mass, scale: scale))
        }
        return city
    }

    /// 3 per mille of 123,457 g are 370.4 g a load.
    @Test(arguments: [
        ([123_000, 123_000, 123_001], true),
        ([124_000, 124_000, 123_999], true),
        ([123_200, 123_200, 123_200], false),
        ([123_000, 124_000, 123_000], false),
        ([122_000, 122_000], false),
        ([123_457, 123_457, 123_457], false),
    ])
    func `weight shaved the same way between two parties is found`(
        received: [Int],
        isFound: Bool
    ) throws {
        let city = try city(received)
        let found = try city.found("LD-PAT-002")
        guard isFound else {
            #expect(found == [])
            return
        }
        #expect(found.count == 1)
        #expect(
            found.first?.facts["difference"]
                == String(received.reduce(0, +) - 123_457 * received.count)
        )
        #expect(
            found.first?.subjects.map(\.description)
                == ["party:\(Town.generator)", "party:\(Town.disposer)"]
        )
        #expect(try found.first?.evidence == city.events(.manifestReceived))
    }

    @Test(arguments: ["S-1", nil])
    func `weight shaved on one scale is found where tickets name it`(scale: String?) throws {
        let city = try city([122_000, 122_500, 122_700], scale: scale)
        let found = try city.found("LD-PAT-003")
        #expect(found.map { $0.facts["scale"] } == (scale == nil ? [] : ["S-1"]))
        #expect(found.allSatisfy { $0.facts["less"] == "3" && $0.facts["more"] == "0" })
    }

    @Test(arguments: [
        ([123_457, 123_457, 123_457], ["equal": "3", "repeated": "3", "round": "0"]),
        ([122_999, 122_999, 122_999], ["equal": "0", "repeated": "3", "round": "0"]),
        ([123_000, 124_000, 123_000], ["equal": "0", "repeated": "1", "round": "3"]),
        ([123_450, 123_460, 123_457], nil),
        ([123_457, 123_457], nil),
    ])
    func `weights nobody reads off a scale are found`(
        received: [Int],
        counts: [String: String]?
    ) throws {
        let city = try PatternTown(["pattern.minimumSamples": 3, "pattern.roundGrams": 1000])
        for mass in received { try city.carry(.init(mass: 123_457, received: mass)) }
        let found = try city.found("HW-AUD-005")
        #expect(found.count == (counts == nil ? 0 : 1))
        for (name, count) in counts ?? [:] { #expect(found.first?.facts[name] == count) }
    }

    /// A year has 365 days, so that 100 t a year are 273,972 g a day and 8,219,160 g in 30 days.
    @Test(arguments: [(1, 1), (2, 0)])
    func `treatment faster than the licence allows is found`(percent: Int, count: Int) throws {
        let city = try PatternTown(["pattern.treatmentPercent": percent])
        try city.carry(.init())
        let found = try city.found("LD-PAT-008")
        #expect(found.count == count)
        #expect(found.allSatisfy { $0.facts["mass"] == "100000" && $0.facts["scale"] == "8219160" })
    }

    /// Two treatments count together only within the days of the window.
    @Test(arguments: [(29, 1), (30, 0)])
    func `treatment is summed over days in a row`(days: Int64, count: Int) throws {
        let city = try PatternTown(["pattern.treatmentPercent": 2])
        try city.carry(.init())
        try city.wait(days: days)
        try city.carry(.init())
        #expect(try city.found("LD-PAT-008").count == count)
    }

    /// 2 % of 30 days are 164,383 g.
    @Test func `what a site treats of its own counts with what came to it, once stated anew`()
        throws
    {
        let city = try PatternTown(["pattern.treatmentPercent": 2])
        try city.carry(.init())
        let states: [(mass: Int, reason: String?, found: [String])] = [
            (60_000, nil, []), (64_000, "抄错", []), (70_000, "补记", ["170000"]),
        ]
        for state in states {
            let day = city.town.clock.now.legalDay
            let treated = city.town.event(
                .wasteTreated,
                [
                    "batch": "HWZXLY20260901001", "code": "900-214-08", "day": day,
                    "mass": state.mass, "method": "R9", "reason": state.reason,
                    "site": ["party": Town.disposer, "site": "001"] as JSONObject,
                ]
            )
            try city.record(Town.disposer, [treated])
            let found = try city.found("LD-PAT-008")
            #expect(found.map { $0.facts["mass"] } == state.found)
        }
    }
}
