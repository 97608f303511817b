import Audit
import CanonicalJSON
import HandoffRules
import LiandanTesting
import Testing
import WasteDomain

/// What becomes of waste over several manifests, and of what does not move at all.
struct ChainPatternTests {
    private static let (one, two) = (PatternTown.collector, PatternTown.otherCollector)

    /// A city with two collectors that may send to each other and to the disposer.
    private func city(_ figures: KeyValuePairs<String, Int> = [:]) throws -> PatternTown {
        let city = try PatternTown(figures)
        try city.join(Self.one, "collector", sendsTo: Town.disposer)
        try city.join(Self.two, "collector", sendsTo: Town.disposer)
        try city.contract(Town.generator, with: Self.one)
        try city.contract(Self.one, with: Self.two)
        try city.contract(Self.two, with: Self.one)
        return city
    }

    /// Hands one package on from party to party; the last, if it is the disposer, treats it.
    private func hand(
        _ city: PatternTown,
        along parties: [String],
        pause: Int64 = 0
    ) throws {
        let code = city.nextCode()
        try city.record(Town.generator, city.town.itemEvents([code]))
        var last: UniqueID?
        for (from, to) in zip(parties, parties.dropFirst()) {
            if last != nil, pause > 0 { try city.wait(days: pause) }
            let isEnd = to == Town.disposer
            last = try city.carry(
                .init(
                    from: from,
                    to: to,
                    method: isEnd ? "R9" : "S1",
                    codes: [code],
                    sources: last.map { [try city.source($0)] } ?? [],
                    until: isEnd ? .treatmentRecorded : .manifestDecided
                )
            )
        }
    }

