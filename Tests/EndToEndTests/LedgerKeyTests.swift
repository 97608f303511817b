import CanonicalJSON
import Foundation
import LiandanTesting
import Testing

/// The ledger's own key is changed, or lost, and what others have to do about it.
struct LedgerKeyTests {
    private let stage: Stage

    init() throws { stage = try Stage(isSettled: false) }

    private let rotate = ["key", "rotate-ledger"]

    private func move(_ name: String, to other: String) throws {
        let (from, to) = (stage.file(.authority, name), stage.file(.authority, other))
        try? FileManager.default.removeItem(atPath: to)
        try FileManager.default.moveItem(atPath: from, toPath: to)
    }

    private func size() throws -> Int64 {
        try #require(stage.answer(.authority, ["checkpoint", "show"])["size"]?.integer)
    }

    /// Exit status and first line of the verifier that shares nothing with ours.
    private func foreign(_ file: String, _ trust: String) throws -> (status: Int32, said: String) {
        let shell = try Shell.run(
            ["/usr/bin/python3", Fixture.path("Fixtures/verifier/verify.py"), file, trust],
            in: "\(stage.path)/authority"
        )
        #expect(shell.errors == "")
        return (shell.status, String(shell.output.prefix { $0 != "\n" }))
    }

    private func audit(_ trust: String, _ ledger: String = "city.ldg") throws -> Audited {
        let (status, report) = try stage.audit(ledger, trust: trust)
        #expect((status == 0) == (report["sound"] == true.json))
        return Audited(report: report)
    }

    private func vouchers(_ audited: Audited) -> [String] {
        audited.report["ledgerKeys"]?.array?.compactMap { $0.object?["voucher"]?.string } ?? []
    }

    private func verifies(_ file: String, _ trust: String) throws -> Bool {
        let shell = try stage.run(.authority, ["verify", file, "--trust", trust])
        return shell.status == 0
    }

    @Test(arguments: ["sha256", "gm"])
    func `the ledger goes on under a new key, and who has the old trust file follows`(
        suite: String
    ) throws {
        try stage.found(suite: suite)
        try stage.grow(2027)
        try stage.done(.authority, ["export", "tiles", "site"])
        try stage.done(.authority, ["prove", "inclusion", "1", "--out", "before.proof"])
        let before = try size()
        let said = try stage.done(.authority, rotate + ["--lang", "en"])
        #expect(said.contains("trust accept --ledger"))
        #expect(!said.contains("--lost"))

        let stale = ["numbers", "grant", "5001", "2028", "1", "9", "--lang", "en"]
        let refused = try stage.run(.authority, stale)
        #expect(refused.status == 1)
        #expect(refused.errors.contains("signs no more: entry \(before) put another in its place"))
        #expect(try size() == before + 1)
        try move("city.operator.new.key", to: "city.operator.key")
        try stage.grow(2028)

        // With the old trust file: the old key's signature is in the log, and in bundles.
        let old = try audit("city.trust")
        #expect(old.problems == [])
        #expect(vouchers(old) == ["oldKey"])
        try stage.done(.authority, ["export", "evidence", "--entries", "1", "--out", "e"])
        try stage.done(.authority, ["prove", "inclusion", "1", "--out", "after.proof"])
        try stage.done(.authority, ["export", "tiles", "site"])
        for (file, holds) in [("before.proof", true), ("after.proof", false), ("e", true)] {
            #expect(try verifies(file, "city.trust") == holds, "\(file)")
        }

        let accept = ["trust", "accept", "--trust", "city.trust"]
        try stage.done(.authority, accept + ["--out", "new.trust"])
        try stage.done(.authority, accept + ["e", "--out", "same.trust"])
        #expect(try stage.bytes(.authority, "new.trust") == stage.bytes(.authority, "same.trust"))
        let new = try audit("new.trust")
        #expect(new.problems == [])
        #expect(vouchers(new) == ["trustFile"])
        for file in ["before.proof", "after.proof", "e"] {
            #expect(try verifies(file, "new.trust"), "\(file)")
        }
        for trust in ["city.trust", "new.trust"] {
            for file in ["city.ldg", "site", "e"] {
                let (status, said) = try foreign(file, trust)
                #expect(status == 0, "\(file) \(trust): \(said)")
            }
        }
    }

