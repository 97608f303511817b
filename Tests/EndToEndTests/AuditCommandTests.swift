import CanonicalJSON
import LiandanTesting
import Testing

/// The inspector's command on ledgers that somebody had in his hands.
struct AuditCommandTests {
    @Test func `a byte changed with plain SQL is caught, and the first bad entry named`() throws {
        let stage = try Stage()
        try stage.done(
            .generator,
            [
                "item", "issue", "--waste", "900-214-08", "--name", "废机油", "--hazards", "T;I",
                "--form", "liquid", "--packaging", "drum", "--out", "issue.sub",
            ]
        )
        let code = "\(Town.generator)9002140820260302001"
        try stage.done(.generator, ["item", "fill", code, "--out", "fill.sub"])
        try stage.done(
            .generator,
            ["item", "weigh", code, "--net", "162.1kg", "--out", "weigh.sub"]
        )
        let outcomes = try stage.submit(.generator, ["issue.sub", "fill.sub", "weigh.sub"])
        let entry = try #require(outcomes.last?["entry"]?.integer)
        let copy = stage.file(.authority, "copy.ldg")
        try sqlite(stage.file(.authority, "city.ldg"), ".backup \(copy)")
        #expect(try stage.audit("copy.ldg").status == 0)
        try sqlite(
            copy,
            """
            DROP TRIGGER event_update;
            UPDATE event SET bytes = CAST(
                replace(CAST(bytes AS TEXT), '"net":162100', '"net":102100') AS BLOB)
            WHERE instr(bytes, '"net":162100')
            """
        )

        let (status, report) = try stage.audit("copy.ldg")
        #expect(status == 1)
        #expect(report["sound"] == false.json)
        #expect(report["firstBadEntry"]?.integer == entry)
        #expect(report["guarantees"]?.object?["integrity"] == .string("broken"))
        for (lang, words) in [
            ("en", ["the first bad entry is \(entry)", "THE AUDIT FAILS"]),
            ("zh", ["最早出问题的是记录 \(entry)", "审计不通过"]),
        ] {
            let text = try stage.run(
                .authority,
                ["audit", "copy.ldg", "--trust", "city.trust", "--lang", lang]
            )
            #expect(text.status == 1)
            #expect(words.allSatisfy(text.output.contains), "\(text.output)")
        }
        #expect(try stage.audit().status == 0, "the ledger itself is as it was")
    }

    @Test func `what was not checked is not said to hold`() throws {
        let stage = try Stage()
        let quick = try stage.answer(
            .authority,
            [
                "audit", "--trust", "city.trust", "--no-signatures", "--no-replay", "--no-storage",
                "--threads", "1",
            ]
        )
        let guarantees = try #require(quick["guarantees"]?.object)
        #expect(guarantees["trust"] == .string("holds"))
        #expect(guarantees["integrity"] == .string("selfConsistent"))
        #expect(guarantees["replay"] == .string("unproven"))
        #expect(guarantees["rules"] == .string("unproven"))
        #expect(guarantees["storage"] == .string("unproven"))
    }

    /// A code waits for two months; another entry shows how much later it is.
    @Test func `what only the whole ledger shows is reported, and fails only if asked to`() throws {
        let stage = try Stage()
        try stage.done(
            .generator,
            [
                "item", "issue", "--waste", "900-214-08", "--name", "废机油", "--hazards", "T;I",
                "--form", "liquid", "--packaging", "drum", "--out", "issue.sub",
            ]
        )
        let entry = try #require(stage.submit(.generator, ["issue.sub"]).last?["entry"]?.integer)
        try stage.done(
            .authority,
            ["numbers", "grant", "5001", "2027", "1", "999"],
            at: "2026-05-02 09:00"
        )

        let (status, report) = try stage.audit()
        #expect(status == 0)
        let found = try #require(report["patterns"]?.array?.first?.object)
        #expect(report["patterns"]?.array?.count == 1)
        #expect(found["pattern"] == .string("LD-PAT-007"))
        #expect(found["evidence"] == .array([.string("\(entry).0")]))
        let audit = ["audit", "--trust", "city.trust"]
        #expect(try stage.run(.authority, audit + ["--strict"]).status == 1)
        for (lang, words) in [
            ("en", ["[LD-PAT-007] warning", "entries: \(entry).0", "the audit passes"]),
            ("zh", ["[LD-PAT-007] 警告", "记录: \(entry).0", "审计通过"]),
        ] {
            let text = try stage.done(.authority, audit + ["--lang", lang])
            #expect(words.allSatisfy(text.contains), "\(text)")
        }
        let without = try stage.answer(.authority, audit + ["--strict", "--no-patterns"])
        #expect(without["patterns"] == nil)
    }

    @Test func `a ledger cut at its end is caught by whoever kept a later checkpoint`() throws {
        let stage = try Stage()
        let early = stage.file(.authority, "early.ldg")
        try sqlite(stage.file(.authority, "city.ldg"), ".backup \(early)")
        // Whoever does it on purpose brings the early guard along.
        try stage.write(stage.bytes(.authority, "city.ldg.head"), .authority, "early.ldg.head")
        try stage.done(.authority, ["numbers", "grant", "5001", "2027", "1", "999"])
        try stage.done(.authority, ["numbers", "grant", "5001", "2028", "1", "999"])
        // The authority's machine keeps its receipts, and every statement says what it has seen.
        let refused = try stage.run(
            .authority,
            [
                "numbers", "grant", "5001", "2029", "1", "9", "--ledger", "early.ldg",
                "--operator-key", "city.operator.key", "--output", "json",
            ]
        )
        #expect(refused.status == 1)
        #expect(try Answer.rules(in: refused.output) == ["LD-LOG-006"])
    }

    private func sqlite(_ path: String, _ command: String) throws {
        let shell = try Shell.run(["sqlite3", path, command])
        try #require(shell.status == 0, "\(shell.errors)")
    }
}
