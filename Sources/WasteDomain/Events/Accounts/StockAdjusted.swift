package import CanonicalJSON

/// What the books have of a waste at a site is set right 库存调整: what was there before the ledger,
/// what evaporated, what a stock-take shows; signed, and never silent.
package struct StockAdjusted: StatementBody {
    package static let kind = EventKind.stockAdjusted

    package let site: SiteID
    /// 废物代码.
    package let code: WasteCode
    /// The day it counts for.
    package let day: CivilDay
    /// In grams, below zero for less; never zero.
    package let change: Int
    /// 事由.
    package let reason: OneLine

    package init?(from reader: inout ObjectReader) {
        let site = reader.required("site", SiteID.self)
        let code = reader.required("code", WasteCode.self)
        let day = reader.required("day", CivilDay.self)
        let change = reader.required("change", Int.self)
        let reason = reader.required("reason", OneLine.self)
        if change == 0 { reader.refuse("change", "not zero") }
        guard let site, let code, let day, let change, let reason else { return nil }
        self.site = site
        self.code = code
        self.day = day
        self.change = change
        self.reason = reason
    }

    package var json: JSONValue {
        .object(["change": change, "code": code, "day": day, "reason": reason, "site": site])
    }

    package func speakers(in slice: StateSlice) -> [Speaker] { [.party(site.party)] }

    package var needs: [Mention] { [Mention("/site", Subject(.site, site))] }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        [Subject(.site, site), Subject(.stock, StockAdjustments.id(site, code, day))]
    }

    package func apply(to slice: inout StateSlice, _ made: Made) {
        let id = StockAdjustments.id(site, code, day)
        var record = slice[StockAdjustments.self, id] ?? StockAdjustments(self)
        record.changes.append(StockChange(day: day, grams: change, note: made.note))
        slice.put(record)
    }
}
