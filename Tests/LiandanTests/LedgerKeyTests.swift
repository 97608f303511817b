import CanonicalJSON
import LedgerCrypto
import LedgerLog
import Liandan
import LiandanTesting
import Testing
import WasteDomain

/// Which key signs the checkpoint of a commit.
struct LedgerKeyTests {
    private func grant(_ town: Town, _ year: Int) -> JSONObject {
        town.event(.numbersGranted, ["from": 1, "segment": "5001", "to": 9, "year": year])
    }

    /// Which of some keys signed the newest checkpoint.
    private func signer(_ town: Town, among keys: [SigningKey]) throws -> Int? {
        let checkpoint = try town.ledger.checkpoint()
        return keys.firstIndex { key in
            NoteKey(name: checkpoint.origin, key: key.verifyingKey)
                .map { (try? checkpoint.verify($0)) != nil } ?? false
        }
    }

    @Test(arguments: HashSuite.allCases)
    func `the new key signs from its own rotation on`(suite: HashSuite) throws {
        let town = try Town.settled(suite: suite)
        let old = town.operatorKey
        let size = try town.ledger.checkpoint().head.size
        try town.rotateLedgerKey()
        let keys = [old, town.operatorKey]
        #expect(try signer(town, among: keys) == 1)
        try town.submit(Town.authority, [grant(town, 2027)])
        #expect(try signer(town, among: keys) == 1)
        let identity = try town.ledger.identity()
        #expect(identity.successors.map(\.size) == [size + 1])
        #expect(town.identity.following(identity.successors) == identity)
        #expect(try town.ledger.standing().head.size == size + 2)
    }

    @Test func `a writer with a key that another took the place of records nothing`() throws {
        let town = try Town.settled()
        let writer = try Ledger.open(
            LedgerLocation(town.path),
            operatorKey: town.operatorKey,
            clock: town.clock.ledgerClock
        )
        let old = town.operatorKey
        try town.rotateLedgerKey()
        let size = try town.ledger.checkpoint().head.size
        let late = try town.sign(Town.authority, [grant(town, 2027)])
        let refused = #expect(throws: LogError.self) { try writer.submit([late]) }
        #expect(refused?.code == .wrongLedger)
        #expect(refused?.reason.contains("entry \(size - 1) put another in its place") == true)
        #expect(try town.ledger.checkpoint().head.size == size)
        let again = #expect(throws: LogError.self) {
            try Ledger.open(LedgerLocation(town.path), operatorKey: old)
        }
        #expect(again?.code == .wrongLedger)
        // With the new key the same submission is recorded.
        #expect(try town.submit(late).isAccepted)
    }

    @Test func `without the new key a rotation is not recorded`() throws {
        let town = try Town.settled()
        let size = try town.ledger.checkpoint().head.size
        let new = try SigningKey.generate(.ed25519)
        let stated = try town.sign(
            Town.authority,
            [town.rotation(to: new, old: town.operatorKey)]
        )
        let refused = #expect(throws: LogError.self) { try town.submit(stated) }
        #expect(refused?.code == .wrongLedger)
        #expect(try town.ledger.checkpoint().head.size == size)
        try town.submit(Town.authority, [grant(town, 2027)])
        #expect(try town.ledger.checkpoint().head.size == size + 1)
    }

    @Test func `in one submission each key is signed by the one before`() throws {
        let town = try Town.settled()
        let (second, third) = (try SigningKey.generate(.ed25519), try SigningKey.generate(.ed25519))
        let first = try town.rotation(to: second, old: town.operatorKey)
        try town.reopen(successor: third)
        let wrong = try town.submit(
            Town.authority,
            [first, town.rotation(to: third, old: town.operatorKey)]
        )
        #expect(wrong.verdict == ["LD-KEY-006 refuse"])
        let right = try town.submit(Town.authority, [first, town.rotation(to: third, old: second)])
        #expect(right.isAccepted)
        #expect(try signer(town, among: [town.operatorKey, second, third]) == 2)
    }

    @Test func `a key of another suite does not take the place`() throws {
        let town = try Town.settled()
        let sm2 = try SigningKey.generate(.sm2)
        let refused = try town.submit(
            Town.authority,
            [town.rotation(to: sm2, old: town.operatorKey)]
        )
        #expect(refused.verdict == ["LD-KEY-006 refuse"])
    }
}
