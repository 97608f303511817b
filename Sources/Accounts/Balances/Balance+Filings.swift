import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// Declarations that were filed, each beside what the books say of its period 申报与台账.
struct FilingSheet {
    private let filings: [Filing]
    private var desks: [ReportPeriod: DeclarationDesk] = [:]

    /// Takes those of some sites whose periods lie within the one that is asked for.
    init(_ scope: BookScope, _ period: BookPeriod, _ reader: StateReader) throws(LogError) {
        filings = try reader.records(
            Filing.self,
            term: scope.party.map { "party:\($0)" } ?? "declaration"
        )
        .filter { scope.holds($0.site) && period.holds($0.period) }
        for filing in filings where desks[filing.period] == nil {
            desks[filing.period] = DeclarationDesk(filing.period)
        }
    }

    mutating func take(_ booking: Booking) {
        for period in desks.keys { desks[period]?.take(booking) }
    }

    /// BAL-10, figure by figure: of all that was declared or should have been.
    var balances: [Balance] {
        let figures = desks.mapValues(\.figures)
        return filings.flatMap { filing -> [Balance] in
            let booked = figures[filing.period]?[filing.site] ?? [:]
            let declared = Dictionary(uniqueKeysWithValues: filing.wastes.map { ($0.code, $0) })
            return Set(booked.keys).union(declared.keys).sorted().flatMap { waste -> [Balance] in
                let stock = Stock(site: filing.site, waste: waste, facility: nil)
                let rows = booked[waste] ?? DeclaredWaste(waste: waste)
                return rows.compared(with: declared[waste]).map { pair in
                    Balance(
                        .report,
                        stock,
                        subject: "\(filing.period) \(pair.name)",
                        left: [Balance.Figure(.declared, pair.declared)],
                        right: [Balance.Figure(.rows, pair.rows)],
                        evidence: EventSample([filing.note.event])
                    )
                }
            }
        }
    }
}

extension BookPeriod {
    /// Whether all of a declared period lies in it.
    fileprivate func holds(_ declared: ReportPeriod) -> Bool {
        guard let first = declared.first, let last = declared.last else { return false }
        return (from.map { $0 <= first } ?? true) && (to.map { last <= $0 } ?? true)
    }
}
