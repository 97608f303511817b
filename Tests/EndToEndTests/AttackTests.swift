import CanonicalJSON
import Foundation
import LedgerCrypto
import LedgerLog
import LiandanTesting
import Testing

/// The file in the hands of who can write every byte of it, and has no key.
///
/// The rows of the attack table (`README.md`, "What an attacker meets") are performed here and in
/// `StolenKeyTests` and `StolenLedgerKeyTests`. Every byte and row in turn: `TamperingTests`.
/// Replays and floods of the input: `RepeatedSubmissionTests`, `RefusedSubmissionTests`; copies put
/// in the ledger's place: `BackupTests`; split views shown to witnesses: `WitnessTests`.
struct AttackTests {
    /// What is done by SQL, and what the audit names for it, the first of all problems.
    private static let edits: [(name: String, sql: String, problem: String)] = [
        (
            "an event is changed",
            """
            UPDATE event SET bytes = CAST(replace(CAST(bytes AS TEXT), '162100', '102100') AS BLOB)
            WHERE id = 13 << 20
            """, "integrity eventsDiffer 13"
        ),
        (
            "an event is deleted", "DELETE FROM event WHERE id = 13 << 20",
            "integrity eventsDiffer 13"
        ),
        (
            "an event is inserted",
            "INSERT INTO event SELECT id + 1, bytes FROM event WHERE id = 13 << 20",
            "integrity eventsDiffer 13"
        ),
        (
            "events are reordered", swap("event", "id", "11 << 20", "13 << 20"),
            "integrity eventsDiffer 11"
        ),
        (
            "an entry is changed",
            """
            UPDATE entry SET bytes = CAST(replace(CAST(bytes AS TEXT),
                '"recordedAt":"2026-03-02T01', '"recordedAt":"2026-03-02T00') AS BLOB) WHERE seq = 13
            """, "integrity timeRunsBack 13"
        ),
        ("an entry is deleted", "DELETE FROM entry WHERE seq = 13", "integrity entryMissing 13"),
        (
            "an entry is inserted", "INSERT INTO entry SELECT 16, bytes FROM entry WHERE seq = 15",
            "integrity stray"
        ),
        (
            "entries are reordered", swap("entry", "seq", "12", "13"), "integrity wrongPlace 12"
        ),
        (
            "the state is edited", "UPDATE state SET value = replace(value, '162100', '102100')",
            "replay stateDiffers"
        ),
        (
            "a record leaves the state", "DELETE FROM state WHERE subject LIKE 'item:%'",
            "replay stateDiffers"
        ),
        (
            "the tree is edited", "UPDATE head SET edge = zeroblob(length(edge))",
            "integrity headDiffers"
        ),
        (
            "a checkpoint stands at another size",
            "UPDATE checkpoint SET note = (SELECT note FROM checkpoint WHERE size = 14) WHERE size = 15",
            "integrity badCheckpoint 14"
        ),
        (
            "personal data is erased without a word", "DELETE FROM opening WHERE event >> 20 = 12",
            "integrity badOpening 12"
        ),
    ]

    private static func swap(_ table: String, _ key: String, _ one: String, _ two: String) -> String
    {
        """
        UPDATE \(table) SET \(key) = -1 WHERE \(key) = \(one);
        UPDATE \(table) SET \(key) = \(one) WHERE \(key) = \(two);
        UPDATE \(table) SET \(key) = \(two) WHERE \(key) = -1
        """
    }

    private let attacked: AttackedStage
    private var stage: Stage { attacked.stage }

    init() throws { attacked = try AttackedStage() }

    @Test(arguments: edits.indices)
    func `what is edited is named, with its guarantee and the first bad entry`(index: Int) throws {
        let (name, sql, problem) = Self.edits[index]
        try attacked.forger.edit(sql)
        let audited = try attacked.audit()
        let words = problem.split(separator: " ")
        #expect(audited.problems.first == problem, "\(name): \(audited.problems)")
        #expect(audited[String(words[0])] == "broken", "\(name)")
        #expect(audited.firstBadEntry == (words.count > 2 ? Int64(words[2]) : nil), "\(name)")
    }

    @Test func `nobody touched it, and it holds in every way`() throws {
        let audited = try attacked.audit(trust: "all.trust")
        #expect(audited.problems == [])
        let guarantees = [
            "trust", "storage", "integrity", "replay", "rules", "witnesses", "timestamps",
        ]
        #expect(guarantees.map { audited[$0] } == guarantees.map { _ in "holds" })
    }

