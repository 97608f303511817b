import CanonicalJSON
import Foundation
import LiandanTesting
import Testing

/// A key takes the place of another; a key file is locked with a passphrase.
struct KeyRotationTests {
    private let stage: Stage

    init() throws {
        stage = try Stage()
    }

    private let issue = [
        "item", "issue", "--waste", "900-214-08", "--hazards", "T;I", "--form", "liquid",
        "--packaging", "drum", "--out", "issue.sub",
    ]

    private let rotate = [
        "key", "rotate", "--as", "own.key", "--key", "new.key", "--request", "new.request",
        "--trust", "city.trust",
    ]

    @Test func `a new key takes the place of the old one in one submission`() throws {
        let made = try stage.answer(.generator, rotate)
        #expect(made["replaces"]?.string != nil)
        try stage.done(.generator, issue)
        let before = try stage.bytes(.generator, "issue.sub")
        let enrolled = try stage.answer(
            .authority,
            ["key", "enroll", "../generator/new.request"]
        )
        let listed = try stage.answer(.authority, ["key", "list", "--party", Town.generator])
        let keys = listed["items"]?.array?.compactMap(\.object) ?? []
        let entry = try #require(enrolled["entry"]?.integer)
        let old = try #require(keys.first { $0["key"] == made["replaces"] })
        let new = try #require(keys.first { $0["key"] == made["id"] })
        #expect(old["revoked"]?.object?["event"] == .string("\(entry).1"))
        #expect(new["enrolled"]?.object?["event"] == .string("\(entry).0"))

        try stage.write(before, .generator, "old.sub")
        let late = try stage.run(
            .authority,
            ["submit", "../generator/old.sub", "--output", "json"]
        )
        #expect(try Answer.rules(in: late.output) == ["LD-KEY-002"])
        try stage.done(.generator, issue + ["--as", "new.key"])
        try stage.submit(.generator, ["issue.sub"])
        #expect(try stage.audit().status == 0)
    }

    @Test func `nobody but its holder has a key replaced`() throws {
        try stage.done(.generator, rotate)
        let file = DocumentFile.document(in: try stage.bytes(.generator, "new.request"))
        let request = try #require(CanonicalReader.read(file).object)
        let replaces = try #require(request["replaces"]?.object)
        let others = try stage.answer(.authority, ["key", "list", "--party", Town.carrier])
        let foreign = try #require(others["items"]?.array?.first?.object?["key"])
        for change in [
            ("key", foreign),
            ("signature", JSONValue.string(String(repeating: "A", count: 86) + "==")),
        ] {
            var changed = request
            var claim = replaces
            claim[change.0] = change.1
            changed["replaces"] = .object(claim)
            try stage.write(DocumentFile.file(of: changed), .authority, "forged.request")
            let shell = try stage.run(
                .authority,
                ["key", "enroll", "forged.request", "--lang", "en"]
            )
            #expect(shell.status == 1, "\(change.0)")
            #expect(shell.errors.contains("is not signed by the key it is to take the place of"))
        }
    }

    @Test func `the operator's key works with its passphrase and not without`() throws {
        let right = "geheim 口令"
        let path = stage.file(.authority, "city.operator.key")
        let locked = stage.file(.authority, "locked.key")
        let shell = try Shell.run([
            "openssl", "pkcs8", "-topk8", "-v2", "aes-256-cbc", "-in", path, "-out", locked,
            "-passout", "pass:\(right)",
        ])
        try #require(shell.status == 0, "\(shell.errors)")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: locked)
        try FileManager.default.removeItem(atPath: path)
        try stage.done(.generator, issue)
        let submit = ["submit", "../generator/issue.sub", "--operator-key", "locked.key"]
        for (passphrase, status) in [(nil, Int32(4)), ("falsch", 4), (right, 0)] {
            let environment = passphrase.map { ["LIANDAN_PASSPHRASE": $0] } ?? [:]
            let shell = try stage.run(.authority, submit, environment: environment)
            #expect(shell.status == status, "\(passphrase ?? "none"): \(shell.errors)")
            #expect(!shell.errors.contains(right))
        }
        #expect(try stage.audit().status == 0)
    }
}
