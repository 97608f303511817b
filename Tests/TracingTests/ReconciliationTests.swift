import CanonicalJSON

import Liandan
import LiandanTesting
import Testing
import Tracing
import WasteDomain

/// Loads compared package by package, from hand to hand and with a scan.
struct ReconciliationTests {
    @Test func `what stays the same from hand to hand agrees`() throws {
        let (small, id, codes) = try TraceTown.sent(2)
        try small.record(Town.carrier, [small.town.arrived(id)])
        try small.record(Town.disposer, [small.town.received(id, codes)])
        try small.record(Town.disposer, [small.town.decided(id, accepted: 200_000)])
        let found = try small.reconcile(id)
        #expect(found.agrees)
        #expect(found.stages.map(\.kind) == [.released, .loaded, .received, .decided])
        #expect(found.stages.map(\.packages) == [2, 2, 2, 2])
        #expect(found.stages.map { $0.mass?.grams } == [200_000, 200_000, 200_000, 200_000])
    }

    @Test func `three missing and two extra are named, and where they were last seen`() throws {
        let (small, id, codes) = try TraceTown.sent(6)
        let others = small.town.codes(2, from: 7)
        try small.record(Town.generator, small.town.itemEvents([others[0]]))
        try small.record(Town.carrier, [small.town.arrived(id)])
        try small.record(Town.disposer, [small.town.received(id, Array(codes.prefix(3)) + others)])
        let found = try small.reconcile(id)
        #expect(
            found.lines == [
                "offWeight line on 1 600000→500000±20000",
                "missing 004 on 1 not at received", "missing 005 on 1 not at received",
                "missing 006 on 1 not at received", "extra 007 on 1 at received",
                "extra 008 on 1 at received",
            ]
        )
        let missing = try #require(found.differences.first { $0.kind == .missing })
        #expect(missing.status == .loaded)
        #expect(missing.story.map(\.kind) == [.manifestLoaded, .manifestReleased, .itemWeighed])
        #expect(missing.story.first?.by.description == Town.carrier)
        #expect(missing.story.first?.manifest?.description == "20265001000001")
        // A code nobody issued has no story.
        #expect(found.differences.last?.story.isEmpty == true)
        #expect(found.differences.last?.status == nil)
        try small.record(
            Town.disposer,
            [
                small.town.decided(
                    id,
                    ["missing": 300_000, "missingItems": Array(codes.suffix(3))],
                    accepted: 300_000
                )
            ]
        )
        let decided = try small.reconcile(id)
        #expect(decided.lines[1] == "missing 004 on 1 not at received,decided")
    }

    @Test func `a package of another manifest in the place of one is a swap`() throws {
        let (small, id, codes) = try TraceTown.sent(2)
        let other = small.town.codes(1, from: 3)
        try small.record(Town.generator, small.town.itemEvents(other))
        _ = try small.send(other, packages: 1, mass: 100_000)
        try small.record(Town.carrier, [small.town.arrived(id)])
        try small.record(Town.disposer, [small.town.received(id, [codes[0]] + other)])
        #expect(try small.reconcile(id).lines == ["swapped 003 on 1 for 002"])
    }

    @Test func `a box released and its bags received one by one are the same`() throws {
        let small = try TraceTown()
        let (bags, box) = (small.town.codes(3), small.town.codes(1, from: 4)[0])
        let issued = small.town.event(
            .itemIssued,
            small.town.content(["code": box, "site": "001"])
        )
        try small.record(Town.generator, small.town.itemEvents(bags) + [issued])
        try small.state(Town.generator, .itemPacked, ["code": box, "items": bags])
        let id = try small.send([box], packages: 1, mass: 300_000)
        #expect(try small.reconcile(id, scanned: bags).agrees)
        #expect(try small.reconcile(id, scanned: [box]).agrees)
        #expect(
            try small.reconcile(id, scanned: Array(bags.prefix(2))).lines == [
                "missing 003 on 1 not at scanned"
            ]
        )
        try small.state(Town.carrier, .itemUnpacked, ["code": box, "items": [bags[0]]])
        #expect(try small.reconcile(id, scanned: [bags[0], box]).agrees)
        try small.record(Town.carrier, [small.town.arrived(id)])
        try small.record(Town.disposer, [small.town.received(id, [bags[0], box], mass: 300_000)])
        let found = try small.reconcile(id)
        #expect(found.agrees, "\(found.lines)")
        #expect(found.stages.map(\.packages) == [3, 3, 3])
    }

    @Test func `an overpacked package is its child, and that it burst is said`() throws {
        let (small, id, codes) = try TraceTown.sent(2)
        let child = Town.carrier + small.town.codes(1, from: 3)[0].dropFirst(18)
        let site = small.town.site(Town.carrier)
        try small.record(Town.authority, [site])
        try small.state(Town.carrier, .itemDamaged, ["code": codes[1], "reason": "破损渗漏"])
        let members = small.town.content([
            "code": child, "parent": codes[1], "reason": "破损渗漏", "site": "001",
        ])
        try small.state(Town.carrier, .itemOverpacked, members)
        #expect(try small.reconcile(id, scanned: [codes[0], child]).agrees)
        try small.record(Town.carrier, [small.town.arrived(id)])
        try small.record(Town.disposer, [small.town.received(id, [codes[0], child])])
        let found = try small.reconcile(id)
        #expect(found.lines == ["damaged 002 on 1"])
        #expect(found.differences.first?.story.first?.kind == .itemOverpacked)
    }

    /// The general tolerance of the tables is 20 kg, and more than that only for large masses.
    @Test func `a package weighed alone is off weight beyond the tolerance only`() throws {
        let (small, id, codes) = try TraceTown.sent(3)
        try small.record(Town.carrier, [small.town.arrived(id)])
        var received = small.town.received(id, codes)
        let nets = [99_000, 80_000, 79_999]
        let items: [JSONObject] = zip(codes, nets).map { ["code": $0, "net": $1] }
        let line: JSONObject = ["items": items, "line": 1, "mass": 290_000, "packages": 3]
        received["lines"] = .array([.object(line)])
        try small.record(Town.disposer, [received])
        #expect(try small.reconcile(id).lines == ["offWeight 003 on 1 100000→79999±20000"])
    }

    @Test func `what no scanner should have read is named and differs`() throws {
        let (small, id, codes) = try TraceTown.sent(1)
        let found = try small.reconcile(id, scanned: codes + ["6901234567892"])
        #expect(found.unreadable == ["6901234567892"] && !found.agrees)
        #expect(found.differences.isEmpty)
    }

    @Test func `what was lost on the way is not expected any more`() throws {
        let (small, id, codes) = try TraceTown.sent(2)
        try small.state(Town.carrier, .itemLost, ["code": codes[1], "reason": "途中遗失"])
        #expect(try small.reconcile(id, scanned: [codes[0]]).agrees)
        let found = try small.reconcile(id, scanned: codes)
        #expect(found.lines == ["extra 002 at scanned"])
        #expect(found.differences.first?.status == .lost)
    }
}
