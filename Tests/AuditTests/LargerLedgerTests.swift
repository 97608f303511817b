import Audit
import CanonicalJSON
import Foundation
import LedgerCrypto
import LedgerLog
import Liandan
import LiandanTesting
import Synchronization
import Testing
import WasteDomain

/// A ledger with full tiles, and ledgers that are whole in themselves but not what they claim.
struct LargerLedgerTests {
    /// More entries than a tile holds.
    private func largerTown() throws -> Town {
        let town = try Town.settled()
        for number in 1...130 {
            let events = town.itemEvents(town.codes(1, from: number))
            try town.submit(Town.generator, [events[0]])
            let seen = try town.ledger.checkpoint().head
            _ = try town.submit(town.sign(Town.generator, Array(events[1...]), seen: seen))
        }
        return town
    }

    @Test func `seeded changes anywhere in a larger ledger are caught`() throws {
        let town = try largerTown()
        let tampering = try Tampering(town)
        let sound = try tampering.audit(storage: true)
        #expect(sound.problems == [])
        #expect(sound.size == 262)
        #expect(sound.seenUpTo == 261)
        try tampering.dropTriggers()
        var random = SeededGenerator(seed: 20_261_122)
        let places = [
            ("entry", "bytes"), ("event", "bytes"), ("checkpoint", "note"), ("tile", "hashes"),
            ("submission", "header"), ("state", "value"), ("head", "edge"),
        ]
        for (table, column) in places {
            let key = table == "submission" ? "1" : "rowid"
            let rows = try tampering.bytes("SELECT \(key), CAST(\(column) AS BLOB) FROM \(table)")
            for _ in 0..<4 {
                let row = try #require(rows.randomElement(using: &random))
                var changed = row.bytes
                changed[Int.random(in: changed.indices, using: &random)] ^=
                    1 << UInt8.random(in: 0..<8, using: &random)
                try tampering.replace(table, column, row.bytes, by: changed, rowid: row.rowid)
                let report = try tampering.audit()
                let guarantee: Guarantee = table == "state" ? .replay : .integrity
                #expect(report.assurances[guarantee] == .broken, "\(table).\(column)")
                try tampering.replace(table, column, changed, by: row.bytes, rowid: row.rowid)
            }
        }
        #expect(try tampering.audit().isSound)
    }

    @Test func `a forged ledger is self-consistent, and no more, without a trust file`() throws {
        let (real, forged) = (try Town.settled(), try Town.settled())
        try real.straightRun(2)
        try forged.straightRun(1)
        let unaided = try Tampering(forged).audit(trusting: false)
        #expect(unaided.isSound)
        #expect(unaided.assurances[.trust] == .unproven)
        #expect(unaided.assurances[.integrity] == .selfConsistent)
        let auditor = Auditor(LedgerLocation(forged.path), trust: TrustFile(real.description))
        let report = try auditor.run()
        #expect(!report.isSound)
        #expect(report.assurances[.trust] == .broken)
        #expect(report.assurances[.integrity] != .holds)
    }

    @Test func `a ledger cut at its end is whole, and a receipt tells`() throws {
        let (town, twin) = (try Town.settled(), try TemporaryFolder())
        let outcomes = try town.straightRun(1)
        guard case .accepted(let receipt, _) = outcomes[8] else {
            Issue.record("the run ends accepted")
            return
        }
        // Somebody restores yesterday's file: no entry in it is wrong.
        let copy = twin.file("city.ldg")
        _ = try Shell.run(["sqlite3", town.path, "VACUUM INTO '\(copy)'"])
        let tampering = try Tampering(town)
        try tampering.dropTriggers()
        let last = Int64(receipt.entry.seq)
        for sql in [
            "DELETE FROM entry WHERE seq = \(last)", "DELETE FROM event WHERE id >> 20 = \(last)",
            "DELETE FROM checkpoint WHERE size > \(last)",
        ] { try tampering.execute(sql) }
        #expect(try !tampering.audit().isSound)
        let checkpoint = try receipt.verify(town.identity)
        #expect(checkpoint.head.size == receipt.entry.seq + 1)
        let report = try Auditor(LedgerLocation(copy), trust: TrustFile(town.description)).run()
        #expect(report.root == checkpoint.head.root)
    }

    @Test func `a ledger in use can be audited`() async throws {
        let town = try Town.settled()
        let location = LedgerLocation(town.path)
        let trust = TrustFile(town.description)
        let isDone = Mutex(false)
        let ledger = try Ledger.open(
            location,
            operatorKey: town.operatorKey,
            clock: town.clock.ledgerClock
        )
        let submissions = try (1...60).map { number in
            try town.sign(Town.generator, town.itemEvents(town.codes(1, from: number)))
        }
        let ledgers = Unshared(ledger)
        async let appended: Void = {
            for submission in submissions { _ = try ledgers.value.submit([submission]) }
            isDone.withLock { $0 = true }
        }()
        var sizes: [UInt64] = []
        while !isDone.withLock({ $0 }) {
            let report = try Auditor(location, trust: trust).run()
            #expect(report.problems == [])
            sizes.append(report.size)
        }
        try await appended
        #expect(sizes == sizes.sorted())
        #expect(try Auditor(location, trust: trust).run().size == 62)
    }

    @Test func `the first bad entry is named`() throws {
        let town = try Town.settled()
        try town.straightRun(2)
        let tampering = try Tampering(town)
        try tampering.dropTriggers()
        for seq in [9, 6, 7] {
            try tampering.execute("UPDATE event SET bytes = x'7b7d' WHERE id >> 20 = \(seq)")
        }
        #expect(try tampering.audit().firstBadEntry == 6)
    }

    /// Its rules cannot be applied, so that nothing is said of its verdict or of what follows.
    @Test func `an entry judged by the rules of a newer program ends the replay`() throws {
        let town = try Town.settled()
        let tampering = try Tampering(town)
        try tampering.dropTriggers()
        let newest = try #require(tampering.bytes("SELECT seq, bytes FROM entry").last)
        let text = String(decoding: newest.bytes, as: UTF8.self)
        let later = text.replacingOccurrences(of: "\"rules\":1}", with: "\"rules\":2}")
        #expect(later != text)
        try tampering.replace(
            "entry",
            "bytes",
            newest.bytes,
            by: Array(later.utf8),
            rowid: newest.rowid
        )
        let problems = try tampering.audit().problems.filter { $0.entry == UInt64(newest.rowid) }
        #expect(problems.map(\.kind).contains(.rulesUnknown))
        #expect(problems.map(\.kind).contains(.replayStopped))
        #expect(!problems.map(\.kind).contains(.verdictDiffers))
    }
}

/// Something handed over to one other task.
private struct Unshared<Value>: @unchecked Sendable {
    let value: Value

    init(_ value: Value) { self.value = value }
}
