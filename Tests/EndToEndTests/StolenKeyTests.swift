import CanonicalJSON
import Foundation
import LedgerCrypto
import LedgerLog
import LiandanTesting
import Testing

/// The ledger in the hands of its operator or of a thief, with keys.
///
/// What a thief of every key writes is whole in itself: only what others hold shows it.
struct StolenKeyTests {
    private let attacked: AttackedStage
    private var stage: Stage { attacked.stage }

    init() throws { attacked = try AttackedStage() }

    @Test func `the ledger's key alone makes no party's signature`() throws {
        try attacked.changeWeight(ledgerKey: attacked.ledgerKey())
        let audited = try attacked.audit()
        #expect(
            audited.problems == [
                "integrity badSignature 13", "completeness foreignHead 15",
                "timestamps badTimestamp",
            ]
        )
    }

    /// The disposer had seen the ledger with the generator's entry in it.
    @Test func `with the author's key too, what another party had seen shows it`() throws {
        try attacked.changeWeight(
            ledgerKey: attacked.ledgerKey(),
            keys: [attacked.stolen(.generator)]
        )
        #expect(
            try attacked.audit().problems == [
                "completeness foreignHead 15", "timestamps badTimestamp",
            ]
        )
    }

    @Test func `with every key a rewritten history is whole, and refuted by what others hold`()
        throws
    {
        let forge = { [attacked] in
            try attacked.changeWeight(
                ledgerKey: attacked.ledgerKey(),
                keys: attacked.partyKeys()
            )
        }
        try stage.done(.authority, ["backup", "honest.ldg"])
        try forge()
        // What witness and authority said is still there, and not of this history.
        let kept = try attacked.audit(trust: "all.trust")
        #expect(kept["integrity"] == "holds")
        #expect(kept["witnesses"] == "broken")
        #expect(kept["timestamps"] == "broken")
        #expect(
            kept.problems.sorted() == ["timestamps badTimestamp", "witnesses badCosignature"]
        )
        // So the thief takes it away: nothing is wrong, and nothing is proven.
        try attacked.forger.edit("DELETE FROM cosignature; DELETE FROM timestamp")
        try attacked.expectUnproven()
        let silent = try attacked.audit(trust: "all.trust")
        #expect(silent.problems == [])
        for guarantee in ["witnesses", "timestamps", "completeness"] {
            #expect(silent[guarantee] == "unproven", "\(guarantee)")
        }
        for file in [
            "../generator/weigh.sub.receipt", "../disposer/second.sub.receipt",
            "../carrier/seen.checkpoint", "cosigned", "honest.ldg",
        ] {
            let shown = try attacked.audit(against: [file])
            #expect(shown.evidence == ["refuted contradicted"], "\(file)")
            #expect(shown["completeness"] == "broken")
            #expect(shown["integrity"] == "holds")
        }
        // What is older than the change is in both histories.
        let older = try attacked.audit(against: ["../generator/fill.sub.receipt"])
        #expect(older.problems == [])
        // Two people compare what they were shown.
        let compared = try stage.run(
            .carrier,
            [
                "checkpoint", "compare", "seen.checkpoint", "../authority/city.ldg", "--trust",
                "city.trust", "--output", "json",
            ]
        )
        #expect(compared.status == 1)
        #expect(try Answer.all(in: compared.output).first?["verdict"] == .string("splitView"))
        // The witness has signed the other history and signs no second one.
        try #require(stage.cosign(["--out", "again", "--since", "15"]).status == 0)
        let refused = try stage.run(
            Stage.witness,
            ["witness", "sign", "w1.witness", "../authority/again"]
        )
        #expect(refused.status == 1)
    }

    @Test func `an entry that nobody had seen is dated back, and a token or a receipt tells`()
        throws
    {
        try attacked.forger.rewrite(ledgerKey: attacked.ledgerKey()) { drafts in
            drafts[15].entry["recordedAt"] = .string("2026-03-02T01:02:00.000Z")
        }
        #expect(try attacked.audit(trust: "all.trust").problems.contains("timestamps badTimestamp"))
        try attacked.forger.edit("DELETE FROM cosignature; DELETE FROM timestamp")
        try attacked.expectUnproven()
        let audited = try attacked.audit(against: ["../disposer/second.sub.receipt"])
        #expect(audited.problems == ["completeness contradicted 15"])
    }

    @Test func `time never runs back from one entry to the next`() throws {
        try attacked.forger.rewrite(ledgerKey: attacked.ledgerKey()) { drafts in
            drafts[13].entry["recordedAt"] = .string("2026-03-01T01:00:00.000Z")
        }
        let audited = try attacked.audit()
        #expect(audited.problems.first == "integrity timeRunsBack 13", "\(audited.problems)")
    }

    @Test func `a statement is recorded a second time by the operator's own hand`() throws {
        try attacked.forger.rewrite(ledgerKey: attacked.ledgerKey()) { drafts in
            drafts.append(drafts[13])
            drafts[16].entry["recordedAt"] = drafts[15].entry["recordedAt"]
        }
        let audited = try attacked.audit()
        #expect(audited.problems.first == "integrity repeated 16", "\(audited.problems)")
        #expect(audited["integrity"] == "broken")
    }

    @Test func `another party's key makes no statement of the generator's`() throws {
        let carrier = try attacked.stolen(.carrier)
        let hash = HashAlgorithm.sha256
        try attacked.forger.rewrite(ledgerKey: attacked.ledgerKey(), keys: [carrier]) { drafts in
            drafts[13].setHeader("key", hash.digest(carrier.verifyingKey.spki).json)
        }
        let audited = try attacked.audit()
        #expect(audited.problems.first == "integrity keyNotValid 13", "\(audited.problems)")
    }

    /// The authority's key enrols; with it an impostor gets one, and everybody can see that.
    @Test func `an impostor's key is enrolled by nobody but the authority, and is listed`() throws {
        try stage.done(
            .carrier,
            [
                "key", "create", "--party", Town.generator, "--key", "fake.key", "--request",
                "fake.request", "--trust", "city.trust", "--holder", "王芳",
            ]
        )
        let enroll = ["key", "enroll", "../carrier/fake.request", "--output", "json"]
        let alone = try stage.run(.authority, enroll + ["--as", "../carrier/own.key"])
        #expect(alone.status == 1)
        #expect(try Answer.rules(in: alone.output) == ["LD-ACT-001"])
        let list = ["key", "list", "--party", Town.generator]
        #expect(try stage.answer(.authority, list)["items"]?.array?.count == 1)

        let enrolled = try stage.answer(.authority, ["key", "enroll", "../carrier/fake.request"])
        let entry = try #require(enrolled["entry"]?.integer)
        try stage.done(
            .carrier,
            [
                "item", "issue", "--waste", "900-214-08", "--hazards", "T;I", "--form", "liquid",
                "--packaging", "drum", "--serials", "101-101", "--as", "fake.key", "--out",
                "fake.sub",
            ]
        )
        try stage.done(.authority, ["submit", "../carrier/fake.sub"])
        // The ledger cannot know who holds a key; the party can, and the entry says who enrolled it.
        try attacked.expectUnproven()
        let keys = try stage.answer(.authority, list)["items"]?.array?.compactMap(\.object) ?? []
        #expect(keys.count == 2)
        let note = keys.compactMap { $0["enrolled"]?.object }.first {
            $0["event"]?.string == "\(entry).0"
        }
        #expect(note?["by"]?.string == Town.authority)
    }

    /// Without the authority's key the impostor's stands in an entry it never signed.
    @Test func `an impostor's key is put into the authority's old entry`() throws {
        let (own, fake) = (try attacked.stolen(.generator), try SigningKey.generate(.ed25519))
        let texts = [own, fake].map { ByteText($0.verifyingKey.spki).description }
        var place: Int?
        try attacked.forger.rewrite(ledgerKey: attacked.ledgerKey(), keys: [own]) { drafts in
            place = drafts.firstIndex { draft in
                draft.events.contains { String(decoding: $0, as: UTF8.self).contains(texts[0]) }
            }
            if let place { drafts[place].replace(texts[0], by: texts[1]) }
        }
        let entry = try #require(place)
        let audited = try attacked.audit()
        #expect(audited.firstBadEntry == Int64(entry))
        #expect(audited.problems.first == "integrity badSignature \(entry)", "\(audited.problems)")
    }

    /// The operator goes on from an older copy with the same signed statements, others first.
    @Test func `accepted statements are left out and reordered in a second history`() throws {
        let drum = [
            "item", "issue", "--waste", "900-214-08", "--hazards", "T;I", "--form", "liquid",
            "--packaging", "drum", "--out",
        ]
        let names = ["a.sub", "b.sub", "c.sub"]
        for name in names { try stage.done(.generator, drum + [name]) }
        let copied = try Shell.run(["cp", "-a", "authority", "fork"], in: stage.path)
        try #require(copied.status == 0, "\(copied.errors)")
        try stage.submit(.generator, names)
        for name in names {
            try Data(stage.bytes(.generator, name)).write(
                to: URL(filePath: "\(stage.path)/fork/\(name)")
            )
        }
        let forked = try stage.forked(["submit", "c.sub", "b.sub"])
        #expect(forked.status == 0, "\(forked.output)\(forked.errors)")

        // Every signature in it is the party's own: they do not show what is left out.
        try attacked.expectUnproven("../fork/city.ldg")
        for (name, problem) in [
            ("a.sub", "contradicted 16"), ("b.sub", "contradicted 17"), ("c.sub", "cutOff"),
        ] {
            let audited = try attacked.audit(
                "../fork/city.ldg",
                against: ["../generator/\(name).receipt"]
            )
            #expect(audited["integrity"] == "holds")
            #expect(audited.problems.first?.hasPrefix("completeness") == true)
            #expect(audited.problems.count == 1, "\(problem)")
        }
        // The generator's next statement says what it has seen.
        try stage.done(.generator, drum + ["d.sub"])
        try Data(stage.bytes(.generator, "d.sub")).write(
            to: URL(filePath: "\(stage.path)/fork/d.sub")
        )
        let refused = try stage.forked(["submit", "d.sub", "--output", "json"])
        #expect(refused.status == 1)
        #expect(try Answer.rules(in: refused.output) == ["LD-LOG-006"])
    }
}
