import CanonicalJSON
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// Collects what is booked and says which identities close 平衡核对.
struct BalanceSheet {
    private var stocks: StockSheet
    private var comparisons: [ComparedKey: Compared] = [:]
    private var uses: [UseKey: Used] = [:]
    private var rows: [RowKey: Int64] = [:]
    /// The last day anything is booked on.
    private var last: CivilDay?

    private struct ComparedKey: Hashable {
        let balance: BalanceID
        let stock: Stock
    }

    private struct Compared {
        var (left, right, holds) = (Int64(0), Int64(0), true)
        var failed = EventSample()
    }

    struct UseKey: Hashable {
        let allowance: AllowanceUse.Allowance
        /// Nil where all wastes count together.
        let waste: WasteCode?
    }

    struct Used {
        var grams: Int64 = 0
        var events = EventSample()
    }

    private struct RowKey: Hashable {
        let stock: Stock
        let term: Posting.Term
    }

    init(_ period: BookPeriod) {
        stocks = StockSheet(period, keepingChanges: true)
    }

    /// What was planned counts even if nothing came of it.
    mutating func expect(_ plan: Plan) {
        for waste in Set(plan.lines.map(\.code)) {
            let allowance = AllowanceUse.Allowance.plan(plan.site, year: plan.year)
            let key = UseKey(allowance: allowance, waste: waste)
            if uses[key] == nil { uses[key] = Used() }
        }
    }

    mutating func take(_ booking: Booking) {
        switch booking {
        case .posting(let posting):
            stocks.take(posting)
            last = max(last ?? posting.time.legalDay, posting.time.legalDay)
        case .row(let row): take(row)
        case .comparison(let comparison): take(comparison)
        case .use(let use): take(use)
        }
    }

    private mutating func take(_ row: AccountRow) {
        guard stocks.period.contains(row.time) else { return }
        let term: Posting.Term
        switch row.table {
        case .generation: term = .generated
        case .ownTreatment: term = .treated
        case .outsourcing: term = .shipped
        case .storing, .withdrawing: return
        }
        let stock = Stock(site: row.site, waste: row.contents.waste, facility: nil)
        rows[RowKey(stock: stock, term: term), default: 0] += row.mass.grams
    }

    private mutating func take(_ comparison: Comparison) {
        guard stocks.period.contains(comparison.time) else { return }
        let stock = Stock(site: comparison.site, waste: comparison.waste, facility: nil)
        let key = ComparedKey(balance: comparison.balance, stock: stock)
        var compared = comparisons[key] ?? Compared()
        compared.left += comparison.left
        compared.right += comparison.right
        if !comparison.holds {
            compared.holds = false
            for event in comparison.events { compared.failed.add(event) }
        }
        comparisons[key] = compared
    }

    /// Limits of a year or of an approval count from their beginning, whatever the period.
    private mutating func take(_ use: AllowanceUse) {
        guard !stocks.period.isBefore(use.time) else { return }
        if case .licence = use.allowance {
            add(use, to: UseKey(allowance: use.allowance, waste: nil))
        } else {
            add(use, to: UseKey(allowance: use.allowance, waste: use.waste))
        }
    }

    private mutating func add(_ use: AllowanceUse, to key: UseKey) {
        uses[key, default: Used()].grams += use.mass.grams
        uses[key, default: Used()].events.add(use.event)
    }

    /// All identities.
    func balances(
        _ regulation: Regulation,
        _ reader: StateReader
    ) throws(LogError) -> [Balance] {
        var balances: [Balance] = []
        for (stock, line) in stocks.stocks.sorted(by: { $0.key < $1.key }) {
            if stock.facility != nil {
                balances.append(.ofFacility(stock, line))
                continue
            }
            let holder = try reader.isLicensee(stock.site.party)
            balances.append(.ofSite(holder ? .licensee : .site, stock, line))
            balances.append(.running(stock, line))
            for term in [Posting.Term.generated, .treated, .shipped] {
                let booked = rows[RowKey(stock: stock, term: term)] ?? 0
                if booked != 0 || line[term] != 0 {
                    balances.append(.report(stock, line, term, rows: booked))
                }
            }
        }
        for (key, compared) in comparisons {
            balances.append(
                .compared(
                    key.balance,
                    key.stock,
                    left: compared.left,
                    right: compared.right,
                    holds: compared.holds,
                    failed: compared.failed
                )
            )
        }
        for (key, used) in uses {
            if let balance = try Balance.used(
                key,
                used,
                until: stocks.period.to ?? last,
                regulation,
                reader
            ) {
                balances.append(balance)
            }
        }
        return balances
    }
}

