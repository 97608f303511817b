package import CanonicalJSON

/// A monthly sheet of medical waste 危险废物转移联单（医疗废物专用）: the hand-overs of one institution to one
/// disposer in one month, each a row with its own statements (《医疗废物集中处置技术规范（试行）》附录).
///
/// A row is a manifest like any other; only its number is that of the sheet, taken once, with the
/// row behind it. A row that is cancelled stays counted.
package struct MonthlySheet: StateRecord {
    package static let kind = Subject.Kind.sheet

    /// The institution's site 医疗卫生机构, and where its waste goes 处置单位.
    package let consignor: SiteID
    package let consignee: SiteID
    /// 月份, by the legal day of the hand-overs.
    package let month: ReportPeriod
    /// 联单编号, allotted with the first row.
    package let number: ManifestNumber
    /// How many rows there are, cancelled ones included.
    package internal(set) var rows: Int

    package var id: String { Self.id(consignor, consignee, month) }

    package var terms: [String] {
        ["sheet", "party:\(consignor.party)", "party:\(consignee.party)"]
    }

    /// Institution, disposer and month, a bar between them.
    package static func id(_ from: SiteID, _ to: SiteID, _ month: ReportPeriod) -> String {
        "\(from)|\(to)|\(month)"
    }

    init(_ form: ManifestForm, _ month: ReportPeriod, _ number: ManifestNumber) {
        consignor = form.consignor
        consignee = form.consignee
        self.month = month
        self.number = number
        rows = 0
    }

    package init?(from reader: inout ObjectReader) {
        let consignor = reader.required("consignor", SiteID.self)
        let consignee = reader.required("consignee", SiteID.self)
        let month = reader.required("month", ReportPeriod.self)
        let number = reader.required("number", ManifestNumber.self)
        let rows = reader.required("rows", Int.self)
        guard let consignor, let consignee, let month, let number, let rows else { return nil }
        self.consignor = consignor
        self.consignee = consignee
        self.month = month
        self.number = number
        self.rows = rows
    }

    package var json: JSONValue {
        .object([
            "consignee": consignee, "consignor": consignor, "month": month, "number": number,
            "rows": rows,
        ])
    }
}

extension ManifestForm {
    /// The sheet it is a row of; nil for a manifest of its own.
    package var sheetID: String? { sheet.map { MonthlySheet.id(consignor, consignee, $0) } }
}

extension ManifestIssued {
    /// The sheet it goes on, if it has a row already.
    package func sheet(in slice: StateSlice) -> MonthlySheet? {
        form.sheetID.flatMap { slice[MonthlySheet.self, $0] }
    }
}
