import CanonicalJSON
import Foundation
import LiandanTesting
import Testing

/// Keys on their owners' machines.
struct KeyFileTests {
    private static let passphrase = "geheim 口令"

    @Test(arguments: ["ed25519", "p256", "sm2"])
    func `a key file is PKCS 8 for its owner's eyes, which OpenSSL reads`(algorithm: String) throws
    {
        let stage = try Stage()
        let made = try stage.answer(.generator, create + ["--algorithm", algorithm])
        #expect(made["algorithm"] == .string(algorithm))
        let path = stage.file(.generator, "new.key")
        #expect(try KeyFiles.mode(path) == 0o600)
        let pem = try String(decoding: stage.bytes(.generator, "new.key"), as: UTF8.self)
        #expect(pem.contains("\n-----BEGIN PRIVATE KEY-----\n"))
        #expect(pem.contains("\nparty: \(Town.generator)\n"))
        #expect(try Shell.run(["openssl", "pkey", "-in", path, "-noout"]).status == 0)
        #expect(try stage.run(.generator, create).status == 1, "no key is ever overwritten")
        try stage.done(.authority, ["key", "enroll", "../generator/new.request"])
        try stage.done(.generator, issue + ["--as", "new.key"])
        try stage.submit(.generator, ["issue.sub"])
    }

    @Test func `a passphrase protects a key, and nothing goes without it`() throws {
        let stage = try Stage()
        let right = ["LIANDAN_PASSPHRASE": Self.passphrase]
        let made = try stage.run(.generator, create + ["--passphrase"], environment: right)
        #expect(made.status == 0)
        let path = stage.file(.generator, "new.key")
        #expect(try KeyFiles.mode(path) == 0o600)
        let pem = try String(decoding: stage.bytes(.generator, "new.key"), as: UTF8.self)
        #expect(pem.contains("\n-----BEGIN ENCRYPTED PRIVATE KEY-----\n"))
        for (given, status) in [(Self.passphrase, Int32(0)), ("falsch", 1)] {
            let read = ["openssl", "pkey", "-in", path, "-noout", "-passin", "pass:\(given)"]
            #expect(try Shell.run(read).status == status)
        }

        let command = issue + ["--as", "new.key"]
        #expect(try stage.run(.generator, command, environment: right).status == 0)
        let before = try stage.bytes(.generator, "issue.sub")
        let wrong = try stage.run(
            .generator,
            command,
            environment: ["LIANDAN_PASSPHRASE": "falsch"]
        )
        #expect(wrong.status == 4)
        #expect(wrong.errors.contains("error: the passphrase does not open the key"))
        #expect(!wrong.errors.contains("falsch"))
        let none = try stage.run(.generator, command)
        #expect(none.status == 4)
        #expect(none.errors.contains("error: the key is protected by a passphrase"))
        #expect(try stage.bytes(.generator, "issue.sub") == before)
    }

    @Test func `a party has several keys, each with its role and its end`() throws {
        let stage = try Stage()
        try stage.done(.generator, create)
        try stage.done(
            .authority,
            [
                "key", "enroll", "../generator/new.request", "--role", "driver", "--until",
                "2026-06-30",
            ]
        )
        let listed = try stage.answer(.authority, ["key", "list", "--party", Town.generator])
        let keys = listed["items"]?.array?.compactMap(\.object) ?? []
        #expect(Set(keys.map { $0["role"]?.string }) == ["manager", "driver"])
        let driver = try #require(keys.first { $0["role"] == .string("driver") })
        #expect(driver["until"] == .string("2026-06-30"))

        try stage.done(.generator, issue + ["--as", "new.key"])
        let submit = ["submit", "../generator/issue.sub", "--output", "json"]
        let byDriver = try stage.run(.authority, submit)
        #expect(byDriver.status == 1)
        #expect(try Answer.rules(in: byDriver.output) == ["LD-KEY-004"])
        let late = try stage.run(.authority, submit, at: "2026-07-01 00:00")
        #expect(try Answer.rules(in: late.output) == ["LD-KEY-003", "LD-KEY-004"])

        let revoke = ["key", "revoke", "--party", Town.generator, "--key", "--reason", "遗失"]
        let id = try #require(driver["key"]?.string)
        try stage.done(.authority, revoke[..<5] + [id] + revoke[5...])
        let text = try stage.done(.authority, ["key", "list", "--party", Town.generator])
        #expect(text.contains("revoked by "))
        let revoked = try stage.run(.authority, submit)
        #expect(try Answer.rules(in: revoked.output) == ["LD-KEY-002", "LD-KEY-004"])
    }

