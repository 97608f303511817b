import CanonicalJSON
import Foundation
import LiandanTesting
import Testing

/// One load from its codes to its treatment; every statement is signed on its party's own machine,
/// where there is no ledger.
struct StraightRunTests {
    @Test func `a load is coded, shipped, received and treated, and the ledger stands an audit`()
        throws
    {
        let stage = try Stage()
        let codes = try pack(stage)
        let manifest = try issue(stage)
        let number = try handOver(stage, manifest, codes)
        try receive(stage, manifest)
        try treat(stage, manifest, codes)

        let shown = try stage.answer(.authority, ["manifest", "show", number])
        let record = try #require(shown["record"]?.object)
        #expect(record["status"] == .string("closed"))
        #expect(record["manifest"] == .string(manifest))
        let kinds = shown["history"]?.array?.map { $0.object?["event"]?.object?["kind"]?.string }
        // Without the ledger the disposer cannot know that the carrier stated the arrival.
        #expect(
            kinds == [
                "manifest.issued", "manifest.loaded", "manifest.released", "manifest.departed",
                "manifest.arrived", "manifest.arrived", "manifest.received", "manifest.decided",
                "treatment.recorded",
            ]
        )
        try checkQuestions(stage, manifest, number, codes)
        let (status, report) = try stage.audit()
        #expect(status == 0)
        #expect(report["sound"] == true.json)
        #expect(report["problems"] == .array([]))
        #expect(report["guarantees"]?.object?["integrity"] == .string("holds"))
        #expect(report["size"]?.integer == 23)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: stage.path + "/carrier")
                .filter { $0.hasSuffix(".ldg") } == []
        )
    }

    /// Codes, fills, weighs and stores two drums.
    private func pack(_ stage: Stage) throws -> [String] {
        let output = try stage.done(
            .generator,
            [
                "item", "issue", "--waste", "900-214-08", "--count", "2", "--name", "废机油",
                "--hazards", "T;I", "--form", "liquid", "--packaging", "drum", "--out", "issue.sub",
            ]
        )
        let codes = output.split(separator: "\n").map(String.init)
        #expect(
            codes == ["001", "002"].map { "\(Town.generator)9002140820260302\($0)" },
            "standard output carries the codes and nothing else"
        )
        try stage.done(.generator, ["item", "fill", "-", "--out", "fill.sub"], input: output)
        let weights = "code,net,scale\n\(codes[0]),180.5kg,DZC-01\n\(codes[1]),179.5kg,DZC-01\n"
        try stage.write(weights, .generator, "weights.csv")
        try stage.done(
            .generator,
            ["item", "weigh", "--file", "weights.csv", "--out", "weigh.sub"]
        )
        try stage.write(output, .generator, "codes")
        try stage.done(
            .generator,
            ["item", "store", "@codes", "--facility", "TS001", "--out", "store.sub"]
        )
        let outcomes = try stage.submit(
            .generator,
            ["issue.sub", "fill.sub", "weigh.sub", "store.sub"]
        )
        #expect(outcomes.map { $0["entry"]?.integer } == [11, 12, 13, 14])
        return codes
    }

    private func issue(_ stage: Stage) throws -> String {
        let signed = try stage.answer(
            .generator,
            [
                "manifest", "issue", "--carrier", Town.carrier, "--consignee",
                "\(Town.disposer)/001", "--plan", "P-2026", "--contract", "C-1",
                "--transport-contract", "T-1", "--measures", "吸附围堵", "--phone", "023-79220119",
                "--line",
                "code=900-214-08,name=废机油,hazards=T+I,mass=360kg,packages=2,method=R9,un=UN3082,form=liquid,packaging=drum",
                "--handler", "王芳", "--out", "manifest.sub",
            ]
        )
        #expect(signed["status"] == .string("signed"))
        #expect(signed["events"]?.integer == 1)
        return try #require(signed["manifests"]?.array?.first?.string)
    }

    /// Two halves, the carrier's before the consignor's.
    private func handOver(_ stage: Stage, _ manifest: String, _ codes: [String]) throws -> String {
        try stage.done(
            .generator,
            [
                "manifest", "release", manifest, "--load",
                "line=1,mass=360kg,packages=2,items=@codes", "--out", "release.sub",
            ]
        )
        let issued = try stage.submit(.generator, ["manifest.sub"])
        let number = try #require(issued.first?["numbers"]?.array?.first?.string)
        #expect(number == "20265001000001")

        for place in [Stage.Place.carrier, .disposer] {
            try stage.write(stage.bytes(.generator, "release.sub"), place, "released.sub")
        }
        try stage.done(
            .carrier,
            [
                "manifest", "load", "--from", "released.sub", "--vehicle", "渝H12345", "--driver",
                "李强", "--out", "load.sub",
            ]
        )
        try stage.submit(.carrier, ["load.sub"])
        #expect(try status(stage, number) == "handingOver")
        try stage.submit(.generator, ["release.sub"])
        #expect(try status(stage, number) == "loaded")
        try stage.done(
            .carrier,
            [
                "manifest", "depart", manifest, "--vehicle", "渝H12345", "--waybill", "YD1",
                "--start", "示例路1号", "--end", "示例路9号", "--out", "depart.sub",
            ]
        )
        try stage.submit(.carrier, ["depart.sub"])
        #expect(try status(stage, number) == "inTransit")
        return number
    }

    private func receive(_ stage: Stage, _ manifest: String) throws {
        let noon = "2026-03-02 12:00"
        try stage.done(
            .carrier,
            ["manifest", "arrive", manifest, "--place", "示例路9号", "--out", "arrive.sub"],
            at: noon
        )
        try stage.submit(.carrier, ["arrive.sub"], at: noon)
        try stage.done(
            .disposer,
            [
                "manifest", "receive", "--from", "released.sub", "--mass", "1=359kg", "--scale",
                "DB-01", "--out", "receive.sub",
            ],
            at: noon
        )
        try stage.done(
            .disposer,
            [
                "manifest", "decide", manifest, "--line",
                "line=1,accepted=359kg,difference=1kg,method=R9", "--out", "decide.sub",
            ],
            at: noon
        )
        try stage.submit(.disposer, ["receive.sub", "decide.sub"], at: noon)
    }

    /// Line, mass and method are those the ledger knows.
    private func treat(_ stage: Stage, _ manifest: String, _ codes: [String]) throws {
        let evening = "2026-03-02 18:00"
        try stage.done(
            .disposer,
            [
                "treat", "record", manifest, "--item", codes[0], "--item", codes[1],
                "--ledger", "../authority/city.ldg", "--out", "treat.sub",
            ],
            at: evening
        )
        try stage.submit(.disposer, ["treat.sub"], at: evening)
    }

    private func status(_ stage: Stage, _ number: String) throws -> String? {
        let shown = try stage.answer(.authority, ["manifest", "show", number])
        return shown["record"]?.object?["status"]?.string
    }

    /// What anybody asks afterwards, in either language.
    private func checkQuestions(
        _ stage: Stage,
        _ manifest: String,
        _ number: String,
        _ codes: [String]
    ) throws {
        let listed = try stage.answer(.authority, ["manifest", "list", "--status", "closed"])
        #expect(listed["items"]?.array?.count == 1)
        let open = try stage.answer(.authority, ["manifest", "list", "--status", "loaded"])
        #expect(open["items"] == .array([]))
        let item = try stage.answer(.authority, ["item", "show", codes[0]])
        #expect(item["manifest"] == .string(number))
        let traced = try stage.answer(.authority, ["item", "trace", codes[1]])
        let places = traced["history"]?.array?.compactMap { $0.object?["place"]?.string } ?? []
        #expect(places.count == 13)
        #expect(places == places.sorted { place($0) < place($1) }, "events stand in log order")
        let compared = try stage.answer(.authority, ["manifest", "reconcile", number])
        #expect(compared["agrees"] == .bool(true))
        for (lang, word) in [("zh", "已办结"), ("en", "closed")] {
            let text = try stage.done(.authority, ["manifest", "show", manifest, "--lang", lang])
            #expect(text.contains(word))
            #expect(text.contains(number))
        }
    }

    private func place(_ text: String) -> Int {
        let parts = text.split(separator: ".").compactMap { Int($0) }
        return parts[0] << 20 + parts[1]
    }
}
