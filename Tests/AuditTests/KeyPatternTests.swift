import Audit
import CanonicalJSON
import HandoffRules
import LedgerCrypto
import LedgerLog
import Liandan
import LiandanTesting
import Testing
import WasteDomain

/// Keys that may have been in other hands (`SuspectKeys`).
struct KeyPatternTests {
    private let town: Town
    private let key: Digest

    init() throws {
        town = try Town.settled()
        let spki = try #require(town.keys[Town.generator]).verifyingKey.spki
        key = town.description.suite.hash.digest(spki)
    }

    private func revoke(suspectFrom: Timestamp?, by party: String = Town.authority) throws {
        var members: JSONObject = ["key": key, "party": Town.generator, "reason": "手机遗失"]
        if let suspectFrom { members["suspectFrom"] = suspectFrom.json }
        try town.submit(party, [town.event(.keyRevoked, members)])
    }

    /// What an audit finds, and whether the ledger stands it.
    private func found() throws -> [PatternFinding] {
        let report = try Tampering(town).audit()
        #expect(report.isSound)
        return try #require(report.patterns).filter { $0.pattern == "LD-PAT-014" }
    }

    @Test func `what a key signed since the time it is suspect from is listed`() throws {
        try town.submit(Town.generator, town.itemEvents(town.codes(1)))
        town.clock.advance(minutes: 30)
        let lost = town.clock.now
        var entries: [UInt64] = []
        for serial in 2...4 {
            entries.append(try town.ledger.checkpoint().head.size)
            try town.submit(Town.generator, town.itemEvents(town.codes(1, from: serial)))
        }
        let before = try town.ledger.checkpoint()
        try revoke(suspectFrom: lost)
        let finding = try #require(try found().first)
        #expect(finding.evidence == entries.map { EventID(entry: $0, index: 0) })
        #expect(finding.facts["count"] == "3")
        #expect(finding.facts["party"] == Town.generator)
        #expect(finding.facts["from"] == lost.description)
        #expect(finding.facts["revoked"] == "\(before.head.size).0")
        // Nothing that was recorded is another for it.
        #expect(try town.ledger.root(at: before.head.size) == before.head.root)
    }

    @Test func `a key that is only given up is suspect of nothing`() throws {
        try town.submit(Town.generator, town.itemEvents(town.codes(1)))
        try revoke(suspectFrom: nil)
        #expect(try found() == [])
    }

    @Test func `the revocation by the key itself is no suspect entry`() throws {
        try town.submit(Town.generator, town.itemEvents(town.codes(1)))
        town.clock.advance(minutes: 1)
        try revoke(suspectFrom: town.clock.now, by: Town.generator)
        #expect(try found() == [])
    }
}
