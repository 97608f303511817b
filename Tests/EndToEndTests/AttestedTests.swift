import CanonicalJSON
import LedgerCrypto
import LedgerLog
import LiandanTesting
import Testing

/// What witnesses and a timestamp authority said of a ledger, in the hands of who has no ledger.
@Suite(.timeLimit(.minutes(10)))
struct AttestedTests {
    private let stage: Stage
    private let authority: TimestampAuthority
    /// The size that is cosigned and stamped.
    private let size: Int64
    private let token: TimestampToken

    /// One witness and one authority, both believed by `all.trust`.
    init() throws {
        stage = try Stage()
        authority = try TimestampAuthority()
        let key = try stage.makeWitness("w1")
        try stage.setPolicy("witness paper \(key)\nquorum paper\n")
        size = try #require(stage.answer(.authority, ["checkpoint", "show"])["size"]?.integer)
        try stage.cosignOnPaper()
        token = try stage.stamp(by: authority)
        try stage.believe(authority)
    }

    private func export(_ name: String, _ more: [String] = []) throws -> JSONObject {
        try stage.answer(
            .authority,
            ["export", "evidence", "--entries", "0-3", "--out", name] + more
        )
    }

    /// Ours, of one file.
    private func verify(_ file: String, _ trust: String, _ more: [String] = []) throws -> (
        status: Int32, answer: JSONObject
    ) {
        let words = ["verify", file, "--trust", trust, "--output", "json"]
        let shell = try stage.run(.authority, words + more)
        return (shell.status, try #require(Answer.all(in: shell.output).first, "\(shell.errors)"))
    }

    /// What a verifier that shares no code with ours says.
    private func foreign(_ file: String, _ trust: String) throws -> String {
        let script = Fixture.path("Fixtures/verifier/verify.py")
        let files = [file, trust].map { stage.file(.authority, $0) }
        let shell = try Shell.run(["/usr/bin/python3", script] + files)
        #expect(shell.errors == "")
        return shell.output
    }

    private func changed(_ name: String, _ old: String, _ new: String) throws -> String {
        let text = String(decoding: try stage.bytes(.authority, name), as: UTF8.self)
        try #require(text.contains(old))
        try stage.write(text.replacing(old, with: new), .authority, "changed.evidence")
        return "changed.evidence"
    }

    @Test func `they go along with the evidence, and prove what the trust file believes`() throws {
        let made = try export("a.evidence")
        #expect(made["cosignatures"]?.integer == 1)
        #expect(made["timestamps"]?.integer == 1)

        let believed = try verify("a.evidence", "all.trust")
        #expect(believed.status == 0)
        let witnesses = try #require(believed.answer["witnesses"]?.object)
        #expect(witnesses["quorum"] == true.json)
        #expect(witnesses["strangers"]?.integer == 0)
        let cosigners = witnesses["cosigners"]?.array?.map { $0.object?["name"]?.string }
        #expect(cosigners == ["paper"])
        #expect(believed.answer["timestamps"]?.object?["time"] == token.time.json)

        let unknown = try verify("a.evidence", "city.trust")
        #expect(unknown.status == 0)
        let lines = try #require(unknown.answer["witnesses"]?.object)
        #expect(lines["quorum"] == nil)
        #expect(lines["strangers"]?.integer == 1)
        #expect(unknown.answer["timestamps"]?.object?["strangers"]?.integer == 1)
        let named = try verify("a.evidence", "city.trust", ["--tsa-ca", authority.root])
        #expect(named.answer["timestamps"]?.object?["time"] == token.time.json)

        for (lang, trust, words) in [
            ("en", "all.trust", ["enough witnesses cosigned", "entries existed at"]),
            ("zh", "all.trust", ["足够的见证人联署了", "已存在（时间戳）"]),
            ("en", "city.trust", ["no witness policy", "1 timestamps are of authorities"]),
            ("zh", "city.trust", ["没有见证策略", "1 个时间戳的机构不在信任之列"]),
        ] {
            let text = try stage.done(
                .authority,
                ["verify", "a.evidence", "--trust", trust, "--lang", lang]
            )
            #expect(words.allSatisfy(text.contains), "\(text)")
        }
        let all = try foreign("a.evidence", "all.trust")
        #expect(all.contains("\nenough witnesses cosigned the first \(size) entries: paper at "))
        #expect(all.contains("\nall of this existed at "), "\(all)")
        let none = try foreign("a.evidence", "city.trust")
        #expect(none.contains("\nnot checked: witnesses, for want of a policy\n"), "\(none)")
        #expect(none.contains("\nnot checked: 1 further signatures of the checkpoint\n"))
        #expect(none.contains("\nnot checked: a time stamp of an authority"), "\(none)")
    }

    @Test func `a line or a token that is not of the checkpoint is refused`() throws {
        _ = try export("a.evidence")
        let shown = try stage.answer(.authority, ["checkpoint", "show"])["note"]?.string
        let line = try #require(shown.flatMap { SignedNote($0) }?.signatures.last)
        let text = Base64.text(of: line.keyID + line.bytes)
        var later = line.bytes
        later[7] ^= 1
        let backdated = try changed("a.evidence", text, Base64.text(of: line.keyID + later))
        let wrong = try verify(backdated, "all.trust")
        #expect(wrong.status == 1)
        #expect(wrong.answer["error"] == .string("log.bad-signature"))
        #expect(try foreign(backdated, "all.trust").hasPrefix("BROKEN: paper has not cosigned"))
        // Who does not know the witness cannot tell.
        #expect(try verify(backdated, "city.trust").status == 0)

        try stage.grow(2027)
        let other = try stage.stamp(by: authority)
        let swapped = try changed(
            "a.evidence",
            Base64.text(of: token.der),
            Base64.text(of: other.der)
        )
        for trust in ["all.trust", "city.trust"] {
            let foreignToken = try verify(swapped, trust)
            #expect(foreignToken.status == 1)
            let message = foreignToken.answer["message"]?.string
            #expect(message == "a timestamp is not valid: the token is of another text")
            #expect(try foreign(swapped, trust).hasPrefix("BROKEN: a time stamp is of another"))
        }
        let roadside = ["roadside", swapped, "--plate", "渝A99999", "--trust", "all.trust"]
        let road = try stage.run(.authority, roadside)
        #expect(road.status == 1)
        #expect(road.errors.contains("the bundle does not hold"), "\(road.errors)")
    }

    @Test func `what is vouched for stays proven when the ledger has grown`() throws {
        try stage.grow(2027)
        #expect(try export("new.evidence")["cosignatures"]?.integer == 0)
        let poor = try verify("new.evidence", "all.trust").answer
        #expect(poor["witnesses"]?.object?["quorum"] == false.json)
        #expect(poor["timestamps"] == nil)
        #expect(
            try foreign("new.evidence", "all.trust")
                .contains("\nnot enough witnesses cosigned the first \(size + 1) entries: nobody\n")
        )
        let old = try export("old.evidence", ["--size", "\(size)"])
        #expect(old["size"]?.integer == size)
        #expect(old["cosignatures"]?.integer == 1)
        #expect(old["timestamps"]?.integer == 1)
        #expect(
            try verify("old.evidence", "all.trust").answer["witnesses"]?.object?["quorum"]
                == true.json
        )
        let late = ["export", "evidence", "--entries", "\(size)", "--size", "\(size)"]
        #expect(try stage.run(.authority, late + ["--out", "late.evidence"]).status == 3)