extension [Balance] {
    /// By their numbers, then by site and waste.
    var inOrder: [Balance] { sorted { $0.order < $1.order } }
}

extension Balance {
    /// What they are sorted by.
    fileprivate var order: (BalanceID, String, String, String) {
        (id, site?.description ?? party.description, waste?.description ?? "", subject ?? "")
    }

    /// BAL-1 and BAL-7: O + G + R + B = S + D + C + A.
    fileprivate static func ofSite(_ id: BalanceID, _ stock: Stock, _ line: StockSheet.Line)
        -> Balance
    {
        Balance(
            id,
            stock,
            left: [
                Figure(.opening, line.opening), Figure(.generated, line[.generated]),
                Figure(.received, line[.received]), Figure(.returned, line[.returned]),
            ],
            right: [
                Figure(.treated, line[.treated]), Figure(.shipped, line[.shipped]),
                Figure(.closing, line.closing), Figure(.adjusted, line[.adjusted]),
            ],
            // Two gaps that cancel each other are two gaps.
            closes: line.gaps.count == 0,
            evidence: line.gaps
        )
    }

    /// BAL-2: O + ΣI = ΣX + C + A.
    fileprivate static func ofFacility(_ stock: Stock, _ line: StockSheet.Line) -> Balance {
        Balance(
            .facility,
            stock,
            left: [Figure(.opening, line.opening), Figure(.stored, line[.stored])],
            right: [
                Figure(.withdrawn, line[.withdrawn]), Figure(.closing, line.closing),
                Figure(.adjusted, line[.adjusted]),
            ],
            closes: line.gaps.count == 0,
            evidence: line.gaps
        )
    }

    /// BAL-11: at no instant less than nothing; in an instant, what comes in counts first.
    fileprivate static func running(_ stock: Stock, _ line: StockSheet.Line) -> Balance {
        var (sum, lowest, evidence) = (Int64(0), Int64(0), EventSample())
        let changes = line.changes.sorted {
            ($0.milliseconds, -$0.grams, $0.entry, $0.index)
                < ($1.milliseconds, -$1.grams, $1.entry, $1.index)
        }
        for change in changes {
            sum += change.grams
            guard sum < 0 else { continue }
            lowest = min(lowest, sum)
            evidence.add(EventID(entry: UInt64(change.entry), index: Int(change.index)))
        }
        return Balance(
            .running,
            stock,
            left: [Figure(.lowest, lowest)],
            right: [Figure(.zero, 0)],
            evidence: evidence
        )
    }

    /// BAL-10: what would be declared is what the rows of the book add up to.
    fileprivate static func report(
        _ stock: Stock,
        _ line: StockSheet.Line,
        _ term: Posting.Term,
        rows: Int64
    ) -> Balance {
        Balance(
            .report,
            stock,
            subject: term.rawValue,
            left: [Figure(Name(rawValue: term.rawValue) ?? .shipped, line[term])],
            right: [Figure(.rows, rows)],
            evidence: line.gaps
        )
    }

    /// BAL-3 to BAL-6, BAL-8 and BAL-9: pairs of figures, each of which must agree.
    fileprivate static func compared(
        _ id: BalanceID,
        _ stock: Stock,
        left: Int64,
        right: Int64,
        holds: Bool,
        failed: EventSample
    ) -> Balance {
        let names: (Name, Name) =
            switch id {
            case .batches: (.stored, .batch)
            case .outsourced: (.withdrawn, .shipped)
            case .lineWeight: (.received, .shipped)
            case .lineDecision: (.decided, .shipped)
            case .children: (.children, .parents)
            default: (.packages, .shipped)
            }
        return Balance(
            id,
            stock,
            left: [Figure(names.0, left)],
            right: [Figure(names.1, right)],
            closes: holds,
            evidence: failed
        )
    }
}
