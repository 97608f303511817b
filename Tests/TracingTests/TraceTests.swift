import CanonicalJSON
import LedgerLog
import Liandan
import LiandanTesting
import Testing
import Tracing
import WasteDomain

/// The life of a package, and how far it is followed.
struct TraceTests {
    private static let up = scope { $0.followsDown = false }
    private static let down = scope { $0.followsUp = false }

    private static func scope(_ change: (inout TraceScope) -> Void) -> TraceScope {
        var scope = TraceScope()
        change(&scope)
        return scope
    }

    @Test func `a straight run is told from code to treatment, of one package only`() throws {
        let small = try TraceTown()
        try small.town.straightRun()
        let trace = try small.trace(small.town.codes(1)[0])
        #expect(trace.members == ["root 001"])
        #expect(
            trace.lines == [
                "2.0 item.issued #1", "2.1 item.filled #1", "2.2 item.weighed #1",
                "3.0 manifest.issued", "4.0 manifest.released #1", "5.0 manifest.loaded #1",
                "6.0 manifest.departed", "7.0 manifest.arrived", "8.0 manifest.received #1",
                "9.0 manifest.decided", "10.0 treatment.recorded #1",
            ]
        )
        #expect(trace.joints.isEmpty && trace.omissions.isEmpty)
        #expect(trace.manifests.map(\.number.description) == ["20265001000001"])
        #expect(trace.steps[2].details.mass?.grams == 100_000)
        #expect(trace.steps[5].details.vehicle?.description == "渝H12345")
        #expect(trace.steps[7].details.location == "示例路9号")
        let names = trace.parties.mapValues { $0 }
        #expect(try names[#require(PartyID(Town.carrier))] == "示例运输有限公司")
    }

    /// Two bags in a box, opened on the way, used up in a batch, and what that left over.
    private func boxed() throws -> (TraceTown, bags: [String], box: String, residue: String) {
        let small = try TraceTown()
        let town = small.town
        let (bags, box) = (town.codes(2), town.codes(1, from: 3)[0])
        let issued = town.event(.itemIssued, town.content(["code": box, "site": "001"]))
        try small.record(Town.generator, town.itemEvents(bags) + [issued])
        try small.state(Town.generator, .itemPacked, ["code": box, "items": bags])
        let id = try small.send([box], packages: 1, mass: 200_000)
        try small.state(Town.carrier, .itemUnpacked, ["code": box])
        try small.record(Town.carrier, [town.arrived(id)])
        try small.record(Town.disposer, [town.received(id, bags)])
        try small.record(Town.disposer, [town.decided(id, accepted: 200_000)])
        try small.record(Town.disposer, [town.treated(id, bags).adding(["batch": "T-1"])])
        let residue = Town.disposer + bags[0].dropFirst(18)
        var events = town.itemEvents([residue])
        events[1]["residueOf"] = .array([.string("T-1")])
        try small.record(Town.disposer, events)
        return (small, bags, box, residue)
    }

    @Test func `what was packed lives its box's life while it is in it`() throws {
        let (small, bags, _, residue) = try boxed()
        let trace = try small.trace(bags[0])
        #expect(trace.members == ["root 001", "container 003", "descendant 001"])
        #expect(trace.packages.last?.item.id == residue)
        #expect(
            trace.joints == ["packed #1 #2 3.0-8.0", "treated #1 T-1 12.0", "residue T-1 #3 13.1"]
        )
        #expect(
            trace.lines == [
                "2.0 item.issued #1", "2.1 item.filled #1", "2.2 item.weighed #1",
                "3.0 item.packed #1 #2", "4.0 manifest.issued", "5.0 manifest.released #2",
                "6.0 manifest.loaded #2", "7.0 manifest.departed", "8.0 item.unpacked #2",
                "9.0 manifest.arrived", "10.0 manifest.received #1", "11.0 manifest.decided",
                "12.0 treatment.recorded #1", "13.0 item.issued #3", "13.1 item.filled #3",
                "13.2 item.weighed #3",
            ]
        )
    }

    @Test func `a residue is traced back to all that was used up in its batch`() throws {
        let (small, bags, box, residue) = try boxed()
        let trace = try small.trace(residue, Self.up)
        #expect(trace.packages.map(\.item.id) == [residue, bags[0], box, bags[1]])
        #expect(trace.joints.filter { $0.hasPrefix("treated") }.count == 2)
        #expect(try small.trace(residue, Self.down).members == ["root 001"])
    }

    @Test func `a box leads to what was in it and to what became of that`() throws {
        let (small, bags, box, residue) = try boxed()
        let whole = try small.trace(box)
        #expect(whole.packages.map(\.item.id) == [box, bags[0], bags[1], residue])
        let below = try small.trace(box, Self.down)
        #expect(below.packages.map(\.item.id) == [box, bags[0], bags[1], residue])
        #expect(try small.trace(box, Self.up).packages.map(\.item.id) == [box] + bags)
    }

    @Test func `splits, new codes and overpacks are followed both ways`() throws {
        let small = try TraceTown()
        let codes = small.town.codes(5)
        try small.record(Town.generator, small.town.itemEvents([codes[0]], net: 200_000))
        let parts: [JSONObject] = [1, 2].map { ["code": codes[$0], "net": 100_000] }
        try small.state(
            Town.generator,
            .itemSplit,
            ["children": parts, "code": codes[0], "site": "001"]
        )
        try small.bring(.itemRecoded, codes[3], ["parent": codes[1], "reason": "日期有误"])
        try small.state(Town.generator, .itemDamaged, ["code": codes[3], "reason": "渗漏"])
        try small.bring(.itemOverpacked, codes[4], ["parent": codes[3], "reason": "渗漏"])
        let trace = try small.trace(codes[3])
        #expect(trace.members == ["root 004", "ancestor 002", "ancestor 001", "descendant 005"])
        #expect(trace.joints == ["split #3 #2 3.0", "recoded #2 #1 4.0", "overpacked #1 #4 6.0"])
        #expect(
            trace.lines == [
                "2.0 item.issued #3", "2.1 item.filled #3", "2.2 item.weighed #3",
                "3.0 item.split #2 #3", "4.0 item.recoded #1 #2", "5.0 item.damaged #1",
                "6.0 item.overpacked #1 #4",
            ]
        )
        #expect(try small.trace(codes[0], Self.down).members.count == 5)
        let near = Self.scope { $0.depth = 1 }
        let cut = try small.trace(codes[3], near)
        #expect(cut.members == ["root 004", "ancestor 002", "descendant 005"])
        #expect(cut.omissions.map(\.count) == [1])
        #expect(cut.omissions.first?.kind == .split && cut.omissions.first?.isBefore == true)
    }

    @Test func `a merge of many is counted, and followed only when asked for`() throws {
        let small = try TraceTown()
        let codes = small.town.codes(26)
        let parents = Array(codes.dropLast())
        try small.record(Town.generator, small.town.itemEvents(parents))
        try small.bring(.itemMerged, codes[25], ["parents": parents])
        let trace = try small.trace(codes[25])
        #expect(trace.members == ["root 026"])
        #expect(trace.omissions.map(\.count) == [25])
        #expect(trace.lines == ["3.0 item.merged #1"])
        let whole = try small.trace(codes[25], .unlimited)
        #expect(whole.packages.count == 26 && whole.links.count == 25)
        #expect(whole.omissions.isEmpty)
        // Its brothers are no part of a bag's own life.
        #expect(try small.trace(codes[0], .unlimited).members == ["root 001", "descendant 026"])
    }

    @Test func `a code nobody issued has no life`() throws {
        let small = try TraceTown()
        let code = try #require(ItemCode(small.town.codes(1)[0]))
        let trace = try small.town.ledger.query { (reader) throws(LogError) in
            try reader.trace(code)
        }
        #expect(trace == nil)
    }
}