    @Test(
        arguments: zip(
            [
                [Town.generator, one, Town.disposer], [Town.generator, one, two, Town.disposer],
                [Town.generator, one, two, one], [Town.generator, one, two],
            ],
            [nil, "3", "3", nil]
        )
    )
    func `waste shuttled between collectors is found`(parties: [String], hops: String?) throws {
        let city = try city()
        try hand(city, along: parties)
        let found = try city.found("LD-PAT-004")
        #expect(found.map { $0.facts["hops"] } == (hops == nil ? [] : [hops]))
        #expect(
            found.allSatisfy { $0.facts["parties"] == parties.joined(separator: " → ") }
        )
        if hops != nil {
            #expect(try found.first?.evidence == city.events(.manifestReceived))
        }
    }

    /// 2026-09-01 is a Tuesday: three days later it is Friday, six days later Monday, the fourth
    /// working day.
    @Test(arguments: [(3, 4, 0), (3, 3, 0), (6, 4, 0), (6, 3, 1)])
    func `collected waste that is handed on late is found`(
        days: Int64,
        limit: Int,
        count: Int
    ) throws {
        let city = try city(["collection.handoverWorkingDays": limit])
        try hand(city, along: [Town.generator, Self.one, Town.disposer], pause: days)
        let found = try city.found("HW-LIC-008")
        #expect(found.count == count)
        #expect(found.allSatisfy { $0.facts["days"] == "4" && $0.facts["since"] == "2026-09-01" })
    }

    @Test func `a second collector does not start the time anew`() throws {
        let city = try city(["collection.handoverWorkingDays": 3])
        try hand(city, along: [Town.generator, Self.one, Self.two], pause: 3)
        #expect(try city.found("HW-LIC-008") == [])
        try city.wait(days: 3)
        let found = try city.found("HW-LIC-008")
        #expect(found.map { $0.facts["party"] } == [Self.two])
        #expect(found.first?.facts["since"] == "2026-09-01")
        #expect(try found.first?.evidence.first == city.events(.manifestReceived).first)
    }

    @Test(arguments: [("registered", 0), ("simplified", 1)])
    func `a manifest no round reached has dropped out and is not open`(
        managementClass: String,
        count: Int
    ) throws {
        let city = try PatternTown(["manifest.openDays": 10])
        let town = city.town
        try town.registerCollector()
        let site: JSONObject = ["party": Town.generator, "site": "001"]
        try city.record(
            Town.authority,
            [
                town.event(
                    .siteClassified,
                    [
                        "class": managementClass, "from": "2026-01-01", "reason": "年产生量",
                        "site": site,
                    ]
                )
            ]
        )
        let manifest = town.manifest(
            town.uuid(),
            lines: [town.line(packages: 1, mass: 100_000)],
            changing: Town.form(Town.generator, to: Town.collector)
        )
        try city.record(Town.generator, [manifest])
        try city.wait(days: 11)
        #expect(try city.found("HW-AUD-004").count == count)
    }

    @Test(arguments: [(10, 0), (11, 1)])
    func `what an operator stores too long is found`(days: Int64, count: Int) throws {
        let city = try PatternTown(["storage.operatorMaxDays": 10])
        try city.carry(.init(until: .manifestDecided))
        try city.wait(days: days)
        let found = try city.found("HW-DDL-008")
        #expect(found.count == count)
        #expect(found.allSatisfy { $0.facts["days"] == "11" && $0.facts["limit"] == "10" })
    }

    @Test(arguments: [(10, false, 0), (11, false, 1), (11, true, 1)])
    func `what a generator stores too long is found, merged or not`(
        days: Int64,
        isMerged: Bool,
        count: Int
    ) throws {
        let city = try PatternTown(["storage.generatorMaxDays": 10])
        let codes = [city.nextCode(), city.nextCode()]
        try city.record(Town.generator, city.town.itemEvents(codes))
        try city.wait(days: days)
        if isMerged {
            let child = city.town.content([
                "code": city.nextCode(), "parents": codes, "site": "001",
            ])
            try city.record(Town.generator, [city.town.event(.itemMerged, child)])
        }
        let found = try city.found("HW-DDL-009")
        #expect(
            found.map { $0.facts["count"] } == Array(repeating: isMerged ? "1" : "2", count: count)
        )
        #expect(found.allSatisfy { $0.facts["since"] == "2026-09-01" })
    }

    @Test(
        arguments: [
            (10, nil, []), (11, nil, ["2"]), (11, .itemFilled, ["1"]), (11, .itemVoided, ["1"]),
        ] as [(Int64, EventKind?, [String])]
    )
    func `codes that age unfilled are found`(
        days: Int64,
        kind: EventKind?,
        counts: [String]
    ) throws {
        let city = try PatternTown(["item.unfilledDays": 10])
        let codes = [city.nextCode(), city.nextCode()]
        try city.record(
            Town.generator,
            codes.map {
                city.town.event(.itemIssued, city.town.content(["code": $0, "site": "001"]))
            }
        )
        if let kind {
            var event = city.town.event(kind, ["code": codes[0]])
            if kind == .itemVoided { event["reason"] = .string("标签损坏") }
            try city.record(Town.generator, [event])
        }
        try city.wait(days: days)
        let found = try city.found("LD-PAT-007")
        #expect(found.map { $0.facts["count"] } == counts)
        let issued = try city.events(.itemIssued)
        #expect(found.allSatisfy { $0.evidence == (kind == nil ? issued : [issued[1]]) })
    }

    @Test(arguments: [
        (10, EventKind.manifestIssued, 0), (11, .manifestIssued, 1),
        (11, .manifestDecided, 1), (11, .treatmentRecorded, 0),
    ])
    func `manifests that come to no end are found`(
        days: Int64,
        until: EventKind,
        count: Int
    ) throws {
        let city = try PatternTown(["manifest.openDays": 10])
        try city.carry(.init(until: until))
        try city.wait(days: days)
        let found = try city.found("HW-AUD-004")
        #expect(
            found.map { $0.facts["number"] } == Array(repeating: "20265001000001", count: count)
        )
    }
}
