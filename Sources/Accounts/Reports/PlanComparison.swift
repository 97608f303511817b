package import CanonicalJSON
package import LedgerLog
package import Liandan
package import Regulation
package import WasteDomain

/// What a site planned for a year beside what came of it 管理计划执行情况, one waste; in grams.
package struct PlanComparison: Sendable {
    package let site: SiteID
    package let waste: WasteCode
    /// 备案编号 of the plans that name it; empty if none does.
    package let plans: [Reference]
    /// 计划转移量.
    package let planned: Int64
    /// 产生量.
    package let generated: Int64
    /// 入库量.
    package let stored: Int64
    /// 移出量.
    package let shipped: Int64
    /// 自行利用处置量.
    package let treated: Int64
    /// 期末贮存量.
    package let closing: Int64

    /// How much of the plan was shipped, per mille; nil where nothing was planned.
    package var perMille: Int64? {
        planned > 0 ? Int64(clamping: Int128(shipped) * 1000 / Int128(planned)) : nil
    }
}

extension PlanComparison: CanonicalEncodable {
    package var json: JSONValue {
        .object([
            "closing": closing, "generated": generated, "perMille": perMille,
            "planned": planned, "plans": plans, "shipped": shipped, "site": site,
            "stored": stored, "treated": treated, "waste": waste,
        ])
    }
}

extension Ledger {
    /// Plans of a year against the books, by site and waste; what was never planned is there too.
    package func planComparisons(
        _ scope: BookScope,
        in year: Int,
        _ regulation: Regulation
    ) throws(LogError) -> [PlanComparison] {
        try query { (reader) throws(LogError) in
            var sheet = StockSheet(ReportPeriod.year(year).days)
            try reader.keepBooks(scope, regulation) { (booking) in
                if case .posting(let posting) = booking { sheet.take(posting) }
            }
            var plans: [Stock: [Plan]] = [:]
            for plan in try reader.records(
                Plan.self,
                term: scope.party.map { "party:\($0)" } ?? "plan"
            ) where plan.year == year && scope.holds(plan.site) {
                for waste in Set(plan.lines.map(\.code)) {
                    let stock = Stock(site: plan.site, waste: waste, facility: nil)
                    plans[stock, default: []].append(plan)
                }
            }
            let booked = sheet.stocks.keys.filter { $0.facility == nil }
            return Set(booked).union(plans.keys).sorted().map { stock in
                PlanComparison(stock, plans[stock] ?? [], sheet)
            }
        }
    }
}

extension PlanComparison {
    fileprivate init(_ stock: Stock, _ plans: [Plan], _ sheet: StockSheet) {
        let line = sheet.stocks[stock]
        site = stock.site
        waste = stock.waste
        self.plans = plans.map(\.plan).sorted()
        planned = plans.map { $0.planned(stock.waste) }.total.grams
        generated = line?[.generated] ?? 0
        shipped = line?[.shipped] ?? 0
        treated = line?[.treated] ?? 0
        closing = line?.closing ?? 0
        stored = sheet.stocks.filter { other, _ in
            other.site == stock.site && other.waste == stock.waste && other.facility != nil
        }
        .reduce(0) { $0 + $1.value[.stored] }
    }
}
