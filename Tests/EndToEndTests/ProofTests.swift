import CanonicalJSON
import LedgerLog
import LiandanTesting
import Testing

/// Proofs on their way from the operator to people who have nothing but the trust file.
struct ProofTests {
    private let stage: Stage
    private let code = "\(Town.generator)9002140820260302001"

    init() throws {
        stage = try Stage()
        try stage.done(
            .generator,
            [
                "item", "issue", "--waste", "900-214-08", "--hazards", "T;I", "--form", "liquid",
                "--packaging", "drum", "--out", "issue.sub",
            ]
        )
        try stage.done(.generator, ["item", "fill", code, "--out", "fill.sub"])
        try stage.submit(.generator, ["issue.sub"])
        try stage.submit(.generator, ["fill.sub"])
    }

    /// Makes a proof at the operator's and carries it to the carrier, who has no ledger.
    private func carry(_ name: String, _ words: String) throws {
        let arguments = words.split(separator: " ").map(String.init)
        try stage.done(.authority, arguments + ["--out", name])
        try stage.write(stage.bytes(.authority, name), .carrier, name)
    }

    private func verify(_ files: String...) throws -> (status: Int32, answers: [JSONObject]) {
        let all = ["verify"] + files + ["--trust", "city.trust", "--output", "json"]
        let shell = try stage.run(.carrier, all)
        return (shell.status, try Answer.all(in: shell.output))
    }

