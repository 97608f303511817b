import CanonicalJSON
import LiandanTesting
import Testing

/// Packages are scanned one by one and stated together.
struct ScanTests {
    @Test func `each code is answered at once, and what came is stated with what it weighs`()
        throws
    {
        let load = try ScannedLoad(3)
        let (way, codes) = (load.way, load.codes)
        let other = try way.pack(.generator, 1)[0]
        let elsewhere = try way.issue([other])
        try way.state(.generator, "manifest release \(elsewhere) --item \(other)")
        let voided = try way.label()
        try way.state(.generator, "item void \(voided) --reason 印错")
        let unknown = String(codes[0].dropLast(3)) + "999"

        let scanned = try way.scan(
            .disposer,
            "receive \(load.number)",
            [
                codes[0], "=98.5kg", codes[0], other, "take", unknown, voided, "nonsense",
                codes[1], "undo", codes[1], "list",
            ]
        )
        #expect(scanned.status == 0, "\(scanned.errors)")
        #expect(
            scanned.words == [
                "begun", "ok", "weighed", "doubled", "wrongLoad", "mayTake", "taken", "unknown",
                "mayTake", "voided", "mayTake", "unreadable", "ok", "undone", "ok", "list",
                "summary",
            ]
        )
        #expect(scanned.answers[4]["manifest"] == .string(elsewhere))
        #expect(scanned.answers[1]["count"] == .integer(1))
        #expect(scanned.answers[1]["of"] == .integer(3))
        let summary = try #require(scanned.answers.first { $0["scan"] == .string("summary") })
        let line = try #require(summary["lines"]?.array?.first?.object)
        #expect(line["missing"] == .array([.string(codes[2])]))
        #expect(line["extra"] == .array([.string(other)]))
        #expect(summary["refused"] == .array([.string(unknown), .string(voided)]))

