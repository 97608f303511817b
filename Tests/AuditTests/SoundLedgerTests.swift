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

    @Test func `numbers that only look alike are two, in the append as in the replay`() throws {
        let town = try Town.settled()
        let policies = ["caf\u{E9}", "cafe\u{301}"].map { number in
            town.insurance(Town.carrier, policy: number)
        }
        #expect(try town.submit(Town.authority, [policies[0]]).verdict == [])
        #expect(try town.submit(Town.authority, [policies[1]]).verdict == [])
        let again = try town.submit(Town.authority, policies)
        #expect(again.verdict == ["LD-REF-002 refuse", "LD-REF-002 refuse"])
        #expect(try Tampering(town).audit().isSound)
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
