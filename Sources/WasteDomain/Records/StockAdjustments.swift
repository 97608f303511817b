package import CanonicalJSON

/// What was set right in the books of one waste at a site in a year 库存调整.
package struct StockAdjustments: StateRecord {
    package static let kind = Subject.Kind.stock

    package let site: SiteID
    package let code: WasteCode
    /// Of the days they count for.
    package let year: Int
    /// In the order they were stated.
    package internal(set) var changes: [StockChange] = []

    package var id: String { "\(site)|\(code)|\(year)" }

    package var terms: [String] { ["stock", "party:\(site.party)"] }

    /// Written `<site>|<code>|2026`.
    package static func id(_ site: SiteID, _ code: WasteCode, _ day: CivilDay) -> String {
        "\(site)|\(code)|\(day.year)"
    }

    init(_ stated: StockAdjusted) {
        site = stated.site
        code = stated.code
        year = stated.day.year
    }

    package init?(from reader: inout ObjectReader) {
        let site = reader.required("site", SiteID.self)
        let code = reader.required("code", WasteCode.self)
        let year = reader.required("year", Int.self)
        changes = reader.required("changes") ?? []
        guard let site, let code, let year else { return nil }
        self.site = site
        self.code = code
        self.year = year
    }

    package var json: JSONValue {
        .object(["changes": changes, "code": code, "site": site, "year": year])
    }
}

/// One adjustment.
package struct StockChange: Hashable, Sendable, CanonicalObject {
    package let day: CivilDay
    /// Below zero for less.
    package let grams: Int
    package let note: StatementNote

    init(day: CivilDay, grams: Int, note: StatementNote) {
        self.day = day
        self.grams = grams
        self.note = note
    }

    package init?(from reader: inout ObjectReader) {
        let day = reader.required("day", CivilDay.self)
        let grams = reader.required("grams", Int.self)
        let note = reader.required("note", StatementNote.self)
        guard let day, let grams, let note else { return nil }
        self.init(day: day, grams: grams, note: note)
    }

    package var json: JSONValue { .object(["day": day, "grams": grams, "note": note]) }
}
