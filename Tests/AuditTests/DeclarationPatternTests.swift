import Audit
import CanonicalJSON
import HandoffRules
import LiandanTesting
import Testing
import WasteDomain

/// What declarations show: cut shipments, plans, paper, serials, meters.
struct DeclarationPatternTests {
    private static let neighbour = PatternTown.neighbour

    /// Loads of 100 kg, where 99 to 110 kg are just under the threshold and three are many.
    @Test(arguments: [
        ([100_000, 100_000, 100_000], 1), ([99_000, 109_999, 100_000], 1),
        ([100_000, 100_000], 0), ([100_000, 100_000, 98_999], 0), ([100_000, 100_000, 110_000], 0),
    ])
    func `shipments cut just under a threshold are found`(masses: [Int], count: Int) throws {
        let city = try PatternTown([
            "pattern.thresholdGrams": 110_000, "pattern.thresholdShipments": 3,
        ])
        for mass in masses { try city.carry(.init(mass: mass, until: .manifestLoaded)) }
        let found = try city.found("LD-PAT-005")
        #expect(found.map { $0.facts["where"] } == Array(repeating: Town.generator, count: count))
        #expect(found.allSatisfy { $0.facts["mass"] == String(masses.reduce(0, +)) })
        if count > 0 {
            #expect(try found.first?.evidence.first == city.events(.manifestLoaded).first)
        }
    }

    @Test(arguments: [("示例路1号", ["示例路1号"]), ("示例路2号", [])])
    func `shipments of several parties are summed by address`(
        address: String,
        places: [String]
    ) throws {
        let city = try PatternTown([
            "pattern.thresholdGrams": 110_000, "pattern.thresholdShipments": 3,
        ])
        try city.join(
            Self.neighbour,
            "generator",
            sendsTo: Town.disposer,
            address: address
        )
        try city.carry(.init(until: .manifestLoaded))
        try city.carry(.init(until: .manifestLoaded))
        try city.carry(.init(from: Self.neighbour, until: .manifestLoaded))
        #expect(try city.found("LD-PAT-005").map { $0.facts["where"] } == places)
    }

    @Test(arguments: [(364, 1), (365, 0)])
    func `a shipment a year ago is not of the same year`(days: Int64, count: Int) throws {
        let city = try PatternTown([
            "pattern.thresholdGrams": 110_000, "pattern.thresholdShipments": 2,
        ])
        try city.carry(.init(until: .manifestLoaded))
        try city.wait(days: days)
        try city.renew(for: 2027)
        try city.carry(.init(year: 2027, until: .manifestLoaded))
        #expect(try city.found("LD-PAT-005").count == count)
    }

    /// Two parties of 100 kg each.
    @Test(arguments: [
        ("示例路1号", 200_000, 1), ("示例路1号", 200_001, 0), ("示例路1号", 100_000, 0),
        ("示例路2号", 200_000, 0),
    ])
    func `small generators at one address that are none together are found`(
        address: String,
        threshold: Int,
        count: Int
    ) throws {
        let city = try PatternTown(["pattern.smallGeneratorGrams": threshold])
        try city.join(
            Self.neighbour,
            "generator",
            sendsTo: Town.disposer,
            address: address
        )
        try city.carry(.init(until: .manifestLoaded))
        try city.carry(.init(from: Self.neighbour, until: .manifestLoaded))
        let found = try city.found("LD-PAT-006")
        #expect(found.count == count)
        #expect(found.allSatisfy { $0.facts["mass"] == "200000" && $0.facts["parties"] == "2" })
    }

    @Test(arguments: [(0, 0, 1), (1, 0, 0), (0, 1, 0)])
    func `a plan amended on the day of the shipment is found`(
        before: Int64,
        after: Int64,
        count: Int
    ) throws {
        let city = try PatternTown()
        let isFirst = after == 0
        if isFirst { try city.amendPlan(of: Town.generator, to: [Town.disposer]) }
        if before > 0 { try city.wait(days: before) }
        try city.carry(.init(until: .manifestLoaded))
        if !isFirst {
            try city.wait(days: after)
            try city.amendPlan(of: Town.generator, to: [Town.disposer])
        }
        let found = try city.found("LD-PAT-009")
        #expect(found.count == count)
        if count > 0 {
            let both = try city.events(.planAmended) + city.events(.manifestLoaded)
            #expect(found.first?.evidence == both)
        }
    }

    private static let form: JSONObject = [
        "form": "ZZ-1", "scan": "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
    ]

    private static let outage: JSONObject = [
        "from": "2026-09-01T00:00:00.000Z", "reason": "停电", "until": "2026-09-02T00:00:00.000Z",
    ]

