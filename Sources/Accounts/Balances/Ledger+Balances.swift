package import LedgerLog
package import Liandan
package import Regulation

extension Ledger {
    /// The identities of some sites over a period 平衡核对, by their numbers, then by site and waste.
    package func balances(
        _ scope: BookScope,
        _ period: BookPeriod,
        _ regulation: Regulation
    ) throws(LogError) -> [Balance] {
        try query { (reader) throws(LogError) in
            var sheet = BalanceSheet(period)
            try reader.keepBooks(scope, regulation) { sheet.take($0) }
            return try sheet.balances(regulation, reader)
        }
    }
}
