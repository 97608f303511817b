import Audit
import CanonicalJSON
import Duties
import HandoffRules
import LiandanTesting
import Testing
import WasteDomain

/// How long waste lies is counted from one day: by the rule that judges the statement which ends
/// it, by the duty that warns of it, and by the pattern that finds it in the end.
struct StorageClockTests {
    /// What can be done with packages in a store, none of which makes them younger.
    enum Handling: String, CaseIterable {
        case none, storedAgain, merged, split, recoded, overpacked, packed, unpacked
    }

    /// Filled on September 1st, handled on the 7th, looked at on the 11th and the 12th.
    @Test(arguments: Handling.allCases)
    func `a generator's waste is as old as when it was filled`(handling: Handling) throws {
        let city = try PatternTown(["storage.generatorMaxDays": 10])
        let codes = [city.nextCode(), city.nextCode()]
        try city.record(Town.generator, city.town.itemEvents(codes))
        try store(codes, city)
        try city.wait(days: 6)
        let left = try handle(codes, handling, city)

        try city.wait(days: 4)
        #expect(try city.found("HW-DDL-009") == [])
        #expect(try late("storage.generator", city).isEmpty)

        try city.wait(days: 1)
        let found = try city.found("HW-DDL-009")
        #expect(found.map { $0.facts["since"] } == ["2026-09-01"])
        #expect(found.map { $0.facts["count"] } == [String(left.count)])
        let due = try late("storage.generator", city)
        #expect(Set(due.compactMap { $0.since?.legalDay.description }) == ["2026-09-01"])
        #expect(due.map(\.count).reduce(0, +) == left.count)
        let event = city.town.event(.itemTreated, ["items": left, "method": "R9"])
        let outcome = try city.town.submit(Town.generator, [event])
        #expect(outcome.isAccepted, "\(outcome.verdict)")
        let judged = outcome.findings.filter { $0.rule == "HW-DDL-009" }
        #expect(judged.map { $0.facts["code"] } == left)
        #expect(judged.allSatisfy { $0.facts["since"] == "2026-09-01" && $0.facts["days"] == "11" })
    }

    private func store(_ codes: [String], _ city: PatternTown) throws {
        try city.record(
            Town.generator,
            codes.map { city.town.event(.itemStored, ["code": $0, "facility": "TS001"]) }
        )
    }

    /// - Returns: The packages that are there afterwards.
    private func handle(_ codes: [String], _ handling: Handling, _ city: PatternTown) throws
        -> [String]
    {
        let town = city.town
        let new = [city.nextCode(), city.nextCode()]
        let child: JSONObject = ["code": new[0], "site": "001"]
        let change: (EventKind, JSONObject)
        let left: [String]
        switch handling {
        case .none: return codes
        case .storedAgain:
            for code in codes {
                try city.record(Town.generator, [town.event(.itemWithdrawn, ["code": code])])
            }
            try store(codes, city)
            return codes
        case .merged:
            change = (.itemMerged, town.content(child.adding(["parents": codes])))
            left = [new[0]]
        case .split:
            let parts: [JSONObject] = new.map { ["code": $0, "net": 50_000] }
            change = (.itemSplit, ["children": parts, "code": codes[0], "site": "001"])
            left = [codes[1]] + new
        case .recoded, .overpacked:
            let members = child.adding(["parent": codes[0], "reason": "编码有误"])
            change = (
                handling == .recoded ? .itemRecoded : .itemOverpacked, town.content(members)
            )
            left = [codes[1], new[0]]
        case .packed, .unpacked:
            try city.record(Town.generator, [town.event(.itemIssued, town.content(child))])
            change = (.itemPacked, ["code": new[0], "items": codes])
            left = [new[0]]
        }
        try city.record(Town.generator, [town.event(change.0, change.1)])
        if handling == .merged {
            let weighed = town.event(.itemWeighed, ["code": new[0], "net": 200_000])
            try city.record(Town.generator, [weighed])
        }
        guard handling == .unpacked else { return left }
        try city.record(Town.generator, [town.event(.itemUnpacked, ["code": new[0]])])
        return codes
    }

    private func late(_ kind: String, _ city: PatternTown) throws -> [Duty] {
        try city.town.ledger.duties(at: city.town.clock.now)
            .filter { $0.check.kind == kind && $0.state == .late }
    }

    /// Collected on September 1st, handed to the disposer on the 7th.
    @Test func `an operator's waste is as old as its first receipt`() throws {
        let collector = PatternTown.collector
        let city = try PatternTown(["storage.operatorMaxDays": 10])
        try city.join(collector, "collector", sendsTo: Town.disposer)
        try city.contract(Town.generator, with: collector)
        let code = city.nextCode()
        try city.record(Town.generator, city.town.itemEvents([code]))
        let first = try city.carry(
            .init(to: collector, method: "S1", codes: [code], until: .manifestDecided)
        )
        try city.wait(days: 6)
        let second = try city.carry(
            .init(
                from: collector,
                codes: [code],
                sources: [try city.source(first)],
                until: .manifestDecided
            )
        )
        try city.wait(days: 4)
        #expect(try city.found("HW-DDL-008") == [])
        #expect(try late("storage.operator", city).isEmpty)

        try city.wait(days: 1)
        let found = try city.found("HW-DDL-008")
        #expect(found.map { $0.facts["since"] } == ["2026-09-01"])
        let due = try late("storage.operator", city)
        #expect(due.map { $0.since?.legalDay.description } == ["2026-09-01"])
        let outcome = try city.town.submit(Town.disposer, [city.town.treated(second, [code])])
        #expect(outcome.isAccepted, "\(outcome.verdict)")
        let judged = outcome.findings.filter { $0.rule == "HW-DDL-008" }
        #expect(judged.map { $0.facts["since"] } == ["2026-09-01"])
        #expect(judged.map { $0.facts["days"] } == ["11"])
    }
}