    @Test func `in place of a lost key another signs, for who has made sure of it`() throws {
        try stage.found()
        try FileManager.default.removeItem(atPath: stage.file(.authority, "city.operator.key"))
        let stuck = try stage.run(.authority, ["numbers", "grant", "5001", "2027", "1", "9"])
        #expect(stuck.status == 4)
        let rotated = try stage.answer(.authority, rotate + ["--lost"])
        let findings = rotated["findings"]?.array?.compactMap { $0.object?["rule"]?.string }
        #expect(findings == ["LD-KEY-007"])
        try move("city.operator.new.key", to: "city.operator.key")
        try stage.grow(2027)
        try stage.done(.authority, ["export", "evidence", "--entries", "2", "--out", "e"])

        let old = try audit("city.trust")
        #expect(old.problems == ["trust unvouchedKey 1"])
        #expect(vouchers(old) == ["nobody"])
        #expect(old["integrity"] == "selfConsistent")
        #expect(try !verifies("e", "city.trust"))
        #expect(try foreign("city.ldg", "city.trust").status == 1)
        #expect(try foreign("e", "city.trust").status == 1)
        // A command that is told to trust the old file says so before it records anything.
        let before = try size()
        let grant = ["numbers", "grant", "5001", "2028", "1", "9", "--lang", "en"]
        let refused = try stage.run(.authority, grant + ["--trust", "city.trust"])
        #expect(refused.status == 1)
        #expect(refused.errors.contains("signs with a key the trust file does not know"))
        #expect(try size() == before)

        let accept = ["trust", "accept", "--trust", "city.trust", "--out", "new.trust"]
        for source in [[], ["e"]] {
            #expect(try stage.run(.authority, accept + source).status == 1)
            #expect(!stage.exists(.authority, "new.trust"))
        }
        try stage.done(.authority, accept + ["--lost"])
        let made = try stage.bytes(.authority, "new.trust")
        try stage.done(.authority, accept + ["e", "--lost"])
        #expect(try stage.bytes(.authority, "new.trust") == made)
        let new = try audit("new.trust")
        #expect(new.problems == [])
        #expect(new["integrity"] == "holds")
        #expect(try verifies("e", "new.trust"))
        #expect(try foreign("city.ldg", "new.trust").status == 0)
        #expect(try foreign("e", "new.trust").status == 0)
        try stage.done(.authority, grant + ["--trust", "new.trust"])
    }

    @Test func `authority and operator rotate it by files`() throws {
        try stage.found()
        // The operator has no key of the authority's, the authority none of the operator's.
        let ask = ["--new-key", "next.key", "--request", "rotation.request"]
        let asked = try stage.run(.authority, rotate + ask, environment: ["LIANDAN_KEY": ""])
        #expect(asked.status == 0)
        try stage.done(
            .authority,
            rotate + ["rotation.request", "--out", "rotation.sub"]
        )
        let before = try size()
        let submit = ["submit", "rotation.sub", "--operator-key"]
        let early = try stage.run(.authority, submit + ["city.operator.key"])
        #expect(early.status == 1)
        #expect(try size() == before)
        try stage.done(.authority, submit + ["next.key"])
        // The same once more gets the same receipt.
        let again = try stage.answer(.authority, submit + ["next.key"])
        #expect(again["status"] == .string("known"))
        #expect(try audit("city.trust").problems == [])
    }

    @Test func `a witness goes on once it is told`() throws {
        try stage.found()
        let key = try stage.makeWitness("w1")
        try stage.setPolicy("witness paper \(key)\nquorum paper\n")
        try stage.cosignOnPaper()
        try stage.done(.authority, rotate)
        try move("city.operator.new.key", to: "city.operator.key")
        try #require(stage.cosign(["--out", "ask"]).status == 0)
        let sign = ["witness", "sign", "w1.witness", "../authority/ask"]
        #expect(try stage.run(Stage.witness, sign).status == 1)
        let add = ["witness", "add", "w1.witness", "--trust"]
        #expect(try stage.run(Stage.witness, add + ["../authority/city.trust"]).status == 1)
        try stage.done(
            .authority,
            ["trust", "accept", "--trust", "witnessed.trust", "--out", "new.trust"]
        )
        try stage.done(Stage.witness, add + ["../authority/new.trust"])
        try stage.done(Stage.witness, sign + ["--out", "../authority/cosigned"])
        let kept = try stage.cosign(["--add", "cosigned", "--trust", "new.trust"])
        #expect(kept.status == 0)
        let audited = try audit("new.trust")
        #expect(audited["witnesses"] == "holds")
    }

    @Test func `a backup from before the rotation is known to be older`() throws {
        try stage.found()
        try stage.done(.authority, ["backup", "early.ldg"])
        try stage.done(.authority, rotate)
        try stage.done(
            .authority,
            ["trust", "accept", "--trust", "city.trust", "--out", "new.trust"]
        )
        #expect(try audit("new.trust", "early.ldg").problems == ["completeness cutOff"])
        let restore = ["restore", "early.ldg", "--to", "city.ldg", "--output", "json"]
        let older = try stage.run(.authority, restore + ["--trust", "new.trust"])
        #expect(older.status == 1)
        let answer = try #require(Answer.all(in: older.output).first)
        #expect(answer["status"] == .string("not-restored"))
        #expect(answer["missing"] == .integer(1))
        // Without a trust file that knows the key nobody can tell what the guard's checkpoint is.
        let unknown = try stage.run(.authority, restore + ["--trust", "city.trust"])
        #expect(unknown.status == 1)
        try stage.done(
            .authority,
            restore + ["--trust", "new.trust", "--read-only"]
        )
    }
}
