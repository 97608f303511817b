package import CanonicalJSON
package import LedgerLog
package import Liandan
package import WasteDomain

extension Ledger {
    /// The number of the last batch of a kind in the book of a site and day; zero if it has none.
    package func lastBatch(
        _ kind: BatchKind,
        of site: SiteID,
        on day: CivilDay
    ) throws(LogError) -> Int {
        let scope = BookScope(party: site.party, site: site.site)
        var last = 0
        try forEachRow(scope, BookPeriod(from: day, to: day), regulation()) { row, _ in
            guard let code = BatchCode(row.batch), code.kind == kind else { return }
            last = max(last, code.number)
        }
        return last
    }
}