        try stage.done(
            .authority,
            ["prove", "inclusion", "2", "--size", "\(size)", "--out", "two.tlog-proof"]
        )
        let proof = try verify("two.tlog-proof", "all.trust").answer
        #expect(proof["witnesses"]?.object?["quorum"] == true.json)

        // Nothing from elsewhere is at hand: the witnesses' lines say as much.
        let audit = try stage.audit(trust: "all.trust")
        #expect(audit.status == 0)
        #expect(audit.report["guarantees"]?.object?["completeness"] == .string("holdsUpTo"))
        #expect(audit.report["provenUpTo"]?.integer == size)
        let alone = try stage.audit().report
        #expect(alone["guarantees"]?.object?["completeness"] == .string("unproven"))
        #expect(try foreign("city.ldg", "all.trust").contains("\nenough witnesses cosigned"))
    }

    @Test func `the site's checkpoint gains the lines that come later`() throws {
        try stage.grow(2027)
        let export = ["export", "tiles", "site"]
        try stage.done(.authority, export)
        let note = {
            String(decoding: try stage.bytes(.authority, "site/checkpoint"), as: UTF8.self)
        }
        let bare = try #require(SignedNote(note()))
        #expect(bare.signatures.count == 1)
        try stage.cosignOnPaper()
        #expect(try stage.answer(.authority, export)["files"]?.integer == 1)
        let witnessed = try #require(SignedNote(note()))
        #expect(witnessed.text == bare.text)
        #expect(witnessed.signatures.count == 2)
        #expect(try stage.answer(.authority, export)["files"]?.integer == 0)
        let word = try foreign("site", "all.trust")
        #expect(
            word.contains("\nenough witnesses cosigned the first \(size + 1) entries: paper at ")
        )
    }

    @Test func `a checkpoint that is signed with SM2, too, is the same to who does not know it`()
        throws
    {
        let sign = ["checkpoint", "countersign", "sm2.key"]
        #expect(try stage.run(.authority, sign).status == 3, "there is no such key yet")
        let made = try stage.answer(.authority, sign + ["--create"])
        #expect(made["size"]?.integer == size)
        #expect(try stage.run(.authority, sign + ["--create"]).status == 1, "a key is kept")
        let key = try #require(made["verifierKey"]?.string)
        let own = try stage.answer(.authority, ["trust", "show", "--trust", "city.trust"])
        let log = try #require(own["verifierKey"]?.string)
        try stage.setPolicy("log \(log)\nlog-sm2 \(key)\nquorum none\n")
        _ = try export("a.evidence")

        let known = try verify("a.evidence", "witnessed.trust").answer["witnesses"]?.object
        #expect(known?["countersigned"] == true.json)
        #expect(known?["strangers"]?.integer == 1, "the witness is not in this policy")
        let unknown = try verify("a.evidence", "city.trust").answer["witnesses"]?.object
        #expect(unknown?["countersigned"] == nil)
        #expect(unknown?["strangers"]?.integer == 2)
        #expect(
            try foreign("a.evidence", "witnessed.trust")
                .contains("\nnot checked: 2 further signatures of the checkpoint\n")
        )
        let (status, report) = try stage.audit(trust: "witnessed.trust")
        #expect(status == 0)
        #expect(report["cosignatures"]?.object?["countersigned"]?.integer == size)
        #expect(report["guarantees"]?.object?["witnesses"] == .string("unproven"))

        // The key has not signed this size.
        let note = try stage.answer(.authority, ["checkpoint", "show"])["note"]?.string
        let lines = try #require(note.flatMap { SignedNote($0) }).signatures
        let line = try #require(NoteKey(key).flatMap { key in lines.first(where: key.isNamed) })
        try stage.grow(2027)
        let insert = try Shell.run([
            "sqlite3", stage.file(.authority, "city.ldg"),
            "INSERT INTO cosignature VALUES (\(size + 1), '\(line.name)', '\(line.line)')",
        ])
        try #require(insert.status == 0, "\(insert.errors)")
        let broken = try stage.audit(trust: "witnessed.trust")
        #expect(broken.status == 1)
        let problems = broken.report["problems"]?.array?.compactMap { $0.object?["kind"]?.string }
        #expect(problems == ["badCosignature"])
        #expect(try stage.audit().status == 0, "without its key nobody can tell")
    }

    @Test func `a key that is not SM2, or a ledger that is, has no second line`() throws {
        let sign = ["checkpoint", "countersign", "city.operator.key"]
        #expect(try stage.run(.authority, sign).status == 2)
        let gm = try Stage(isSettled: false)
        try gm.found(suite: "gm")
        let refused = try gm.run(.authority, ["checkpoint", "countersign", "x.key", "--create"])
        #expect(refused.status == 2)
        #expect(refused.errors.contains("own signature is SM2"), "\(refused.errors)")
    }

    /// A daily cosignature of a ledger at rest must not make its note too long to be read.
    @Test func `a witness that cosigns a size again is kept once`() throws {
        try stage.cosignOnPaper()
        let shown = try stage.answer(.authority, ["checkpoint", "show"])["note"]?.string
        #expect(shown.flatMap { SignedNote($0) }?.signatures.count == 2)
    }
}
