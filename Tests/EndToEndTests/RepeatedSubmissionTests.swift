import CanonicalJSON
import Foundation
import LedgerCrypto
import LedgerLog
import LiandanTesting
import Testing
import WasteDomain

/// A submission file is recorded once, however often it comes.
struct RepeatedSubmissionTests {
    @Test func `a file submitted again is recorded once and gets the same receipt`() throws {
        let town = try Town.forCommands()
        let files = try town.manifestFiles(2, "file")
        #expect(try town.run(["submit", files[0]]).status == 0)
        let receipt = try Fixture.file(files[0] + ".receipt")
        #expect(try town.run(["submit", files[1]]).status == 0)
        let before = try town.standing()

        let folder = town.folder.file("again")
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: false
        )
        let again = try town.run(
            ["submit", files[0], "--receipts", folder, "--output", "json"]
        )
        #expect(again.status == 0)
        let answer = try #require(Answer.all(in: again.output).first)
        #expect(answer["status"] == .string("known"))
        #expect(answer["numbers"] == .array([.string("20265001000001")]))
        #expect(try Fixture.file(folder + "/file-0.sub.receipt") == receipt)
        #expect(try town.standing() == before)
        let text = try town.run(["submit", files[0]]).output
        #expect(text.contains("recorded before, not again: entry 2"))
    }

    @Test func `another content under the same id is a conflict`() throws {
        let town = try Town.forCommands()
        let id = town.uuid()
        let first = try sign(town, id, code: town.codes(1)[0])
        let second = try sign(town, id, code: town.codes(2)[1])
        #expect(try town.run(["submit", town.write(first, to: "first.sub")]).status == 0)
        let before = try town.standing()
        let shell = try town.run(
            ["submit", town.write(second, to: "second.sub"), "--output", "json"]
        )
        #expect(shell.status == 1)
        #expect(try Answer.rules(in: shell.output) == ["LD-LOG-005"])
        #expect(try town.standing() == before)
        #expect(!FileManager.default.fileExists(atPath: town.folder.file("second.sub.receipt")))
    }

    @Test func `a refused file holds back no other, and its id stays free`() throws {
        let town = try Town.forCommands()
        let id = town.uuid()
        let refused = try sign(town, id, code: "nonsense")
        let files = [
            try town.manifestFiles(1, "before")[0], try town.write(refused, to: "refused.sub"),
            try town.manifestFiles(1, "after")[0],
        ]
        let shell = try town.run(["submit", "--output", "json"] + files)
        #expect(shell.status == 1)
        let statuses = try Answer.all(in: shell.output).map { $0["status"]?.string }
        #expect(statuses == ["recorded", "refused", "recorded"])
        let mended = try sign(town, id, code: town.codes(1)[0])
        #expect(try town.run(["submit", town.write(mended, to: "mended.sub")]).status == 0)
    }

    private func sign(_ town: Town, _ id: UniqueID, code: String) throws -> Submission {
        var draft = SubmissionDraft(id: id)
        let event = town.event(.itemIssued, town.content(["code": code, "site": "001"]))
        try draft.append(event, sealing: [], town.description.suite)
        let key = try #require(town.keys[Town.generator])
        return try draft.signed(
            by: key,
            for: Town.generator,
            in: town.description,
            seen: nil,
            at: town.clock.now
        )
    }
}
