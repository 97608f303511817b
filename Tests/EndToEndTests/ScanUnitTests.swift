import CanonicalJSON
import LiandanTesting
import Testing

/// Boxes and pallets are scanned: they count for what is in them, and a statement names them.
struct ScanUnitTests {
    /// Four drums: two in a box, the box and the third on a pallet, the fourth by itself.
    private struct Pallet {
        let way: Way
        let drums: [String]
        let box: String
        let pallet: String
        let number: String

        init() throws {
            way = try Way()
            drums = try way.pack(.generator, 4)
            box = try way.box(drums[0], drums[1])
            pallet = try way.box(box, drums[2])
            number = try way.issue([pallet, drums[3]])
        }

        /// All of it, to the door of the disposer.
        func send() throws { try way.send(number, [pallet, drums[3]]) }
    }

    @Test(arguments: [
        ["pallet", "0", "box", "3", "pallet"], ["0", "box", "2", "1", "pallet", "3"],
        ["0", "2", "1", "3"],
    ])
    func `however it is scanned, each drum counts once and the pallet is stated`(order: [String])
        throws
    {
        let load = try Pallet()
        let codes = order.map { name in
            ["pallet": load.pallet, "box": load.box][name] ?? load.drums[Int(name) ?? 0]
        }
        let scanned = try load.way.scan(.generator, "release \(load.number)", codes + ["done"])
        #expect(scanned.status == 0, "\(scanned.output) \(scanned.errors)")
        let expected = [
            5: ["ok", "doubled", "doubled", "ok", "doubled"],
            6: ["ok", "ok", "ok", "doubled", "doubled", "ok"], 4: ["ok", "ok", "ok", "ok"],
        ]
        #expect(scanned.words == ["begun"] + (expected[order.count] ?? []) + ["summary"])
        let stated = try #require(load.way.stated("manifest.released", load.number)["lines"])
        let line: JSONObject = [
            "items": [load.pallet, load.drums[3]], "line": 1, "mass": 400_000, "packages": 2,
        ]
        #expect(stated == .array([.object(line)]))
        try load.way.audit()
    }

