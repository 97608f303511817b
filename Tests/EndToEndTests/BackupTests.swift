import CanonicalJSON
import Foundation
import LedgerLog
import Liandan
import LiandanTesting
import Testing

/// Copies of a ledger, and what becomes of the ledger when one takes its place.
struct BackupTests {
    private let stage: Stage

    init() throws {
        stage = try Stage()
    }

    private func grant(_ year: Int, _ more: [String] = []) throws {
        try stage.done(.authority, ["numbers", "grant", "5001", "\(year)", "1", "9"] + more)
    }

    private func size(_ ledger: String = "city.ldg") throws -> Int64 {
        let answer = try stage.answer(.authority, ["checkpoint", "show", "--ledger", ledger])
        return try #require(answer["size"]?.integer)
    }

    private func restore(_ words: String) throws -> (status: Int32, answer: JSONObject) {
        let words = ["restore"] + words.split(separator: " ").map(String.init)
        let shell = try stage.run(.authority, words + ["--output", "json"])
        return (shell.status, try #require(try Answer.all(in: shell.output).first))
    }

    private func remove(_ names: String...) throws {
        for name in names {
            try FileManager.default.removeItem(atPath: stage.file(.authority, name))
        }
    }

    @Test func `a backup is checked, audited, and appended to only after a restore`() throws {
        let made = try stage.answer(.authority, ["backup", "copy.ldg"])
        #expect(made["status"] == .string("backed-up"))
        #expect(try made["size"]?.integer == size())
        #expect(try stage.audit("copy.ldg").status == 0)
        #expect(try stage.run(.authority, ["backup", "copy.ldg"]).status == 1)
        let grant = ["numbers", "grant", "5001", "2027", "1", "9", "--ledger", "copy.ldg"]
        let shell = try stage.run(
            .authority,
            grant + ["--operator-key", "city.operator.key", "--lang", "en"]
        )
        #expect(shell.status == 1)
        #expect(shell.errors.contains("there is no head guard copy.ldg.head"))
        #expect(shell.errors.contains("liandan restore says what would be forgotten"))
        #expect(!stage.exists(.authority, "copy.ldg-wal"))
    }

    @Test func `backups made while others append are whole, each of them`() async throws {
        let town = try Town.forCommands()
        let files = try town.manifestFiles(60, "live")
        let writer = town.job(files)
        var sizes: [Int64] = []
        let before = try Int64(town.ledger.checkpoint().head.size)
        while sizes.last != before + 60, sizes.count < 500 {
            let copy = town.folder.file("copy-\(sizes.count).ldg")
            let shell = try town.run(["backup", copy, "--output", "json"])
            try #require(shell.status == 0, "\(shell.errors)")
            sizes.append(try #require(try Answer.all(in: shell.output)[0]["size"]?.integer))
        }
        #expect(try await writer.shell().status == 0)
        #expect(sizes == sizes.sorted())
        let (first, last) = (sizes.startIndex, sizes.endIndex - 1)
        for index in Set([first, last / 2, last]) {
            let copy = town.folder.file("copy-\(index).ldg")
            #expect(try town.run(["audit", copy, "--trust", "city.trust"]).status == 0)
        }
    }

    @Test func `the newest backup takes the place of a lost ledger and goes on`() throws {
        try grant(2027)
        try stage.done(.authority, ["backup", "copy.ldg"])
        let before = try size()
        try remove("city.ldg")
        let (status, answer) = try restore("copy.ldg --to city.ldg --trust city.trust")
        #expect(status == 0)
        #expect(answer["status"] == .string("restored"))
        #expect(answer["missing"]?.integer == 0)
        try grant(2028)
        #expect(try size() == before + 1)
        #expect(try stage.audit().status == 0)
    }

    @Test func `a damaged file is put aside by hand before a backup takes its place`() throws {
        try stage.done(.authority, ["backup", "copy.ldg"])
        try stage.write(Array(repeating: 0x2A, count: 5_000), .authority, "city.ldg")
        let restore = ["restore", "copy.ldg", "--to", "city.ldg"]
        for (lang, words) in [("zh", "city.ldg 读不出来"), ("en", "rename it first")] {
            let shell = try stage.run(.authority, restore + ["--lang", lang])
            #expect(shell.status == 1)
            #expect(shell.errors.contains(words), "\(shell.errors)")
        }
        #expect(try stage.bytes(.authority, "city.ldg").count == 5_000)
        try remove("city.ldg")
        try stage.done(.authority, restore)
        #expect(try stage.audit().status == 0)
    }

    @Test func `an older backup says what it would forget and never signs a fork`() throws {
        try stage.done(.authority, ["backup", "copy.ldg"])
        let before = try size()
        try grant(2027)
        try grant(2028)
        let (status, answer) = try restore("copy.ldg --to city.ldg")
        #expect(status == 1)
        #expect(answer["status"] == .string("not-restored"))
        #expect(answer["missing"]?.integer == 2)
        let forgotten = try #require(answer["forgotten"]?.array)
        #expect(forgotten.compactMap { $0.object?["entry"]?.integer } == [before, before + 1])
        #expect(try size() == before + 2)

        // The newer file is gone; the guard still knows how much there was.
        try remove("city.ldg")
        let text = try stage.run(
            .authority,
            ["restore", "copy.ldg", "--to", "city.ldg", "--lang", "en"]
        )
        #expect(text.status == 1)
        #expect(text.output.contains("the backup lacks 2 entries"))
        #expect(!stage.exists(.authority, "city.ldg"))
        #expect(try restore("copy.ldg --to city.ldg --nothing-newer").status == 1)
        let reading = try restore("copy.ldg --to city.ldg --read-only")
        #expect(reading.status == 0)
        #expect(reading.answer["status"] == .string("read-only"))
        #expect(try stage.audit().status == 0)
        let words = ["numbers", "grant", "5001", "2029", "1", "9"]
        #expect(try stage.run(.authority, words).status == 1)
        #expect(try size() == before)
    }

    @Test func `on a new machine without the guard a receipt tells that a backup is old`() throws {
        try stage.done(.authority, ["backup", "copy.ldg"])
        let granted = try stage.answer(
            .authority,
            ["numbers", "grant", "5001", "2027", "1", "9"]
        )
        let receipt = try #require(granted["receipt"]?.string)
        let checkpoint = try stage.done(.authority, ["checkpoint", "show"])
        try stage.write(checkpoint, .authority, "newest.checkpoint")
        try remove("city.ldg", "city.ldg.head")
        // Nothing shows that there was more: that must be stated.
        #expect(try restore("copy.ldg --to city.ldg").status == 1)
        for evidence in [receipt, "newest.checkpoint"] {
            let (status, answer) = try restore(
                "copy.ldg --to city.ldg --nothing-newer --against \(evidence)"
            )
            #expect(status == 1, "\(evidence)")
            #expect(answer["missing"]?.integer == 1)
        }
        let (status, answer) = try restore("copy.ldg --to city.ldg --nothing-newer")
        #expect(status == 0)
        #expect(answer["status"] == .string("restored"))
        // The statement was wrong: who keeps a receipt is not served from the other history.
        let words = ["numbers", "grant", "5001", "2028", "1", "9", "--output", "json"]
        let refused = try stage.run(.authority, words)
        #expect(refused.status == 1)
        #expect(try Answer.rules(in: refused.output) == ["LD-LOG-006"])
    }

    @Test func `a copy that lies in the place already is taken where it lies`() throws {
        try stage.done(.authority, ["backup", "copy.ldg"])
        try stage.write(stage.bytes(.authority, "copy.ldg"), .authority, "city.ldg")
        try remove("city.ldg.head")
        let words = ["numbers", "grant", "5001", "2029", "1", "9"]
        #expect(try stage.run(.authority, words).status == 1)
        #expect(try restore("city.ldg").status == 1)
        #expect(try restore("city.ldg --nothing-newer").status == 0)
        try stage.done(.authority, words)
    }

    @Test func `what stood in the place is kept beside it`() throws {
        try grant(2027)
        try stage.done(.authority, ["backup", "copy.ldg"])
        let (status, answer) = try restore("copy.ldg --to city.ldg")
        #expect(status == 0)
        #expect(answer["replaced"] == .string("city.ldg.replaced"))
        #expect(try size("city.ldg.replaced") == size())
        #expect(try restore("copy.ldg --to city.ldg").status == 1)
    }

    @Test func `a backup of another history is refused`() throws {
        let early = stage.file(.authority, "early.ldg")
        try stage.done(.authority, ["backup", early])
        try stage.write(stage.bytes(.authority, "city.ldg.head"), .authority, "early.ldg.head")
        try grant(2027)
        // An operator's fork: another entry in the same place, by a key that has not seen the first.
        try stage.done(
            .authority,
            [
                "key", "create", "--party", Town.generator, "--key", "x.key", "--request",
                "x.request",
            ]
        )
        let kept = stage.file(.authority, "receipts/checkpoint")
        try FileManager.default.removeItem(atPath: kept)
        try grant(2028, ["--ledger", "early.ldg", "--operator-key", "city.operator.key"])
        for words in ["early.ldg --to city.ldg", "early.ldg --to city.ldg --nothing-newer"] {
            let words = ["restore"] + words.split(separator: " ").map(String.init)
            let shell = try stage.run(.authority, words + ["--lang", "en"])
            #expect(shell.status == 1)
            #expect(shell.errors.contains("another history"))
        }
    }
}
