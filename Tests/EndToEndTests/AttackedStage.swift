import CanonicalJSON
import Foundation
import LedgerCrypto
import LiandanTesting
import Testing

/// A ledger worth attacking, and what others hold of it.
///
/// Entries 11 to 13 are the generator's: a drum, who filled it (sealed), 162.1 kg. Entries 14 and
/// 15 are the disposer's, the last recorded four minutes later, by who had seen fifteen entries. The carrier
/// kept the checkpoint of all sixteen; a witness cosigned it and an authority stamped it, which
/// `all.trust` believes. `early.ldg` is a copy made after entry 13, with the head guard of then.
struct AttackedStage {
    static let later = "2026-03-02 09:04"
    /// What an attacker would rather have weighed.
    static let (weighed, forged) = ("162100", "102100")

    let stage: Stage
    /// The ledger itself, to be written upon.
    let forger: Forger

    init() throws {
        stage = try Stage(copying: Self.made.get())
        forger = Forger(stage.file(.authority, "city.ldg"))
    }

    private static let made = Result<String, any Error> {
        let stage = try Stage()
        let drum = [
            "item", "issue", "--waste", "900-214-08", "--hazards", "T;I", "--form", "liquid",
            "--packaging", "drum",
        ]
        let code = try stage.done(.generator, drum + ["--out", "issue.sub"])
            .trimmingCharacters(in: .newlines)
        try stage.done(
            .generator,
            ["item", "fill", code, "--handler", "张三丰", "--out", "fill.sub"]
        )
        try stage.done(
            .generator,
            ["item", "weigh", code, "--net", "162.1kg", "--out", "weigh.sub"]
        )
        try stage.submit(.generator, ["issue.sub", "fill.sub", "weigh.sub"])
        try stage.done(.authority, ["backup", "early.ldg"])
        try stage.write(stage.bytes(.authority, "city.ldg.head"), .authority, "early.ldg.head")
        try stage.done(.disposer, drum + ["--out", "first.sub"])
        try stage.submit(.disposer, ["first.sub"])
        try stage.done(.disposer, drum + ["--out", "second.sub"])
        try stage.submit(.disposer, ["second.sub"], at: later)

        let key = try stage.makeWitness("w1")
        try stage.setPolicy("witness paper \(key)\nquorum paper\n")
        try stage.cosignOnPaper()
        let authority = try TimestampAuthority()
        try stage.stamp(by: authority)
        try stage.believe(authority)
        try stage.write(
            stage.done(.authority, ["checkpoint", "show"]),
            .carrier,
            "seen.checkpoint"
        )
        return try stage.keep(as: "attacked")
    }

    /// A party's key, or the ledger's own, in the wrong hands.
    func stolen(_ place: Stage.Place, _ name: String = "own.key") throws -> SigningKey {
        try SigningKey(pem: stage.bytes(place, name)) { nil }
    }

    func ledgerKey() throws -> SigningKey { try stolen(.authority, "city.operator.key") }

    func partyKeys() throws -> [SigningKey] {
        try [.generator, .carrier, .disposer].map { try stolen($0) }
            + [stolen(.authority, "city.authority.key")]
    }

    /// The weight is another, in the log and in all that follows from it.
    func changeWeight(ledgerKey: SigningKey?, keys: [SigningKey] = []) throws {
        try forger.rewrite(ledgerKey: ledgerKey, keys: keys) { drafts in
            drafts[13].replace(Self.weighed, by: Self.forged)
        }
        try forger.replaceInState(Self.weighed, by: Self.forged)
    }

    /// What the real command says of a ledger of the authority's.
    func audit(
        _ ledger: String = "city.ldg",
        trust: String? = "city.trust",
        against files: [String] = []
    ) throws -> Audited {
        let words =
            ["audit", ledger] + (trust.map { ["--trust", $0] } ?? [])
            + (files.isEmpty ? [] : ["--against"] + files)
        let shell = try stage.run(.authority, words + ["--output", "json"])
        let report = try #require(Answer.all(in: shell.output).first, "\(shell.errors)")
        #expect((shell.status == 0) == (report["sound"] == true.json))
        return Audited(report: report)
    }

    /// That both languages say in plain words what the ledger alone cannot show.
    func expectUnproven(
        _ ledger: String = "city.ldg",
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let audited = try audit(ledger)
        #expect(audited.problems == [], sourceLocation: sourceLocation)
        #expect(audited["completeness"] == "unproven", sourceLocation: sourceLocation)
        for (lang, words) in [
            (
                "en",
                [
                    "unproven", "nobody can exclude that entries were cut off its end or never",
                    "receipts and checkpoints held by others can (--against)", "the audit passes",
                ]
            ),
            ("zh", ["未证明", "无法排除末尾有记录被删去，或从未收录", "当事人手中的回执和检查点可以证明", "审计通过"]),
        ] {
            let text = try stage.done(
                .authority,
                ["audit", ledger, "--trust", "city.trust", "--lang", lang],
                sourceLocation: sourceLocation
            )
            for word in words {
                #expect(text.contains(word), "\(text)", sourceLocation: sourceLocation)
            }
        }
    }
}

/// What an audit found.
struct Audited {
    let report: JSONObject

    /// What became of a guarantee.
    subscript(guarantee: String) -> String? {
        report["guarantees"]?.object?[guarantee]?.string
    }

    /// Guarantee, kind and entry of each problem, by entry.
    var problems: [String] {
        report["problems"]?.array?.compactMap(\.object).map { problem in
            [
                problem["guarantee"]?.string, problem["kind"]?.string,
                problem["entry"]?.integer?.description,
            ]
            .compactMap(\.self).joined(separator: " ")
        } ?? []
    }

    var firstBadEntry: Int64? { report["firstBadEntry"]?.integer }

    /// The verdict on each piece of evidence, with the reason.
    var evidence: [String] {
        report["evidence"]?.array?.compactMap(\.object).map { piece in
            [piece["verdict"]?.string, piece["reason"]?.string].compactMap(\.self)
                .joined(separator: " ")
        } ?? []
    }
}
