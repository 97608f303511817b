import Accounts
import CanonicalJSON
import Indicators
import Liandan
import LiandanTesting
import Testing
import WasteDomain

/// IND-01 to IND-04: industrial hazardous waste.
struct IndustrialTests {
    @Test func `waste that was used counts where it was generated`() throws {
        let town = try Town.settled()
        try town.straightRun(2)
        let codes = town.codes(1, from: 3)
        try town.submit(Town.generator, town.itemEvents(codes))
        let used = try town.indicator("IND-02")
        #expect(used.sums == "200000/300000")
        #expect(used.value == "66.67")
        #expect(used.lacks.isEmpty)
        // The treatment is the last entry but the package's.
        #expect(used.first?.evidence.events.map(\.description) == ["10.0"])
        #expect(try town.indicator("IND-03").value == "0.00")
        #expect(try town.indicator("IND-02", region: "500114").value == "66.67")
        #expect(try town.indicator("IND-02", region: "36").sums == "0/0")
        #expect(try town.indicator("IND-02", region: "36").lacks == [.nothing])
    }

    @Test func `intensity needs the added value of industry, and says so`() throws {
        let town = try Town.settled()
        try town.straightRun(2)
        let name = try #require(Word("industrialAddedValue"))
        let region = try #require(RegionCode("500114"))
        let without = try town.indicator("IND-01", region: "500114")
        #expect(without.value == nil)
        #expect(without.lacks == [.figure(name, region: region, year: 2026, others: [])])
        let declared = town.figure("industrialAddedValue", 40, in: "10kCNY")
        #expect(try town.submit(Town.authority, [declared]).isAccepted)
        // 0.2 t over 400,000 yuan.
        #expect(try town.indicator("IND-01", region: "500114").value == "0.0050")
        // For the whole ledger the one figure there is will do; of two nobody can tell.
        #expect(try town.indicator("IND-01").value == "0.0050")
        let other = town.figure("industrialAddedValue", 7, in: "10kCNY", of: "500000")
        #expect(try town.submit(Town.authority, [other]).isAccepted)
        let regions = ["500000", "500114"].compactMap { RegionCode($0) }
        #expect(
            try town.indicator("IND-01").lacks
                == [.figure(name, region: nil, year: 2026, others: regions)]
        )
    }

    @Test func `what is delivered, or stored in time, is safe`() throws {
        let town = try Town.settled()
        try town.straightRun(2)
        try town.submit(Town.generator, town.itemEvents(town.codes(1, from: 3)))
        let safe = try town.indicator("IND-04")
        #expect(safe.sums == "300000/300000")
        #expect(safe.value == "100.00")
    }

    @Test func `what is stored longer than a year is not`() throws {
        let town = try Town.settled()
        try town.set("2026-09-02 09:00")
        try town.submit(Town.generator, town.itemEvents(town.codes(1)))
        try town.set("2027-09-02 09:00")
        try town.submit(Town.generator, town.itemEvents(town.codes(3)))
        // 365 days after it came it is in time still.
        #expect(try town.indicator("IND-04", in: 2027).sums == "400000/400000")
        try town.set("2027-09-03 09:00")
        try town.submit(Town.generator, town.itemEvents(town.codes(1)))
        let safe = try town.indicator("IND-04", in: 2027)
        #expect(safe.sums == "400000/500000")
        #expect(safe.value == "80.00")
    }

    @Test func `what a collector sent on counts where it was generated, to the gram`() throws {
        let town = try Town.settled()
        try town.registerCollector()
        let codes = town.codes(2)
        try town.submit(Town.generator, town.itemEvents(codes))
        let id = town.uuid()
        let line = town.line(packages: 2, mass: 200_000)
        try town.submit(
            Town.generator,
            [
                town.manifest(
                    id,
                    lines: [line],
                    changing: Town.form(Town.generator, to: Town.collector)
                )
            ]
        )
        try town.submit(Town.generator, [town.released(id, [town.load(codes)])])
        try town.submit(Town.carrier, [town.loaded(id, [town.load(codes)])])
        try town.submit(Town.carrier, [town.departed(id)])
        try town.submit(Town.carrier, [town.arrived(id)])
        try town.submit(Town.collector, [town.received(id, codes)])
        let decided = town.decided(id, ["method": "S1"], accepted: 200_000)
        #expect(try town.submit(Town.collector, [decided]).isAccepted)
        let onward = town.uuid()
        try town.submit(
            Town.collector,
            [
                town.manifest(
                    onward,
                    lines: [line],
                    changing: Town.form(Town.collector, to: Town.disposer)
                )
            ]
        )
        let source: JSONObject = ["line": 1, "manifest": id, "mass": 200_000]
        let release = town.released(onward, [town.load(codes)]).adding(["sources": [source]])
        #expect(try town.submit(Town.collector, [release]).isAccepted)
        #expect(
            try town.submit(Town.carrier, [town.loaded(onward, [town.load(codes)])]).isAccepted
        )
        try town.submit(Town.carrier, [town.departed(onward)])
        try town.submit(Town.carrier, [town.arrived(onward)])
        try town.submit(Town.disposer, [town.received(onward, codes)])
        #expect(
            try town.submit(Town.disposer, [town.decided(onward, accepted: 200_000)]).isAccepted
        )
        #expect(try town.submit(Town.disposer, [town.treated(onward, codes)]).isAccepted)
        let used = try town.indicator("IND-02")
        #expect(used.sums == "200000/200000")
        // The generator's alone: what the collector sent on it did not generate.
        #expect(try town.indicator("IND-04").sums == "200000/200000")
    }
}