        let outcome = try #require(scanned.answers.last)
        #expect(outcome["status"] == .string("recorded"))
        let received = try way.stated("manifest.received", load.number)
        let items: [JSONObject] = [
            ["code": codes[0], "net": 98_500], ["code": other], ["code": codes[1]],
        ]
        let lines: [JSONObject] = [
            ["items": items, "line": 1, "mass": 298_500, "packages": 3]
        ]
        #expect(received["lines"] == .array(lines.map(JSONValue.object)))
        #expect(try Answer.rules(in: scanned.output).contains("HW-RCP-013"))
        try way.audit()
    }

    @Test func `release, loading and relay are scanned as they are named`() throws {
        let way = try Way(.second)
        let codes = try way.pack(.generator, 2)
        let number = try way.issue(codes, carriers: [.carrier, .second])
        for (who, words) in [
            (Way.Who.generator, "release \(number)"),
            (.carrier, "load \(number) --vehicle 渝H12345"),
        ] {
            let scanned = try way.scan(who, words, codes + ["done"])
            #expect(scanned.status == 0, "\(words): \(scanned.output) \(scanned.errors)")
            #expect(scanned.words == ["begun", "ok", "ok", "summary"])
        }
        #expect(try way.status(number)[0] == "loaded")
        try way.state(.carrier, "manifest depart \(number) --waybill YD1")
        for (who, words) in [
            (Way.Who.carrier, "give \(number) --place 服务区"),
            (.second, "take \(number) --vehicle \(Way.Who.second.plate)"),
        ] {
            #expect(try way.scan(who, words, codes).status == 0)
        }
        #expect(try way.record(number)["legs"]?.array?.count == 2)
        for kind in ["manifest.released", "manifest.loaded", "manifest.relayReleased"] {
            let lines = try way.stated(kind, number)["lines"]?.array
            let expected: JSONObject = [
                "items": codes, "line": 1, "mass": 200_000, "packages": 2,
            ]
            #expect(lines == [.object(expected)], "\(kind)")
        }
        try way.audit()
    }

    @Test func `what cannot be released is refused at once and never stated`() throws {
        let way = try Way()
        let codes = try way.pack(.generator, 2)
        let number = try way.issue(codes)
        let label = try way.label()
        let scanned = try way.scan(.generator, "release \(number)", [codes[0], label, codes[1]])
        #expect(scanned.words == ["begun", "ok", "wrongState", "ok", "summary"])
        #expect(scanned.answers[2]["status"] == .string("issued"))
        #expect(scanned.status == 0)
        let foreign = try way.scan(.disposer, "store --facility TS001", [codes[0], label])
        #expect(foreign.words == ["begun", "wrongLoad", "wrongHolder", "summary"])
        #expect(foreign.status == 2, "nothing was scanned")
    }

    @Test func `packages go out of store and into another zone by scanning`() throws {
        let way = try Way()
        let codes = try way.pack(.generator, 3)
        let out = try way.scan(.generator, "withdraw", codes + [codes[1]])
        #expect(out.status == 0)
        #expect(out.words == ["begun", "ok", "ok", "ok", "doubled", "summary"])
        let back = try way.scan(.generator, "store --facility TS002 --zone B", codes.reversed())
        #expect(back.status == 0)
        let shown = try way.ask("item show \(codes[1])")["record"]?.object
        #expect(shown?["status"] == .string("stored"))
        #expect(shown?["stored"]?.object?["zone"] == .string("B"))
    }

    @Test func `a load is scanned where there is no ledger, by the other party's file`() throws {
        let load = try ScannedLoad(3, isSent: false)
        let (way, codes) = (load.way, load.codes)
        try way.state(
            .generator,
            "manifest release \(load.number) \(way.items(codes)) --out ../carrier/released.sub"
        )
        let foreign = String(codes[0].dropLast(3)) + "999"
        let loading = [
            "item", "scan", "load", "--from", "released.sub", "--vehicle", "渝H12345", "--out",
            "load.sub", "--output", "json",
        ]
        let scanned = try Scanned(
            way.stage.run(
                .carrier,
                loading,
                at: way.now,
                input: (codes + [foreign]).joined(separator: "\r")
            )
        )
        #expect(scanned.words == ["begun", "ok", "ok", "ok", "notListed", "summary"])
        #expect(scanned.status == 0, "\(scanned.errors)")
        try way.state(.authority, "submit ../carrier/released.sub")
        try way.state(.authority, "submit ../carrier/load.sub")
        #expect(try way.status(load.number)[0] == "loaded")
    }

    @Test func `packages of two lines of one waste are stated on their own line, once`() throws {
        let way = try Way()
        let drums = try way.pack(.generator, 2)
        let issued = try way.state(
            .generator,
            "item issue --waste 900-214-08 --hazards T;I --form liquid --packaging ibc"
        )
        let ibc = try #require(issued["codes"]?.array?.first?.string)
        try way.state(.generator, "item fill \(ibc)")
        try way.state(.generator, "item weigh \(ibc) --net 900kg")
        let line = "code=900-214-08,method=R9,un=UN3082,hazards=T+I,form=liquid"
        let outcome = try way.state(
            .generator,
            "manifest issue --carrier \(Town.carrier) --consignee \(Town.disposer) --plan P-2026"
                + " --contract C-1 --transport-contract T-1 --measures 围堵 --phone 023-79220119"
                + " --line \(line),mass=200kg,packages=2,packaging=drum"
                + " --line \(line),mass=900kg,packages=1,packaging=ibc"
        )
        let number = try #require(outcome["numbers"]?.array?.first?.string)
        let scanned = try way.scan(.generator, "release \(number)", [drums[0], ibc, drums[1]])
        #expect(scanned.answers.compactMap { $0["line"]?.integer } == [1, 2, 1])
        let lines = try way.stated("manifest.released", number)["lines"]?.array
        #expect(lines?.map { $0.object?["items"] } == [drums.json, [ibc].json])
        #expect(lines?.map { $0.object?["mass"]?.integer } == [200_000, 900_000])

        let other = try way.state(
            .generator,
            "item issue --waste 900-249-08 --hazards T;I --form liquid --packaging drum"
        )
        let stray = try #require(other["codes"]?.array?.first?.string)
        let named = try way.run(.generator, "manifest release \(number) --item \(stray)")
        #expect(named.status == 2, "of no line, and not silently left out")
        let seen = try way.scan(.generator, "release \(number)", [stray])
        #expect(seen.words == ["begun", "wrongState", "summary"])
    }

    @Test func `a store or a load is checked without stating anything`() throws {
        let way = try Way()
        let codes = try way.pack(.generator, 3)
        let label = try way.label()
        let store = "check --facility TS001"
        let wrong = try way.scan(.generator, store, [codes[0], label, codes[1]])
        #expect(wrong.status == 1)
        #expect(wrong.words == ["begun", "ok", "notListed", "taken", "ok", "summary"])
        let row = try #require(wrong.answers.last?["lines"]?.array?.first?.object)
        #expect(row["missing"] == [codes[2]].json)
        #expect(row["extra"] == [label].json)
        #expect(try way.scan(.generator, store, codes).status == 0)
        let empty = try way.scan(.generator, "check --facility TS009", [codes[0]])
        #expect(empty.status == 1)

        let number = try way.issue(codes)
        try way.send(number, codes)
        #expect(try way.scan(.authority, "check \(number)", codes).status == 0)
        #expect(
            try way.scan(.authority, "check \(number)", [codes[0], "done", "done"]).status == 1
        )
    }

    @Test func `what is missing beside the packages is said before anybody scans`() throws {
        let load = try ScannedLoad(1, isSent: false)
        let noVehicle = try load.way.scan(.carrier, "load \(load.number)", load.codes)
        #expect(noVehicle.status == 2)
        let noFacility = try load.way.scan(.generator, "store", load.codes)
        #expect(noFacility.status == 1)
        #expect(try Answer.rules(in: noFacility.output) == ["LD-FMT-001"])
        let twice = try load.way.scan(.carrier, "load \(load.number) --as-released", [])
        #expect(twice.status == 2)
    }
}

