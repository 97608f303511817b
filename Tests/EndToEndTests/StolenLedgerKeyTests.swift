import CanonicalJSON
import Foundation
import LedgerLog
import LiandanTesting
import Testing

/// A rotation of the ledger's key, and thieves of the keys before and beside it.
struct StolenLedgerKeyTests {
    private let attacked: AttackedStage
    private var stage: Stage { attacked.stage }

    init() throws { attacked = try AttackedStage() }

    /// A copy of the ledger from before the rotation goes on in a thief's hands.
    @Test func `an old ledger key signs no more for who has the new trust file`() throws {
        let copied = try Shell.run(["cp", "-a", "authority", "fork"], in: stage.path)
        try #require(copied.status == 0, "\(copied.errors)")
        try stage.done(.authority, ["key", "rotate-ledger"])
        try stage.done(
            .authority,
            ["trust", "accept", "--trust", "city.trust", "--out", "new.trust"]
        )
        for year in ["2027", "2028"] {
            let grown = try stage.forked(["numbers", "grant", "5001", year, "1", "9"])
            try #require(grown.status == 0, "\(grown.errors)")
        }
        let proven = try stage.forked(["prove", "inclusion", "16", "--out", "fork.proof"])
        try #require(proven.status == 0, "\(proven.errors)")

        let verify = ["verify", "../fork/fork.proof", "--trust"]
        #expect(try stage.run(.authority, verify + ["new.trust"]).status == 1)
        let audited = try attacked.audit("../fork/city.ldg", trust: "new.trust")
        #expect(audited.problems == ["integrity otherLedgerKey 16"])
        // Nothing of it shows for who has only the old one.
        #expect(try stage.run(.authority, verify + ["city.trust"]).status == 0)
        try attacked.expectUnproven("../fork/city.ldg")
        // The rotation is proven by the old key, so that both histories are seen to be signed.
        try stage.done(.authority, ["checkpoint", "show"])
        let compared = try stage.run(
            .authority,
            [
                "checkpoint", "compare", "city.ldg", "../fork/city.ldg", "--trust", "new.trust",
            ]
        )
        #expect(compared.status == 1)
    }

    @Test func `with the ledger's key and no authority's nobody rotates it`() throws {
        let command = ["key", "rotate-ledger", "--new-key", "thief.key", "--output", "json"]
        let alone = try stage.run(.authority, command + ["--as", "../carrier/own.key"])
        #expect(alone.status == 1)
        #expect(try Answer.rules(in: alone.output) == ["LD-ACT-001"])
        try attacked.expectUnproven()

        // So the thief writes the entry himself, signed by a party's key, or in the authority's name.
        try stage.done(
            .authority,
            command + ["--as", "../carrier/own.key", "--out", "thief.sub"]
        )
        let bytes = DocumentFile.document(in: try stage.bytes(.authority, "thief.sub"))
        let submission = try Submission.read(file: bytes)
        try attacked.forger.rewrite(ledgerKey: attacked.ledgerKey()) { drafts in
            var draft = drafts[15]
            draft.entry["header"] = submission.header.json
            draft.entry["signature"] = ByteText(submission.signature).json
            draft.events = submission.events
            drafts.append(draft)
        }
        let audited = try attacked.audit()
        #expect(audited.problems.first == "rules verdictDiffers 16", "\(audited.problems)")
        try attacked.forger.rewrite(ledgerKey: attacked.ledgerKey()) { drafts in
            drafts[16].setHeader("actor", Town.authority.json)
            drafts[16].setHeader("key", drafts[0].entry["header"]?.object?["key"] ?? .bool(false))
        }
        let named = try attacked.audit()
        #expect(named.problems.first == "integrity badSignature 16", "\(named.problems)")
    }

    /// With the authority's key and not the ledger's, the old key cannot be made to sign.
    @Test func `a key that the authority's thief calls lost is accepted by nobody unasked`() throws
    {
        try stage.done(
            .authority,
            ["key", "rotate-ledger", "--lost", "--new-key", "thief.key"]
        )
        let audited = try attacked.audit()
        #expect(audited.problems == ["trust unvouchedKey 16"])
        for (lang, words) in [
            ("en", "neither the old key nor the trust file vouches for"),
            ("zh", "原密钥和信任文件都没有证实"),
        ] {
            let text = try stage.run(
                .authority,
                ["audit", "city.ldg", "--trust", "city.trust", "--lang", lang]
            )
            #expect(text.output.contains(words))
        }
        let accept = ["trust", "accept", "--trust", "city.trust", "--out", "new.trust"]
        #expect(try stage.run(.authority, accept).status == 1)
    }
}
