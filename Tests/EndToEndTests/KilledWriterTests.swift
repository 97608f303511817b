import CanonicalJSON
import Foundation
import LedgerLog
import Liandan
import LiandanTesting
import Testing

/// The operator's process dies at any moment.
struct KilledWriterTests {
    private static let kills = 100

    @Test(.timeLimit(.minutes(10)))
    func `every receipt a killed process released is in the ledger afterwards`() throws {
        let town = try Town.forCommands()
        let before = try town.ledger.checkpoint().head.size
        let files = try town.manifestFiles(Self.kills * 8, "kill")
        var random = SeededGenerator(seed: 20_260_302)
        var pending = files[...]
        for _ in 0..<Self.kills {
            // Some are killed while they open the ledger, most while they append.
            let writer = try town.submitting(Array(pending.prefix(8)))
            for _ in 0..<Int.random(in: 0...4, using: &random) { _ = writer.line() }
            usleep(UInt32.random(in: 0...20_000, using: &random))
            writer.kill()
            writer.wait()
            pending = pending.drop { Self.receipt(of: $0) != nil }
        }

        let released = files.filter { Self.receipt(of: $0) != nil }
        #expect(released.count >= Self.kills)
        #expect(released.count < files.count)
        var receipts: [String: [UInt8]] = [:]
        for file in released {
            let bytes = try #require(Self.receipt(of: file))
            let receipt = try Receipt.read(file: bytes)
            #expect(throws: Never.self) { try receipt.verify(town.identity) }
            receipts[file] = bytes
        }

        // Whoever is not sure what became of a file gives it in again.
        let again = try town.run(["submit", "--output", "json"] + files)
        #expect(again.status == 0)
        let outcomes = try Answer.all(in: again.output)
        #expect(outcomes.count == files.count)
        for (file, outcome) in zip(files, outcomes) {
            guard let receipt = receipts[file] else { continue }
            #expect(outcome["status"] == .string("known"), "\(file)")
            #expect(Self.receipt(of: file) == receipt, "\(file)")
        }
        let entries = outcomes.compactMap { $0["entry"]?.integer }.map(UInt64.init)
        #expect(entries.sorted() == Array(before..<before + UInt64(files.count)))
        let (status, report) = try town.auditReport()
        #expect(status == 0)
        #expect(report?["size"]?.integer == Int64(before) + Int64(files.count))
    }

    private static func receipt(of file: String) -> [UInt8]? {
        (try? Fixture.file(file + ".receipt")).map { [UInt8]($0) }
    }
}
