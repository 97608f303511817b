import CanonicalJSON
import LiandanTesting
import Testing

/// What else is scanned: packages that are filled, and loads that go home.
struct ScanPurposeTests {
    @Test func `codes are filled, and what was refused goes home, by scanning`() throws {
        let way = try Way()
        let label = try way.label()
        let filled = try way.scan(.generator, "fill --vessel T-7", [label])
        #expect(filled.status == 0, "\(filled.output) \(filled.errors)")
        let record = try #require(way.ask("item show \(label)")["record"]?.object)
        #expect(record["status"] == .string("filled") && record["vessel"] == .string("T-7"))

        let codes = try way.pack(.generator, 3)
        let number = try way.issue(codes)
        try way.send(number, codes)
        try way.state(.disposer, "manifest receive \(number) \(way.items(codes))")
        try way.state(
            .disposer,
            "manifest decide \(number) --line line=1,accepted=100kg,refused=200kg,"
                + "refusedItems=\(codes[0])+\(codes[1]),reason=包装破损"
        )
        let back = try way.scan(.carrier, "send-back \(number)", [codes[2], codes[0], codes[1]])
        #expect(back.status == 0, "\(back.output) \(back.errors)")
        #expect(back.words == ["begun", "notListed", "ok", "ok", "summary"])
        #expect(back.answers[3]["count"] == .integer(2) && back.answers[3]["of"] == .integer(2))
        let taken = try way.scan(.generator, "take-back \(number)", [codes[1], codes[0]])
        #expect(taken.status == 0, "\(taken.output) \(taken.errors)")
        let line: JSONObject = [
            "items": [codes[1], codes[0]], "line": 1, "mass": 200_000, "packages": 2,
        ]
        let stated = try way.stated("manifest.returnReceived", number)["lines"]
        #expect(stated == .array([.object(line)]))
        #expect(
            try way.ask("item show \(codes[0])")["record"]?.object?["custodian"]
                == .string(Town.generator)
        )
        try way.audit()
    }
}
