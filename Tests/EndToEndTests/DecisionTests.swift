import CanonicalJSON
import LiandanTesting
import Testing

/// What a consignee decides when two scales do not agree.
struct DecisionTests {
    @Test func `two scales differ, a third one's word counts`() throws {
        let way = try Way()
        let manifest = try lighter(way)
        try way.stage.write("photograph", .authority, "third.jpg")
        let decide = "manifest decide \(manifest) --line line=1,accepted=199.5kg,difference=500g"
        let other = try way.run(.disposer, "\(decide) --counts released --output json")
        let rules = try Answer.rules(in: other.output)
        #expect(other.status == 1 && rules == ["LD-RCP-008"])
        try way.state(
            .disposer,
            "\(decide) --counts reweighed --reweighed 1=199.5kg --scale DZC-9"
                + " --calibrated 2026-01-15 --ticket 8 --photo third.jpg"
        )
        let record = try way.record(manifest)
        let line = record["lines"]?.array?[0].object
        #expect(line?["counts"]?.string == "reweighed")
        #expect(line?["reweighed"]?.integer == 199_500)
        #expect(line?["accepted"]?.integer == 199_500)
        #expect(line?["method"]?.string == "R9", "the method of the manifest")
        let reweighing = record["reweighing"]?.object
        #expect(reweighing?["scale"]?.object?["id"]?.string == "DZC-9")
        #expect(reweighing?["ticket"]?.string == "8")
        #expect(reweighing?["photo"] != nil)
        try way.audit()
    }

    @Test(arguments: [
        ("--accept-all --counts received", "received", 199_000, 1000),
        ("--line line=1,accepted=200kg --counts released", "released", 200_000, 0),
    ])
    func `one of the two scales counts`(
        options: String,
        weighing: String,
        accepted: Int64,
        difference: Int64
    ) throws {
        let way = try Way()
        let manifest = try lighter(way)
        try way.state(.disposer, "manifest decide \(manifest) \(options)")
        let line = try way.record(manifest)["lines"]?.array?[0].object
        #expect(line?["counts"]?.string == weighing)
        #expect(line?["accepted"]?.integer == accepted)
        #expect(line?["difference"]?.integer == difference)
    }

    /// A load that weighs a kilogram less where it arrives, which is within tolerance.
    private func lighter(_ way: Way) throws -> String {
        let codes = try way.pack()
        let manifest = try way.issue(codes)
        try way.send(manifest, codes)
        try way.state(
            .disposer,
            "manifest receive \(manifest) --as-released --mass 1=199kg --scale DB-1"
        )
        return manifest
    }
}