/// A manifest over drums of used oil, on its way to the disposer.
struct ScannedLoad {
    let way: Way
    let codes: [String]
    let number: String

    init(_ count: Int, isSent: Bool = true) throws {
        way = try Way()
        codes = try way.pack(.generator, count)
        number = try way.issue(codes)
        if isSent { try way.send(number, codes) }
    }
}

/// What a scanning command printed for machines, and how it ended.
struct Scanned {
    let status: Int32
    let output: String
    let errors: String
    let answers: [JSONObject]

    init(_ shell: Shell) throws {
        status = shell.status
        output = shell.output
        errors = shell.errors
        answers = try Answer.all(in: shell.output)
    }

    /// What each line was answered with.
    var words: [String] { answers.compactMap { $0["scan"]?.string } }
}

extension Way {
    /// Scans lines as somebody, from a pipe.
    func scan(_ who: Who, _ words: String, _ lines: [String]) throws -> Scanned {
        let input = lines.map { $0 + "\n" }.joined()
        return try Scanned(run(who, "item scan \(words) --output json", input: input))
    }

    /// A code without a package.
    func label() throws -> String {
        let issued = try state(
            .generator,
            "item issue --waste 900-214-08 --hazards T;I --form liquid --packaging drum"
        )
        return try #require(issued["codes"]?.array?.first?.string)
    }

    /// The newest statement of a kind about a manifest.
    func stated(_ kind: String, _ manifest: String) throws -> JSONObject {
        let history = try ask("manifest show \(manifest)")["history"]?.array ?? []
        let events = history.compactMap { $0.object?["event"]?.object }
        return try #require(events.last { $0["kind"] == .string(kind) })
    }
}
