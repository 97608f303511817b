import Audit
import CanonicalJSON
import LedgerCrypto
import LedgerLog
import Liandan
import LiandanTesting
import Testing
import WasteDomain

/// `Fixtures/verifier/verify.py` shares no code with ours; both must say the same.
struct ForeignVerifierTests {
    /// A run in which every algorithm of the suite signs.
    private func town(_ suite: HashSuite) throws -> Town {
        let town = try Town.settled(suite: suite)
        for algorithm in suite.partyAlgorithms {
            let key = try town.makeKey(for: Town.generator, as: algorithm)
            try town.submit(Town.authority, [town.enrolment(of: key, for: Town.generator)])
            let day = suite.partyAlgorithms.firstIndex(of: algorithm) ?? 0
            try town.submit(Town.generator, town.itemEvents(town.codes(2, from: 2 * day + 1)))
        }
        return town
    }

    private func verify(_ town: Town) throws -> (status: Int32, words: String) {
        let trust = try town.folder.write(TrustFile(town.description).canonicalBytes, to: "trust")
        let shell = try Shell.run([
            "/usr/bin/python3", Fixture.path("Fixtures/verifier/verify.py"), town.path, trust,
        ])
        #expect(shell.errors == "")
        return (shell.status, shell.output)
    }

    @Test(arguments: HashSuite.allCases)
    func `a verifier made from the written format accepts a ledger`(suite: HashSuite) throws {
        let town = try town(suite)
        let report = try Tampering(town).audit()
        let root = try #require(report.root)
        let (status, words) = try verify(town)
        #expect(words.hasPrefix("sound: \(report.size) entries, root \(root)\n"))
        #expect(status == 0)
    }

    @Test(arguments: [
        """
        UPDATE event SET bytes = CAST(replace(CAST(bytes AS TEXT), '100000', '200000') AS BLOB)
        WHERE id = (3 << 20) + 2
        """,
        """
        UPDATE entry SET bytes = CAST(replace(CAST(bytes AS TEXT), '"rules":1', '"rules":2') AS BLOB)
        WHERE seq = 2
        """,
        "DELETE FROM entry WHERE seq = 7",
        "DELETE FROM event WHERE id >> 20 = 7",
        "UPDATE checkpoint SET note = (SELECT note FROM checkpoint WHERE size = 7) WHERE size = 8",
    ])
    func `it finds what ours finds`(sql: String) throws {
        let town = try town(.sha256)
        let tampering = try Tampering(town)
        try tampering.dropTriggers()
        try tampering.execute(sql)
        #expect(try !tampering.audit().isSound)
        let (status, words) = try verify(town)
        #expect(status == 1)
        #expect(words.hasPrefix("BROKEN: "))
    }
}