    @Test func `every kind of proof is told by what it says and holds without a ledger`() throws {
        try carry("entry.tlog-proof", "prove inclusion 11")
        try carry("event.proof", "prove inclusion 12.0")
        try carry("old.tlog-proof", "prove inclusion 3 --size 5")
        try carry("step.proof", "prove consistency 4 12")
        try stage.write(stage.bytes(.generator, "issue.sub.receipt"), .carrier, "a.receipt")
        let note = try stage.done(.authority, ["checkpoint", "show"])
        try stage.write(note, .carrier, "checkpoint")

        let (status, answers) = try verify(
            "entry.tlog-proof",
            "event.proof",
            "old.tlog-proof",
            "step.proof",
            "a.receipt",
            "checkpoint"
        )
        #expect(status == 0)
        #expect(
            answers.map { $0["kind"]?.string }
                == ["inclusion", "event", "inclusion", "consistency", "receipt", "checkpoint"]
        )
        #expect(answers.map { $0["size"]?.integer } == [13, 13, 5, 12, 12, 13])
        #expect(answers.map { $0["entry"]?.integer } == [11, 12, 3, nil, 11, nil])
        #expect(answers[0]["actor"]?.string == Town.generator)
        #expect(answers[1]["event"]?.string == "12.0")
        #expect(answers[3]["earlier"]?.object?["size"]?.integer == 4)
    }

    @Test func `people read what is proven and what is not`() throws {
        try carry("event.proof", "prove inclusion 12.0")
        for (lang, words) in [
            (
                "en",
                [
                    "proven:", "not proven:", "event 0 (item.filled)",
                    "showed nobody another history",
                ]
            ),
            ("zh", ["已证明:", "未证明:", "第 0 个事件（item.filled）", "没有对别人出示另一份"]),
        ] {
            let text = try stage.done(
                .carrier,
                ["verify", "event.proof", "--trust", "city.trust", "--lang", lang]
            )
            #expect(words.allSatisfy(text.contains), "\(text)")
        }
    }

    @Test func `what was changed does not hold, and what holds beside it is still said`() throws {
        try carry("good.proof", "prove inclusion 12.0")
        let proof = String(decoding: try stage.bytes(.carrier, "good.proof"), as: UTF8.self)
        let changed = proof.replacing("item.filled", with: "item.voided")
        #expect(changed != proof)
        try stage.write(changed, .carrier, "bad.proof")
        let (status, answers) = try verify("bad.proof", "good.proof")
        #expect(status == 1)
        #expect(answers.map { $0["status"]?.string } == ["refused", "verified"])
        #expect(answers[0]["error"]?.string == "log.bad-proof")
        let ledger = stage.file(.authority, "city.ldg")
        #expect(try stage.run(.carrier, ["verify", ledger, "--trust", "city.trust"]).status == 2)
        #expect(
            try stage.run(.carrier, ["verify", "none", "--trust", "city.trust"]).status == 3
        )
    }

    @Test func `receipts are compared with the ledger, and the newer checkpoint is kept`() throws {
        let check = ["receipt", "check", "--trust", "city.trust"]
        let before = try stage.answer(
            .generator,
            ["receipt", "list", "--trust", "city.trust"]
        )
        let items = before["items"]?.array?.compactMap(\.object) ?? []
        #expect(items.map { $0["entry"]?.integer } == [11, 12])
        #expect(items.map { $0["provenUpTo"]?.integer } == [nil, nil])

        // Without the ledger: the newer checkpoint, then the proof that was asked for.
        let note = try stage.done(.authority, ["checkpoint", "show"])
        try stage.write(note, .generator, "newest")
        let asked = try stage.run(.generator, check + ["--with", "newest", "--output", "json"])
        #expect(asked.status == 1)
        let first = try Answer.all(in: asked.output)
        #expect(first.map { $0["status"]?.string } == ["unproven", "consistent"])
        try stage.done(.authority, ["prove", "consistency", "12", "--out", "step.proof"])
        try stage.write(stage.bytes(.authority, "step.proof"), .generator, "step.proof")
        let proven = try stage.answers(.generator, check + ["--with", "newest", "step.proof"])
        #expect(proven.map { $0["status"]?.string } == ["consistent", "consistent"])

        // With the ledger, which has grown.
        try stage.done(.generator, ["item", "weigh", code, "--net", "90kg", "--out", "weigh.sub"])
        try stage.submit(.generator, ["weigh.sub"])
        let ledger = ["--ledger", "../authority/city.ldg"]
        let grown = try stage.answers(.generator, check + ledger)
        #expect(grown.map { $0["provenUpTo"]?.integer } == [14, 14, 14])
        let after = try stage.answer(.generator, ["receipt", "list", "--trust", "city.trust"])
        let listed = after["items"]?.array?.compactMap(\.object) ?? []
        #expect(listed.map { $0["provenUpTo"]?.integer } == [14, 14, 14])
        let kept = try stage.bytes(.generator, "receipts/checkpoint")
        #expect(Checkpoint(String(decoding: kept, as: UTF8.self))?.head.size == 14)
    }

    /// The operator puts yesterday's file back and goes on from there.
    @Test func `a ledger that was set back is caught by whoever kept something`() throws {
        let copy = stage.file(.authority, "old.ldg")
        try sqlite(stage.file(.authority, "city.ldg"), "VACUUM INTO '\(copy)'")
        try stage.write(stage.bytes(.authority, "city.ldg.head"), .authority, "old.ldg.head")
        try stage.done(.generator, ["item", "weigh", code, "--net", "90kg", "--out", "weigh.sub"])
        try stage.submit(.generator, ["weigh.sub"])
        let note = try stage.done(.authority, ["checkpoint", "show"])
        try stage.write(note, .carrier, "seen")
        let receipt = "../generator/weigh.sub.receipt"
        let trust = ["--trust", "city.trust", "--output", "json"]

        let sound = try stage.run(
            .authority,
            ["audit", "city.ldg", "--against", receipt, "../carrier/seen", "old.ldg"] + trust
        )
        #expect(sound.status == 0)
        let report = try #require(Answer.all(in: sound.output).first)
        #expect(report["provenUpTo"]?.integer == 14)
        #expect(report["guarantees"]?.object?["completeness"] == .string("holdsUpTo"))

        let cut = try stage.run(.authority, ["audit", "old.ldg", "--against", receipt] + trust)
        #expect(cut.status == 1)
        let piece = try #require(
            Answer.all(in: cut.output).first?["evidence"]?.array?.first?.object
        )
        #expect(piece["verdict"] == .string("refuted"))
        #expect(piece["reason"] == .string("cutOff"))

        // It goes on: another entry 13, signed by the same key. Who has seen more is no help to it.
        let old = ["--ledger", "old.ldg", "--operator-key", "city.operator.key"]
        try stage.done(.generator, ["item", "weigh", code, "--net", "80kg", "--out", "other.sub"])
        let seen = try stage.run(.authority, ["submit", "../generator/other.sub"] + old)
        #expect(seen.status == 1)
        try stage.done(.authority, ["numbers", "grant", "5002", "2026", "1", "999"] + old)
        let checked = try stage.run(
            .generator,
            [
                "receipt", "check", "weigh.sub.receipt", "--ledger", "../authority/old.ldg",
                "--trust", "city.trust", "--lang", "en",
            ]
        )
        #expect(checked.status == 1)
        #expect(checked.output.contains("REFUTED"))
        let compared = try stage.run(
            .carrier,
            ["checkpoint", "compare", "seen", "../authority/old.ldg"] + trust
        )
        #expect(compared.status == 1)
        let split = try #require(Answer.all(in: compared.output).first)
        #expect(split["verdict"] == .string("splitView"))
        #expect(split["older"] != split["newer"], "both notes are the evidence")
    }

    @Test func `two checkpoints are consistent, need a proof, or are a split view`() throws {
        try stage.write(stage.bytes(.generator, "issue.sub.receipt"), .carrier, "a.receipt")
        try stage.write(stage.bytes(.generator, "fill.sub.receipt"), .carrier, "b.receipt")
        let compare = ["checkpoint", "compare", "b.receipt", "a.receipt"]
        let trust = ["--trust", "city.trust", "--output", "json"]
        func verdict(_ more: String...) throws -> (Int32, String?) {
            let shell = try stage.run(.carrier, compare + more + trust)
            return (shell.status, try Answer.all(in: shell.output).first?["verdict"]?.string)
        }
        #expect(try verdict() == (1, "unproven"))
        try carry("step.proof", "prove consistency 12 13")
        #expect(try verdict("step.proof") == (0, "consistent"))
        try carry("other.proof", "prove consistency 11 13")
        #expect(try verdict("other.proof") == (1, "unproven"))
        let ledger = ["--ledger", "../authority/city.ldg", "--out", "made.proof"]
        let made = try stage.run(.carrier, compare + ledger + trust)
        #expect(made.status == 0)
        #expect(try verdict("made.proof") == (0, "consistent"))
        let same = try stage.answer(
            .carrier,
            ["checkpoint", "compare", "a.receipt", "a.receipt", "--trust", "city.trust"]
        )
        #expect(same["verdict"] == .string("same"))
    }

    private func sqlite(_ file: String, _ sql: String) throws {
        let shell = try Shell.run(["sqlite3", file, sql])
        try #require(shell.status == 0, "\(shell.errors)")
    }
}
