import CanonicalJSON
import Foundation
import LiandanTesting
import Testing

/// Sealed fields by the command: who sees them, how they go, and what an audit says then.
struct SealTests {
    private static let later = "2032-01-05 09:00"

    private let stage: Stage
    private let code: String
    /// The filling, with the name of who did it.
    private let event: String

    init() throws {
        stage = try Stage()
        let key = ["--as", "../generator/own.key"]
        let issue = ["item", "issue", "--waste", "900-214-08", "--hazards", "T;I"]
        code = try stage.done(
            .authority,
            issue + ["--form", "liquid", "--packaging", "drum"] + key
        ).trimmingCharacters(in: .newlines)
        let filled = try stage.answer(
            .authority,
            ["item", "fill", code, "--handler", "张三丰"] + key
        )
        event = "\(try #require(filled["entry"]?.integer)).0"
    }

    private func show(_ key: [String]) throws -> Shell {
        try stage.run(
            .authority,
            ["seal", "show", event, "--output", "json"] + key,
            environment: ["LIANDAN_KEY": ""]
        )
    }

    private func field(_ shell: Shell) throws -> JSONObject? {
        try Answer.all(in: shell.output)[0]["fields"]?.array?.first?.object
    }

    @discardableResult
    private func erase(_ words: String, by key: String = "../generator/own.key") throws -> Shell {
        let words = ["seal", "erase"] + words.split(separator: " ").map(String.init)
        return try stage.run(
            .authority,
            words + ["--reason", "期满", "--as", key, "--output", "json"],
            at: Self.later
        )
    }

    private func holdsName(_ name: String = "city.ldg") throws -> Bool {
        let needle = Data("张三丰".utf8)
        for ending in ["", "-wal"] where stage.exists(.authority, name + ending) {
            let bytes = Data(try stage.bytes(.authority, name + ending))
            if bytes.range(of: needle) != nil { return true }
        }
        return false
    }

    @Test func `its author, an authority and the operator see it, others do not`() throws {
        for key in [["--as", "../generator/own.key"], ["--as", "city.authority.key"], []] {
            let shell = try show(key)
            #expect(shell.status == 0, "\(key) \(shell.errors)")
            #expect(try field(shell)?["value"] == .string("张三丰"))
            #expect(try field(shell)?["state"] == .string("open"))
        }
        for key in [["--as", "../carrier/own.key"], ["--operator-key", "none.key"]] {
            #expect(try show(key).status == 4)
        }
        #expect(try stage.run(.authority, ["seal", "show", "999.0"]).status == 3)
        #expect(try stage.run(.authority, ["seal", "show", "first"]).status == 2)
    }

    @Test func `an erased name is gone from every byte, and the ledger still audits`() throws {
        #expect(try holdsName())
        let before = try stage.answer(.authority, ["item", "show", code])
        let shell = try erase("\(event) --ground retentionEnded")
        #expect(shell.status == 0, "\(shell.output)\(shell.errors)")
        #expect(try !holdsName())
        let gone = try field(show([]))
        #expect(gone?["state"] == .string("erased"))
        #expect(gone?["value"] == nil)
        #expect(try stage.answer(.authority, ["item", "show", code]) == before)

        let (status, report) = try stage.audit()
        #expect(status == 0)
        let erased = try #require(report["erased"]?.array?.first?.object)
        #expect(erased["event"] == .string(event))
        #expect(erased["path"] == .string("/handler"))
        #expect(erased["party"] == .string(Town.generator))
        let text = try stage.done(
            .authority,
            ["audit", "--trust", "city.trust", "--lang", "en"]
        )
        #expect(text.contains("sealed fields that were erased"))
    }

    @Test func `only its author and an authority erase, once`() throws {
        let others = try erase("\(event) --ground unlawful", by: "../carrier/own.key")
        #expect(try Answer.rules(in: others.output) == ["LD-ACT-001"])
        #expect(try erase("\(event) --ground unlawful", by: "city.authority.key").status == 0)
        #expect(try erase("\(event) --ground unlawful").status == 3)
        let again = try erase("\(event) --field /handler --ground unlawful")
        #expect(try Answer.rules(in: again.output) == ["LD-PRV-002"])
        #expect(try erase(event).status == 2)
    }

    @Test func `an opening that went without a statement, or stayed in spite of one, is found`()
        throws
    {
        let copy = stage.file(.authority, "copy.ldg")
        try stage.done(.authority, ["backup", "copy.ldg"])
        try sqlite(copy, "DELETE FROM opening WHERE instr(value, '张三丰')")
        let missing = try stage.audit("copy.ldg")
        #expect(missing.status == 1)
        #expect(kinds(missing.report) == ["badOpening"])

        let row = try Shell.run(["sqlite3", stage.file(.authority, "city.ldg"), ".dump opening"])
            .output.split(separator: "\n").last { $0.contains("INSERT") }
        try erase("\(event) --ground retentionEnded")
        #expect(try stage.audit().status == 0)
        try sqlite(stage.file(.authority, "city.ldg"), String(try #require(row)))
        let kept = try stage.audit()
        #expect(kept.status == 1)
        #expect(kinds(kept.report).contains("erasedRemains"))
    }

    @Test func `what may be erased is told after its last day, and erased together`() throws {
        #expect(try stage.answer(.authority, ["seal", "due"])["items"] == .array([]))
        let due = try stage.run(.authority, ["seal", "due", "--output", "json"], at: Self.later)
        #expect(due.status == 1)
        let items = try Answer.all(in: due.output)[0]["items"]?.array ?? []
        #expect(items.compactMap { $0.object?["event"]?.string } == [event])
        #expect(items[0].object?["until"] == .string("2031-03-02"))
        #expect(try erase("--due").status == 0)
        #expect(try stage.run(.authority, ["seal", "due"], at: Self.later).status == 0)
    }

    @Test func `a backup made before an erasure is restored without what was erased`() throws {
        try stage.done(.authority, ["backup", "copy.ldg"])
        try erase("\(event) --ground retentionEnded")
        #expect(try holdsName("copy.ldg"))
        let restored = try stage.run(
            .authority,
            [
                "restore", "copy.ldg", "--to", "old.ldg", "--against", "city.ldg", "--read-only",
            ]
        )
        #expect(restored.status == 0, "\(restored.errors)")
        #expect(try !holdsName("old.ldg"))

        // Of an erasure that the copy itself records nothing comes back either.
        try stage.done(.authority, ["backup", "newest.ldg"])
        #expect(try !holdsName("newest.ldg"))
    }

    private func kinds(_ report: JSONObject) -> [String] {
        (report["problems"]?.array ?? []).compactMap { $0.object?["kind"]?.string }
    }

    private func sqlite(_ path: String, _ command: String) throws {
        let shell = try Shell.run(["sqlite3", path, command])
        try #require(shell.status == 0, "\(shell.errors)")
    }
}