    @Test func `a request to enrol is good for its own key, party and ledger only`() throws {
        let stage = try Stage()
        let other = try Stage(isSettled: false)
        try other.found()
        try stage.done(.generator, create)
        let file = DocumentFile.document(in: try stage.bytes(.generator, "new.request"))
        var request = try #require(CanonicalReader.read(file).object)
        request["party"] = .string(Town.disposer)
        try stage.write(DocumentFile.file(of: request), .generator, "forged.request")
        let enrol = ["key", "enroll", "../generator/forged.request", "--output", "json"]
        let forged = try stage.run(.authority, enrol)
        #expect(forged.status == 1)
        #expect(try Answer.rules(in: forged.output) == ["LD-KEY-005"])

        try other.write(stage.bytes(.generator, "new.request"), .authority, "new.request")
        let foreign = try other.run(.authority, ["key", "enroll", "new.request"])
        #expect(foreign.status == 1)
        #expect(foreign.errors == "error: new.request is meant for another ledger\n")
    }

    @Test func `no secret is ever printed, sent or stored outside its key file`() throws {
        let stage = try Stage()
        let right = ["LIANDAN_PASSPHRASE": Self.passphrase]
        var said = ""
        for (place, arguments) in [
            (Stage.Place.generator, create + ["--passphrase"]), (.generator, issue),
            (.authority, ["submit", "../generator/issue.sub"]),
            (.authority, ["submit", "../generator/own.key"]),
            (.authority, ["key", "list"]), (.authority, ["audit", "--trust", "city.trust"]),
            (.generator, ["trust", "show", "--trust", "own.key"]),
        ] {
            let shell = try stage.run(place, arguments, environment: right)
            said += shell.output + shell.errors
        }
        let folder = try #require(FileManager.default.enumerator(atPath: stage.path))
        let files = folder.compactMap { $0 as? String }.filter { $0.contains(".") }
        let keys = files.filter { $0.hasSuffix(".key") }
        #expect(keys.count == 6)
        for key in keys {
            let pem = try [UInt8](Fixture.file(stage.path + "/" + key))
            let body = KeyFiles.body(of: pem)
            let secret = try KeyFiles.secret(in: pem)
            #expect(!said.contains(body))
            for file in files where file != key {
                let bytes = try Fixture.file(stage.path + "/" + file)
                #expect(bytes.firstRange(of: secret) == nil, "\(key) in \(file)")
                #expect(bytes.firstRange(of: Data(body.utf8)) == nil, "\(key) in \(file)")
            }
        }
        #expect(!said.contains(Self.passphrase))
    }

    @Test func `a key that others can read is used with a warning`() throws {
        let stage = try Stage()
        let path = stage.file(.generator, "own.key")
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        let shell = try stage.run(.generator, issue)
        #expect(shell.status == 0)
        #expect(shell.errors.contains("warning: others can read own.key; run chmod 600 own.key"))
    }

    private let create = [
        "key", "create", "--party", Town.generator, "--trust", "city.trust", "--key", "new.key",
        "--request", "new.request",
    ]

    private let issue = [
        "item", "issue", "--waste", "900-214-08", "--hazards", "T;I", "--form", "liquid",
        "--packaging", "drum", "--out", "issue.sub",
    ]
}
