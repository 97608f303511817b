import CanonicalJSON
import LiandanTesting
import Testing
import Tracing
import WasteDomain

/// Packages that went further than to their first consignee, under other codes.
struct OnwardTraceTests {
    /// Two loads of a generator, merged at a collector, parted, and one part treated elsewhere.
    private struct Onward {
        let small: TraceTown
        /// What came by the first manifest, and by the second.
        let (first, second): (String, String)
        /// Came by the first, and was not merged.
        let alone: String
        let merged: String
        let parts: [String]
        let residue: String
        let manifests: [UniqueID]
    }

    private func onward() throws -> Onward {
        let small = try TraceTown()
        let town = small.town
        try small.town.registerCollector()
        let codes = town.codes(3)
        try small.record(Town.generator, town.itemEvents(codes))
        var manifests = [try small.collect([codes[0], codes[2]]), try small.collect([codes[1]])]
        let own = town.codes(3, from: 4).map { TraceTown.collector + $0.dropFirst(18) }
        try small.bring(
            .itemMerged,
            own[0],
            ["parents": Array(codes.prefix(2))],
            by: TraceTown.collector
        )
        try small.state(TraceTown.collector, .itemWeighed, ["code": own[0], "net": 200_000])
        let parts: [JSONObject] = [
            ["code": own[1], "net": 120_000], ["code": own[2], "net": 80_000],
        ]
        try small.state(
            TraceTown.collector,
            .itemSplit,
            ["children": parts, "code": own[0], "site": "001"]
        )
        // Sixty kilograms of each load are in the larger part.
        let sources: [JSONObject] = manifests.map {
            ["line": 1, "manifest": $0, "mass": 60_000]
        }
        let last = try small.send(
            [own[1]],
            packages: 1,
            mass: 120_000,
            sources: sources,
            changing: Town.form(TraceTown.collector, to: Town.disposer)
        )
        manifests.append(last)
        try small.record(Town.carrier, [town.arrived(last)])
        try small.record(Town.disposer, [town.received(last, [own[1]], mass: 120_000)])
        try small.record(Town.disposer, [town.decided(last, accepted: 120_000)])
        let treated = town.treated(last, [own[1]], mass: 120_000).adding(["batch": "T-1"])
        try small.record(Town.disposer, [treated])
        let residue = Town.disposer + codes[0].dropFirst(18)
        var events = town.itemEvents([residue], net: 5_000)
        events[1]["residueOf"] = .array([.string("T-1")])
        try small.record(Town.disposer, events)
        return Onward(
            small: small,
            first: codes[0],
            second: codes[1],
            alone: codes[2],
            merged: own[0],
            parts: [own[1], own[2]],
            residue: residue,
            manifests: manifests
        )
    }

    private func numbers(_ trace: Trace) -> [String] {
        trace.manifests.map { String($0.number.description.suffix(1)) }.sorted()
    }

    private func codes(_ trace: Trace) -> [String] { trace.packages.map(\.item.id) }

    private static func only(up: Bool) -> TraceScope {
        var scope = TraceScope()
        scope.followsUp = up
        scope.followsDown = !up
        return scope
    }

