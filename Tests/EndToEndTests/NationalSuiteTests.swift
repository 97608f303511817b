import CanonicalJSON
import Foundation
import LiandanTesting
import Testing

/// A ledger of the suite `gm` 国密: SM3 tree, SM2 keys, and all of the spine.
struct NationalSuiteTests {
    private let stage: Stage

    init() throws {
        stage = try Stage(isSettled: false)
        try stage.found(suite: "gm")
        try stage.register()
        try stage.enrol()
    }

    /// What the verifier that shares no code with ours says of a ledger or a bundle.
    private func verify(_ name: String) throws -> Shell {
        try Shell.run([
            "/usr/bin/python3", Fixture.path("Fixtures/verifier/verify.py"),
            stage.file(.authority, name), stage.file(.authority, "city.trust"),
        ])
    }

    @Test func `a load is shipped and received, and all that proves it holds`() throws {
        let way = try Way(on: stage)
        let codes = try way.pack()
        let manifest = try way.issue(codes, more: "--plan P-2026 --contract C-1 --handler 张三")
        try way.send(manifest, codes)
        try way.state(.carrier, "manifest arrive \(manifest)")
        try way.state(.disposer, "manifest receive \(manifest) --as-released")
        let decided = try way.state(.disposer, "manifest decide \(manifest) --accept-all")
        let last = try #require(decided["entry"]?.integer)
        #expect(try way.status(manifest)[0] == "decided")

        let (status, report) = try stage.audit()
        #expect(status == 0)
        for guarantee in ["trust", "storage", "integrity", "replay", "rules"] {
            #expect(report["guarantees"]?.object?[guarantee] == .string("holds"), "\(guarantee)")
        }
        let sound = "sound: \(last + 1) entries, root \(report["root"]?.string ?? "?")\n"
        #expect(try verify("city.ldg").output.hasPrefix(sound))

        for words in [
            "prove inclusion \(last) --out entry.tlog-proof",
            "prove inclusion \(last).0 --out event.proof",
            "prove consistency 4 \(last) --out step.proof",
            "export evidence --manifest \(manifest) --open all --out load.evidence",
            "checkpoint show --out newest",
        ] {
            try stage.done(.authority, words.split(separator: " ").map(String.init))
        }
        let files = ["entry.tlog-proof", "event.proof", "step.proof", "load.evidence"]
        for file in files { try stage.write(stage.bytes(.authority, file), .carrier, file) }
        try stage.done(.carrier, ["verify"] + files + ["--trust", "city.trust"])
        #expect(try verify("load.evidence").status == 0)
        let against = ["audit", "city.ldg", "--trust", "city.trust", "--against"] + files
        try stage.done(.authority, against)
    }

    @Test func `receipts, sealed fields, backup and restore work on it`() throws {
        let issue = [
            "item", "issue", "--waste", "900-214-08", "--hazards", "T;I", "--form", "liquid",
            "--packaging", "drum", "--out", "issue.sub",
        ]
        let code = try stage.done(.generator, issue).trimmingCharacters(in: .newlines)
        try stage.done(
            .generator,
            ["item", "fill", code, "--handler", "张三", "--out", "fill.sub"]
        )
        let outcomes = try stage.submit(.generator, ["issue.sub", "fill.sub"])
        let filled = try #require(outcomes.last?["entry"]?.integer)
        let shown = try stage.answer(.authority, ["seal", "show", "\(filled).0"])
        #expect(shown["fields"]?.array?.first?.object?["value"] == .string("张三"))
        try stage.done(.authority, ["backup", "copy.ldg"])
        try FileManager.default.removeItem(atPath: stage.file(.authority, "city.ldg"))
        try stage.done(.authority, ["restore", "copy.ldg", "--to", "city.ldg"])
        try stage.done(.authority, ["numbers", "grant", "5001", "2027", "1", "9"])
        #expect(try stage.audit().status == 0)
    }

    @Test func `its checkpoint is signed by SM2, and no key of another kind is taken`() throws {
        let trust = try stage.answer(.authority, ["trust", "show"])
        let key = try #require(trust["verifierKey"]?.string)
        let encoded = try #require(key.split(separator: "+", maxSplits: 2).last)
        let material = try #require(Data(base64Encoded: String(encoded)))
        #expect(material.first == 0xFF)
        #expect(material.count == 1 + 31 + 1 + 65)
        for algorithm in ["ed25519", "p256"] {
            let shell = try stage.run(
                .generator,
                [
                    "key", "create", "--party", Town.generator, "--key", "x.key", "--trust",
                    "city.trust", "--algorithm", algorithm,
                ]
            )
            #expect(shell.status == 2, "\(algorithm)")
        }
    }

    @Test(arguments: [
        "UPDATE event SET bytes = CAST(replace(CAST(bytes AS TEXT), '示例机械', '示例电镀') AS BLOB)",
        "UPDATE entry SET bytes = CAST(replace(CAST(bytes AS TEXT), '\"rules\":1', '\"rules\":2') AS BLOB) "
            + "WHERE seq = 2",
        "UPDATE checkpoint SET note = (SELECT note FROM checkpoint WHERE size = 3) "
            + "WHERE size = (SELECT size FROM head)",
    ])
    func `what is changed in it is found`(sql: String) throws {
        let path = stage.file(.authority, "city.ldg")
        let triggers = try Shell.run(
            ["sqlite3", path, "SELECT name FROM sqlite_schema WHERE type = 'trigger'"]
        ).output.split(separator: "\n")
        let drops = triggers.map { "DROP TRIGGER \($0);" }.joined()
        let shell = try Shell.run(["sqlite3", path, drops + sql])
        try #require(shell.status == 0, "\(shell.errors)")
        #expect(try stage.audit().status == 1)
        #expect(try verify("city.ldg").status == 1)
    }
}
