package import CanonicalJSON

/// What a site declared for a period 申报, as it was declared last.
package struct Filing: StateRecord {
    package static let kind = Subject.Kind.declaration

    package let site: SiteID
    /// 申报期.
    package let period: ReportPeriod
    package let wastes: [DeclaredFigures]
    /// 申报.
    package let note: StatementNote

    package var id: String { Self.id(site, period) }

    package var terms: [String] { ["declaration", "party:\(site.party)"] }

    /// Written `<site>|2026-10`.
    package static func id(_ site: SiteID, _ period: ReportPeriod) -> String {
        "\(site)|\(period)"
    }

    init(_ stated: DeclarationFiled, _ note: StatementNote) {
        site = stated.site
        period = stated.period
        wastes = stated.wastes
        self.note = note
    }

    package init?(from reader: inout ObjectReader) {
        let site = reader.required("site", SiteID.self)
        let period = reader.required("period", ReportPeriod.self)
        let wastes = reader.required("wastes", [DeclaredFigures].self)
        let note = reader.required("note", StatementNote.self)
        guard let site, let period, let wastes, let note else { return nil }
        self.site = site
        self.period = period
        self.wastes = wastes
        self.note = note
    }

    package var json: JSONValue {
        .object(["note": note, "period": period, "site": site, "wastes": wastes])
    }
}