    @Test func `a source is traced over the collector and both manifests to what was left over`()
        throws
    {
        let town = try onward()
        let trace = try town.small.trace(town.first)
        #expect(codes(trace) == [town.first, town.merged] + town.parts + [town.residue])
        #expect(numbers(trace) == ["1", "3"], "not the load that only its brother came by")
        #expect(
            trace.joints.map { $0.split(separator: " ").prefix(3).joined(separator: " ") } == [
                "merged #1 #2", "split #2 #3", "split #2 #4", "treated #3 T-1", "residue T-1 #5",
            ]
        )
        let kinds = trace.steps.map(\.kind)
        #expect(kinds.filter { $0 == .manifestReceived }.count == 2)
        #expect(kinds.first == .itemIssued)
        #expect(kinds.last == .itemWeighed)
        #expect(trace.batches.map(\.batch.description) == ["T-1"])
        #expect(trace.batches.map(\.party.description) == [Town.disposer])
        // What was not merged has a life without all that.
        let alone = try town.small.trace(town.alone)
        #expect(codes(alone) == [town.alone])
        #expect(numbers(alone) == ["1"])
    }

    @Test func `what is left over is traced back to every source and the manifests it came by`()
        throws
    {
        let town = try onward()
        let up = try town.small.trace(town.residue, Self.only(up: true))
        #expect(codes(up) == [town.residue, town.parts[0], town.merged, town.first, town.second])
        #expect(numbers(up) == ["1", "2", "3"])
        #expect(Set(up.packages.dropFirst().map(\.relation)) == [.ancestor])
        let down = try town.small.trace(town.second, Self.only(up: false))
        #expect(codes(down) == [town.second, town.merged] + town.parts + [town.residue])
        // The part that stayed was never treated.
        let kept = try town.small.trace(town.parts[1])
        #expect(codes(kept) == [town.parts[1], town.merged, town.first, town.second])
        #expect(kept.batches.isEmpty)
        #expect(numbers(kept) == ["1", "2"])
    }

    @Test func `the masses a trace shows are those stated at each end`() throws {
        let town = try onward()
        let trace = try town.small.trace(town.parts[0], Self.only(up: false))
        let masses = trace.steps.compactMap { step in
            step.details.mass.map { "\(step.kind.rawValue) \($0.grams)" }
        }
        #expect(masses.contains("treatment.recorded 120000"))
        #expect(masses.last == "item.weighed 5000")
        let record = try town.small.manifest(town.manifests[0])
        #expect(record.lines[0].passedOn.grams == 60_000)
        #expect(record.lines[0].acceptedLeft.grams == 140_000, "a part and what was not merged")
    }

    /// A bag in a box on a pallet: what is stated of the pallet happens to the bag.
    @Test func `a bag in a box on a pallet lives the life of both while it is in them`() throws {
        let small = try TraceTown()
        let town = small.town
        let (bag, units) = (town.codes(1)[0], town.codes(2, from: 2))
        try small.record(Town.generator, town.itemEvents([bag]))
        for (unit, inner) in zip(units, [bag, units[0]]) {
            let label = town.content(["code": unit, "site": "001"])
            try small.state(Town.generator, .itemIssued, label)
            try small.state(Town.generator, .itemPacked, ["code": unit, "items": [inner]])
        }
        let id = try small.send([units[1]], packages: 1, mass: 100_000)
        try small.record(Town.carrier, [town.arrived(id)])
        try small.record(Town.disposer, [town.received(id, [units[1]])])
        try small.state(Town.disposer, .itemUnpacked, ["code": units[1]])
        try small.state(Town.disposer, .itemUnpacked, ["code": units[0]])
        try small.record(Town.disposer, [town.decided(id, accepted: 100_000)])
        try small.record(Town.disposer, [town.treated(id, [bag])])
        let trace = try small.trace(bag)
        #expect(trace.members == ["root 001", "container 002", "container 003"])
        #expect(
            trace.lines == [
                "2.0 item.issued #1", "2.1 item.filled #1", "2.2 item.weighed #1",
                "4.0 item.packed #1 #2", "6.0 item.packed #2 #3", "7.0 manifest.issued",
                "8.0 manifest.released #3",
                "9.0 manifest.loaded #3", "10.0 manifest.departed", "11.0 manifest.arrived",
                "12.0 manifest.received #3", "13.0 item.unpacked #3", "14.0 item.unpacked #2",
                "15.0 manifest.decided", "16.0 treatment.recorded #1",
            ]
        )
        #expect(trace.joints == ["packed #1 #2 4.0-14.0", "packed #2 #3 6.0-13.0"])
    }
}