    @Test func `running totals tell drums and what they stand in`() throws {
        let load = try Pallet()
        let scanned = try load.way.scan(
            .generator,
            "release \(load.number)",
            [load.drums[0], load.pallet, load.drums[3], "undo", "undo", "list", "cancel", "cancel"]
        )
        let (first, second, third) = (scanned.answers[1], scanned.answers[2], scanned.answers[3])
        let inside: JSONObject = ["code": load.pallet, "count": 1, "of": 3]
        #expect(first["unit"] == .object(inside))
        #expect(first["count"] == .integer(1) && first["units"] == nil && first["holds"] == nil)
        #expect(
            second["holds"] == .integer(3) && second["count"] == .integer(3)
                && second["units"] == .integer(1)
        )
        #expect(
            third["count"] == .integer(4) && third["units"] == .integer(2)
                && third["of"] == .integer(2)
        )
        // The drum scanned before the pallet is still there without it.
        let row = try #require(scanned.answers[6]["lines"]?.array?.first?.object)
        #expect(row["scanned"] == .integer(1))
        #expect(row["missing"] == [load.drums[1], load.drums[2]].json)
    }

    @Test func `a drum that lacks on a pallet is named, and the pallet then is not`() throws {
        let load = try Pallet()
        try load.send()
        let scanned = try load.way.scan(
            .disposer,
            "receive \(load.number)",
            [load.drums[3], load.drums[0], "=99kg", load.drums[1], "done", "done"]
        )
        #expect(scanned.status == 0, "\(scanned.output) \(scanned.errors)")
        let summary = try #require(scanned.answers.first { $0["scan"] == .string("summary") })
        let row = try #require(summary["lines"]?.array?.first?.object)
        #expect(
            row["scanned"] == .integer(3) && row["of"] == .integer(4) && row["units"] == .integer(2)
        )
        #expect(row["missing"] == [load.drums[2]].json)
        let lines = try load.way.stated("manifest.received", load.number)["lines"]?.array
        // What was weighed in the box is the box's weight, with the other drum's own.
        let items: [JSONObject] = [
            ["code": load.drums[3]], ["code": load.box, "net": 199_000],
        ]
        #expect(lines?.first?.object?["items"] == .array(items.map(JSONValue.object)))
        #expect(lines?.first?.object?["mass"] == .integer(299_000))
        #expect(try Answer.rules(in: scanned.output).contains("LD-ITM-003"))
        let left = try #require(load.way.ask("item show \(load.pallet)")["record"]?.object)
        #expect(left["contents"] == [load.drums[2]].json)
        try load.way.audit()
    }

    @Test func `a drum of another load's box is of the wrong load`() throws {
        let load = try Pallet()
        try load.send()
        let others = try load.way.pack(.generator, 2)
        let box = try load.way.box(others[0], others[1])
        let other = try load.way.issue([box])
        try load.way.state(.generator, "manifest release \(other) --item \(box)")
        let scanned = try load.way.scan(
            .disposer,
            "receive \(load.number)",
            [others[0], box, "take", others[1], load.pallet, load.drums[3], "done"]
        )
        #expect(
            scanned.words == [
                "begun", "wrongLoad", "mayTake", "wrongLoad", "mayTake", "taken", "doubled", "ok",
                "ok", "summary", "confirm", "summary",
            ]
        )
        #expect(scanned.answers[1]["manifest"] == .string(other))
        let row = try #require(scanned.answers[9]["lines"]?.array?.first?.object)
        #expect(
            row["extra"] == [box].json && row["missing"] == nil && row["scanned"] == .integer(6)
        )
        let lines = try load.way.stated("manifest.received", load.number)["lines"]?.array
        let items = [box, load.pallet, load.drums[3]].map { ["code": $0] as JSONObject }
        #expect(lines?.first?.object?["items"] == .array(items.map(JSONValue.object)))
    }

    @Test func `what is scanned in part cannot leave without the rest`() throws {
        let load = try Pallet()
        let words = "release \(load.number)"
        let part = try load.way.scan(.generator, words, [load.drums[0], load.drums[3]])
        #expect(part.status == 1)
        #expect(try Answer.rules(in: part.output).contains("LD-ITM-002"))
        let whole = try load.way.scan(
            .generator,
            words + " --resume",
            [load.pallet, "done"]
        )
        #expect(whole.status == 0, "\(whole.output) \(whole.errors)")
        let lines = try load.way.stated("manifest.released", load.number)["lines"]?.array
        #expect(lines?.first?.object?["items"] == [load.pallet, load.drums[3]].json)
    }

    @Test func `a store is counted drum by drum or pallet by pallet`() throws {
        let load = try Pallet()
        let check = "check --facility TS001"
        let whole = try load.way.scan(.generator, check, [load.pallet, load.drums[3]])
        #expect(whole.status == 0, "\(whole.output)")
        let single = try load.way.scan(.generator, check, load.drums)
        #expect(single.status == 0, "\(single.output)")
        let part = try load.way.scan(.generator, check, [load.box, load.drums[3]])
        #expect(part.status == 1)
        let row = try #require(part.answers.last?["lines"]?.array?.first?.object)
        #expect(row["missing"] == [load.drums[2]].json && row["extra"] == nil)
    }

    @Test func `without the ledger nobody knows what a box holds, and all is kept`() throws {
        let stage = try Stage()
        let codes = (1...2).map { "\(Town.generator)900214082026030200\($0)" }
        let words = ["item", "scan", "store", "--facility", "TS001", "--out", "s.sub"]
        let input = codes.joined(separator: "\n")
        let scanned = try Scanned(
            stage.run(.generator, words + ["--output", "json"], input: input)
        )
        #expect(scanned.answers.first?["offline"] == .bool(true))
        #expect(scanned.words == ["begun", "ok", "ok", "summary"])
        let shown = try stage.run(.generator, words + ["--lang", "en", "--anew"], input: input)
        #expect(shown.output.contains("what boxes and pallets hold"))
    }
}

extension Way {
    /// A box or pallet with a code of its own, packed.
    func box(_ items: String...) throws -> String {
        let outcome = try state(
            .generator,
            "item pack --new \(items.joined(separator: " "))"
        )
        return try #require(outcome["codes"]?.array?.first?.string)
    }
}
