import CanonicalJSON
import LiandanTesting
import Testing

/// A load the consignee does not take: home again, or elsewhere.
struct RefusedLoadTests {
    @Test func `what is refused goes home by two statements`() throws {
        let way = try Way()
        let codes = try way.pack()
        let manifest = try refused(way, codes)
        #expect(try way.status(manifest) == ["decided", "refused"])
        try way.state(.carrier, "manifest return depart \(manifest)")
        #expect(try way.status(manifest) == ["decided", "returning"])
        try way.state(
            .generator,
            "manifest return receive \(manifest) --scale DZC-1 --ticket 77 --handler 王芳"
        )
        #expect(try way.status(manifest) == ["closed", "returned"])
        let line = try way.record(manifest)["lines"]?.array?[0].object
        #expect(line?["returned"]?.integer == 200_000)
        for code in codes {
            let item = try way.ask("item show \(code)")["record"]?.object
            #expect(item?["custodian"]?.string == Town.generator)
            #expect(item?["status"]?.string == "withdrawn")
            #expect(item?["manifest"] == nil)
        }
        let text = try way.read("manifest show \(manifest)")
        for word in ["differs: line", "told of", "packaging", "破损", "returned"] {
            #expect(text.contains(word), "\(word)")
        }
        try way.audit()
    }

    @Test func `what is refused goes elsewhere under a manifest that names the first`() throws {
        let way = try Way(.other)
        let codes = try way.pack()
        let first = try refused(way, codes)
        let other = Way.Who.other.party
        try way.state(
            .authority,
            "plan amend --party \(Town.generator) --plan P-2026"
                + " --line 900-214-08=10t@\(Town.disposer)+\(other) --reason 改送"
        )
        // Everything but the consignee and its contract comes from the first manifest.
        let issued = try way.state(
            .generator,
            "manifest issue --redirects \(first) --consignee \(other)/001 --contract C-other"
        )
        let second = try #require(issued["numbers"]?.array?.first?.string)
        let form = try way.record(second)["form"]?.object
        #expect(form?["lines"]?.array?[0].object?["mass"]?.integer == 200_000)
        #expect(form?["carriers"] == .array([.string(Town.carrier)]))
        #expect(form?["redirects"] == (try way.record(first)["manifest"]))
        let early = try way.run(.generator, "manifest redirect \(first) --to \(second)")
        #expect(early.status == 1, "nothing is on board yet: \(early.errors)")
        try way.send(second, codes)
        try way.state(.generator, "manifest redirect \(first) --to \(second)")
        #expect(try way.status(first) == ["closed", "redirected"])
        #expect(try way.record(first)["redirectedTo"] == .array([id(way, second)]))
        #expect(try way.read("manifest show \(first)").contains(second))
        #expect(try way.read("manifest show \(second)").contains(first))
        try way.audit()
    }

    private func id(_ way: Way, _ manifest: String) throws -> JSONValue {
        try #require(try way.record(manifest)["manifest"])
    }

    /// Sent, found to differ, everybody told, and refused.
    private func refused(_ way: Way, _ codes: [String]) throws -> String {
        let manifest = try way.issue(codes)
        try way.send(manifest, codes)
        try way.state(.carrier, "manifest arrive \(manifest)")
        try way.state(
            .disposer,
            "manifest receive \(manifest) --as-released --difference 1=packaging --scale DB-1"
        )
        try way.state(
            .disposer,
            "manifest discrepancy \(manifest) --difference line=1,axis=packaging,found=破损"
        )
        let report = try way.record(manifest)["discrepancies"]?.array?[0].object
        let difference = report?["differences"]?.array?[0].object
        #expect(difference?["listed"]?.string == "drum", "as the manifest says")
        try way.state(
            .disposer,
            "manifest inform \(manifest) --about discrepancy --party \(Town.generator)"
                + " --party \(Town.authority)"
        )
        for who in [Way.Who.generator, .authority] {
            try way.state(who, "manifest inform \(manifest)")
        }
        let notices = try way.record(manifest)["notices"]?.array?.compactMap(\.object)
        #expect(notices?.map { $0["acknowledged"] == nil } == [false, false])
        let items = codes.joined(separator: "+")
        try way.state(
            .disposer,
            "manifest decide \(manifest) --line line=1,refused=200kg,refusedItems=\(items),reason=包装破损"
        )
        return manifest
    }
}
