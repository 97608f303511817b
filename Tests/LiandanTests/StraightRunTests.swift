import CanonicalJSON
import LedgerLog
import Liandan
import LiandanTesting
import Testing
import WasteDomain

struct StraightRunTests {
    @Test func `a manifest runs from its items to its end without a finding`() throws {
        let town = try Town.settled()
        for outcome in try town.straightRun() {
            #expect(outcome.isAccepted)
            #expect(outcome.verdict == [])
        }
    }
}