    /// Without any key: chain and tree fit again, and neither party nor ledger has signed them.
    @Test func `every hash is computed anew after a change`() throws {
        try attacked.changeWeight(ledgerKey: nil)
        let audited = try attacked.audit()
        #expect(audited.firstBadEntry == 13)
        for problem in [
            "integrity badSignature 13", "integrity badCheckpoint 15",
            "completeness foreignHead 15",
        ] {
            #expect(audited.problems.contains(problem), "\(audited.problems)")
        }
        #expect(!audited.problems.contains { $0.contains("eventsDiffer") || $0.contains("Chain") })
        #expect(audited["replay"] == "holds")
    }

    @Test func `a whole forged ledger passes only for self-consistent, and fails the trust file`()
        throws
    {
        let stage = try Stage()
        let forger = try Stage(isSettled: false)
        try forger.found()
        try forger.register()
        try stage.write(forger.bytes(.authority, "city.ldg"), .authority, "forged.ldg")

        let alone = try stage.audit("forged.ldg", trust: nil)
        #expect(alone.status == 0)
        let guarantees = try #require(alone.report["guarantees"]?.object)
        #expect(guarantees["trust"] == .string("unproven"))
        #expect(guarantees["integrity"] == .string("selfConsistent"))
        #expect(guarantees["completeness"] == .string("unproven"))
        for (lang, words) in [
            ("en", ["self-consistent only", "made another ledger that is as consistent"]),
            ("zh", ["仅自洽", "有人可以另造一个同样自洽的账本"]),
        ] {
            let text = try stage.done(.authority, ["audit", "forged.ldg", "--lang", lang])
            for word in words { #expect(text.contains(word), "\(text)") }
        }

        let trusting = try stage.audit("forged.ldg")
        #expect(trusting.status == 1)
        #expect(trusting.report["guarantees"]?.object?["trust"] == .string("broken"))
        let kinds = trusting.report["problems"]?.array?.map { $0.object?["kind"]?.string }
        #expect(kinds?.contains("otherGenesis") == true)
        let check = ["trust", "check", "--ledger", "forged.ldg", "--trust", "city.trust"]
        #expect(try stage.run(.authority, check).status == 1)
    }

    @Test func `the tail is cut and an old file restored, its head guard with it`() throws {
        try attacked.expectUnproven("early.ldg")
        for (file, verdict) in [
            ("../carrier/seen.checkpoint", "refuted cutOff"),
            ("../disposer/first.sub.receipt", "refuted cutOff"), ("city.ldg", "refuted cutOff"),
            ("../generator/weigh.sub.receipt", "proven"),
        ] {
            let audited = try attacked.audit("early.ldg", against: [file])
            #expect(audited.evidence == [verdict], "\(file)")
            #expect(audited["integrity"] == "holds")
            let broken = verdict != "proven"
            #expect(audited["completeness"] == (broken ? "broken" : "holdsUpTo"), "\(file)")
            #expect(audited.problems == (broken ? ["completeness cutOff"] : []))
        }
        // Whoever leaves the guard alone cannot go on.
        let guarded = stage.file(.authority, "early.ldg.head")
        try FileManager.default.removeItem(atPath: guarded)
        try stage.write(stage.bytes(.authority, "city.ldg.head"), .authority, "early.ldg.head")
        let shell = try stage.run(
            .authority,
            [
                "numbers", "grant", "5001", "2027", "1", "9", "--ledger", "early.ldg",
                "--operator-key", "city.operator.key", "--output", "json",
            ]
        )
        #expect(shell.status == 1)
        #expect((shell.output + shell.errors).contains("log.rolled-back"))
    }

    @Test func `a statement the operator never takes in is shown by its missing receipt`() throws {
        let code = try stage.done(
            .generator,
            [
                "item", "issue", "--waste", "900-214-08", "--hazards", "T;I", "--form", "liquid",
                "--packaging", "drum", "--out", "ignored.sub",
            ]
        ).trimmingCharacters(in: .newlines)
        #expect(stage.exists(.generator, "ignored.sub"))
        #expect(!stage.exists(.generator, "ignored.sub.receipt"))
        try attacked.expectUnproven()
        #expect(try stage.run(.authority, ["item", "show", code]).status == 3)
        let listed = try stage.answer(.generator, ["receipt", "list", "--trust", "city.trust"])
        let entries = listed["items"]?.array?.map { $0.object?["entry"]?.integer }
        #expect(entries == [11, 12, 13])
        for (readme, words) in [
            ("README.md", "never take a statement in"), ("README.zh-CN.md", "始终不收录"),
        ] {
            let text = String(decoding: try Fixture.bytes(readme), as: UTF8.self)
            #expect(text.contains(words))
        }
    }
}
