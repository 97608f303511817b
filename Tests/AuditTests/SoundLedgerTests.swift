import Audit
import LedgerCrypto
import LedgerLog
import Liandan
import LiandanTesting
import Testing

struct SoundLedgerTests {
    @Test(arguments: HashSuite.allCases)
    func `a ledger nobody touched holds in every way`(suite: HashSuite) throws {
        let town = try Town.settled(suite: suite)
        try town.straightRun()
        let report = try Tampering(town).audit(storage: true)
        #expect(report.problems == [])
        #expect(report.isSound)
        #expect(report.size == 11)
        for guarantee in [Guarantee.trust, .storage, .integrity, .replay, .rules] {
            #expect(report.assurances[guarantee] == .holds, "\(guarantee)")
        }
        #expect(report.assurances[.completeness] == .unproven)
    }

    @Test func `without a trust file it is only self-consistent`() throws {
        let town = try Town.settled()
        let report = try Tampering(town).audit(trusting: false)
        #expect(report.isSound)
        #expect(report.assurances[.trust] == .unproven)
        #expect(report.assurances[.integrity] == .selfConsistent)
        #expect(report.assurances[.replay] == .selfConsistent)
    }

    @Test func `an empty ledger is sound`() throws {
        let report = try Tampering(Town()).audit(storage: true)
        #expect(report.problems == [])
        #expect(report.size == 0)
    }
}
