import CanonicalJSON
import LiandanTesting
import Testing

/// A load compared package by package by the command, and what became of it traced.
struct ReconcileTests {
    /// Three drums, of which the second carrier took two, on their way.
    private func relayed() throws -> (way: Way, manifest: String, codes: [String]) {
        let way = try Way(.second)
        let codes = try way.pack(.generator, 3)
        let manifest = try way.issue(codes, carriers: [.carrier, .second])
        try way.send(manifest, codes)
        try way.state(.carrier, "manifest relay give \(manifest) --place 服务区")
        let taken = codes.prefix(2).map { "--item \($0)" }.joined(separator: " ")
        try way.state(.second, "manifest relay take \(manifest) \(taken) --vehicle 渝H22222")
        return (way, manifest, codes)
    }

    private func differences(_ answer: JSONObject) -> [String] {
        (answer["differences"]?.array ?? []).compactMap(\.object).map { difference in
            let absent = difference["absent"]?.array?.compactMap(\.string).joined(separator: ",")
            return [difference["kind"]?.string, difference["code"]?.string, absent]
                .compactMap(\.self).joined(separator: " ")
        }
    }

    @Test func `a drum that stays behind between two carriers is named, with its story`() throws {
        let (way, manifest, codes) = try relayed()
        let words = "manifest reconcile \(manifest)"
        let shell = try way.run(.authority, "\(words) --output json")
        #expect(shell.status == 1)
        let answer = try #require(Answer.all(in: shell.output).first)
        #expect(answer["agrees"] == .bool(false))
        #expect(differences(answer) == ["missing \(codes[2]) relayTaken"])
        let stages = answer["stages"]?.array?.compactMap { $0.object?["stage"]?.string }
        #expect(stages == ["released", "loaded", "relayGiven", "relayTaken"])
        let story = answer["differences"]?.array?[0].object?["story"]?.array
        #expect(
            story?.compactMap { $0.object?["kind"]?.string }.first == "manifest.loaded",
            "what was seen of it last"
        )
        for (lang, word) in [("zh", "缺少"), ("en", "missing")] {
            let text = try way.run(.authority, "\(words) --lang \(lang)")
            #expect(text.status == 1)
            #expect(text.output.contains(word) && text.output.contains(codes[2]))
            #expect(!text.output.contains(codes[1]), "what is there everywhere is not named")
        }
    }

    @Test func `a scan on the way is held against what should be on board`() throws {
        let (way, manifest, codes) = try relayed()
        let stranger = "\(Town.generator)90021408" + "20260302777"
        let scans: [(codes: [String], status: Int32, found: [String])] = [
            (codes, 0, []), (codes.map { $0.lowercased() }, 0, []),
            (Array(codes.prefix(2)), 1, ["missing \(codes[2]) scanned"]),
            (codes + [stranger], 1, ["extra \(stranger) expected"]),
        ]
        for scan in scans {
            try way.stage.write(scan.codes.joined(separator: "\r\n"), .authority, "scan.txt")
            let shell = try way.run(
                .authority,
                "manifest reconcile \(manifest) --scanned scan.txt --output json"
            )
            #expect(shell.status == scan.status, "\(shell.errors)")
            let answer = try #require(Answer.all(in: shell.output).first)
            #expect(differences(answer) == scan.found)
        }
        let unknown = try way.run(.authority, "manifest reconcile 20265001009999")
        #expect(unknown.status == 3)
    }

    @Test func `a bag in a box on a pallet is traced to its treatment, and drawn`() throws {
        let way = try Way()
        let bags = try way.pack()
        let box = try packed(way, bags)
        let pallet = try packed(way, [box])
        let manifest = try way.issue([pallet])
        try way.send(manifest, [pallet])
        try way.state(.carrier, "manifest arrive \(manifest)")
        try way.state(.disposer, "manifest receive \(manifest) --as-released --scale DB-1")
        try way.state(.disposer, "manifest decide \(manifest) --accept-all")
        for unit in [pallet, box] { try way.state(.disposer, "item unpack \(unit)") }
        try way.state(
            .disposer,
            "treat record \(manifest) --item \(bags[0]) --item \(bags[1]) --mass 200kg --method R9"
                + " --batch CZ-1"
        )
        let traced = try way.ask("item trace \(bags[0])")
        let packages = traced["packages"]?.array?.compactMap(\.object) ?? []
        #expect(packages.map { $0["code"]?.string } == [bags[0], box, pallet])
        #expect(packages.map { $0["relation"]?.string } == ["root", "container", "container"])
        let manifests = traced["manifests"]?.array?.compactMap { $0.object?["number"]?.string }
        #expect(manifests == [manifest])
        let kinds = traced["history"]?.array?.compactMap { $0.object?["kind"]?.string } ?? []
        #expect(kinds.last == "treatment.recorded")
        #expect(kinds.filter { $0 == "item.unpacked" }.count == 2)
        try expectDrawn(way, bags[0], boxes: 4)
        #expect(try way.read("item trace \(bags[0])", lang: "zh").contains("CZ-1"))
        try way.audit()
    }

    private func packed(_ way: Way, _ codes: [String]) throws -> String {
        let made = try way.state(.generator, "item pack --new \(codes.joined(separator: " "))")
        return try #require(made["codes"]?.array?.first?.string)
    }

    /// A drawing that another program renders, with a box for each package and each treatment.
    private func expectDrawn(_ way: Way, _ code: String, boxes: Int) throws {
        let drawing = try way.read("item trace \(code) --graph", lang: "zh")
        try way.stage.write(drawing, .authority, "trace.svg")
        let folder = way.stage.path + "/authority"
        let image = try Shell.run(["rsvg-convert", "trace.svg", "-o", "trace.png"], in: folder)
        #expect(image.status == 0, "\(image.errors)")
        #expect(way.stage.exists(.authority, "trace.png"))
        #expect(drawing.ranges(of: "<title>").count >= boxes)
        for text in ["#1 900-214-08", "#2 900-214-08", "#3 900-214-08", "利用处置 CZ-1", "装箱"] {
            #expect(drawing.contains(text), "\(text)")
        }
    }
}
