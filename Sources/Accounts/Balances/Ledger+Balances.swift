package import LedgerLog
package import Liandan
package import Regulation
import WasteDomain

extension Ledger {
    /// The identities of some sites over a period 平衡核对, by their numbers, then by site and waste.
    package func balances(
        _ scope: BookScope,
        _ period: BookPeriod,
        _ regulation: Regulation
    ) throws(LogError) -> [Balance] {
        try query { (reader) throws(LogError) in
            var sheet = BalanceSheet(period)
            let term = scope.party.map { "party:\($0)" } ?? "plan"
            for plan in try reader.records(Plan.self, term: term)
            where scope.holds(plan.site) && period.reaches(plan.year) {
                sheet.expect(plan)
            }
            var filings = try FilingSheet(scope, period, reader)
            try reader.keepBooks(scope, regulation) { (booking) in
                sheet.take(booking)
                filings.take(booking)
            }
            return (try sheet.balances(regulation, reader) + filings.balances).inOrder
        }
    }
}