    @Test(arguments: [true, false])
    func `paper used without an outage is found`(isDeclared: Bool) throws {
        let city = try PatternTown()
        var paper = Self.form
        if isDeclared { paper["outage"] = .object(Self.outage) }
        try city.carry(.init(paper: paper, until: .manifestLoaded))
        let found = try city.found("LD-PAT-010")
        #expect(found.map { $0.facts["count"] } == (isDeclared ? [] : ["2", "1"]))
    }

    /// The generator makes two statements a load, one load of which is on paper.
    @Test(arguments: [(499, ["2"]), (500, [])])
    func `too large a share of paper is found`(limit: Int, paper: [String]) throws {
        let city = try PatternTown(["paper.maxPerMille": limit, "pattern.minimumSamples": 4])
        try city.carry(.init(paper: Self.form, until: .manifestReleased))
        try city.carry(.init(until: .manifestReleased))
        #expect(try city.found("HW-AUD-007").map { $0.facts["paper"] } == paper)
    }

    @Test func `few statements have no share`() throws {
        let city = try PatternTown(["pattern.minimumSamples": 3])
        try city.carry(.init(paper: Self.form, until: .manifestReleased))
        #expect(try city.found("HW-AUD-007") == [])
    }

    /// Numbers of paper forms, entered before their range 1000 to 1099 was granted to the ledger.
    @Test(arguments: [
        ([1002], "1000-1001", 1), ([1001, 1003], "1000,1002", 2), ([1002, 1000], "1001", 1),
        ([1002, 1000, 1001], nil, 0), ([1000, 1001], nil, 0),
    ])
    func `serials that no manifest has are found`(
        serials: [Int],
        gaps: String?,
        evidence: Int
    ) throws {
        let city = try PatternTown()
        try city.carry(.init(until: .manifestIssued))
        for serial in serials {
            try city.carry(.init(number: "2026500100\(serial)", until: .manifestIssued))
        }
        try city.grant(1000...1099, year: 2026)
        let found = try city.found("HW-AUD-009")
        #expect(found.map { $0.facts["gaps"] } == (gaps == nil ? [] : [gaps]))
        #expect(found.allSatisfy { $0.evidence.count == evidence })
    }

    @Test(arguments: [
        (
            ["2026-08-30", "2026-08-31", "2026-09-01"], ["2026-08-30", "2026-08-31", "2026-09-01"],
            []
        ),
        (["2026-08-30", "2026-09-02"], ["2026-08-30", "2026-09-02"], ["2026-08-31,2026-09-01 -"]),
        (["2026-09-01", "2026-09-02"], ["2026-09-01"], ["- 2026-09-02"]),
        (["2026-09-01"], [], ["- 2026-09-01"]),
    ])
    func `days that no meter or one side's has are found`(
        sent: [String],
        taken: [String],
        expected: [String]
    ) throws {
        let city = try PatternTown()
        try city.wait(days: 5)
        for (party, days) in [(Town.generator, sent), (Town.disposer, taken)] {
            for day in days {
                try city.record(party, [city.metered(day)])
            }
        }
        let found = try city.found("HW-MAN-040")
        #expect(
            found.map { "\($0.facts["missing"] ?? "") \($0.facts["oneSided"] ?? "")" } == expected
        )
    }
}

extension PatternTown {
    /// A day of a pipeline from the generator to the disposer.
    fileprivate func metered(_ day: String) -> JSONObject {
        town.event(
            .accountRecorded,
            [
                "code": "900-214-08", "contract": "C-1", "day": day, "form": "liquid",
                "from": ["party": Town.generator, "site": "001"] as JSONObject,
                "hazards": ["T", "I"], "mass": 1000, "meter": ["id": "M-1"] as JSONObject,
                "to": ["party": Town.disposer, "site": "001"] as JSONObject,
            ]
        )
    }

    fileprivate func grant(_ serials: ClosedRange<Int>, year: Int) throws {
        let range: JSONObject = [
            "from": serials.lowerBound, "segment": "5001", "to": serials.upperBound, "year": year,
        ]
        try record(Town.authority, [town.event(.numbersGranted, range)])
    }

    /// The generator's plan and contracts of another year, and numbers for it.
    fileprivate func renew(for year: Int) throws {
        let end = "\(year)-12-31"
        try record(
            Town.authority,
            [
                town.contract("C-\(year)", with: Town.disposer, "disposal", until: end),
                town.contract("T-\(year)", with: Town.carrier, "transport", until: end),
                town.plan("P-\(year)", year: year),
            ]
        )
        try grant(1...99, year: year)
    }
}
