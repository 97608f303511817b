import CanonicalJSON
import LedgerLog
import Liandan
import LiandanTesting
import Testing
import WasteDomain

/// What an append costs does not grow with the log: it reads nothing of the past.
struct HollowLedgerTests {
    /// A copy of the ledger without entries, events and checkpoints but the first two and the last.
    private func hollow(_ town: Town) throws -> String {
        let copy = town.folder.file("hollow.ldg")
        let shell = try Shell.run([
            "sqlite3", town.path,
            """
            VACUUM INTO '\(copy)';
            ATTACH '\(copy)' AS hollow;
            DROP TRIGGER hollow.entry_delete;
            DROP TRIGGER hollow.event_delete;
            DROP TRIGGER hollow.submission_delete;
            DROP TRIGGER hollow.checkpoint_delete;
            DELETE FROM hollow.entry WHERE seq > 1;
            DELETE FROM hollow.event WHERE id >= 2 << 20;
            DELETE FROM hollow.submission WHERE seq > 1;
            DELETE FROM hollow.checkpoint WHERE size > 0 AND size < 302;
            """,
        ])
        try #require(shell.status == 0, "\(shell.errors)")
        let guarded = try town.ledger.checkpoint().description
        try town.folder.write(Array(guarded.utf8), to: "hollow.ldg.head")
        return copy
    }

    @Test func `opening and appending are the same where the past is missing`() throws {
        let town = try Town.settled()
        let past = try (1...300).map { number in
            try town.sign(Town.generator, town.itemEvents(town.codes(1, from: number)))
        }
        _ = try town.ledger.submit(past)
        let hollow = try Ledger.open(
            LedgerLocation(hollow(town)),
            operatorKey: town.operatorKey,
            clock: town.clock.ledgerClock
        )
        try town.reopen()
        let missing = #expect(throws: LogError.self) { try hollow.inclusionProof(of: 7) }
        #expect(missing?.code == .notFound, "what is missing is missed by whoever asks for it")
        for number in 301...303 {
            let events = town.itemEvents(town.codes(1, from: number))
            let submission = try town.sign(
                Town.generator,
                events,
                seen: town.ledger.checkpoint().head
            )
            guard
                case .accepted(let receipt, let findings)? = try hollow.submit([submission]).first,
                case .accepted(let same, let others) = try town.submit(submission)
            else {
                Issue.record("an item is accepted")
                return
            }
            #expect(receipt == same)
            #expect(findings == others)
        }
        #expect(try hollow.checkpoint() == town.ledger.checkpoint())
    }
}
