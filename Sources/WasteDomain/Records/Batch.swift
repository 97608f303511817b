package import CanonicalJSON

/// A batch of waste that is in no package 散装废物批次: generated, or used or disposed of.
package struct Batch: StateRecord {
    package static let kind = Subject.Kind.batch

    package let site: SiteID
    /// 批次编码, unique within the site.
    package let batch: Reference
    /// 产生 (`waste.generated`) or 自行利用处置 (`waste.treated`).
    package let act: EventKind
    /// 废物代码.
    package let code: WasteCode
    package let day: CivilDay
    /// In grams.
    package let mass: Mass
    /// 贮存设施编码 it went straight into; nil if it went into none.
    package let store: Reference?
    /// As it was stated last.
    package let note: StatementNote

    package var id: String { Self.id(site, batch) }

    package var terms: [String] { ["batch", "party:\(site.party)"] }

    /// Written `<site>|<batch>`.
    package static func id(_ site: SiteID, _ batch: Reference) -> String { "\(site)|\(batch)" }

    init<Stated: BulkStatement>(_ stated: Stated, _ note: StatementNote) {
        site = stated.site
        batch = stated.batch
        act = Stated.kind
        code = stated.code
        day = stated.day
        mass = stated.mass
        store = stated.store
        self.note = note
    }

    package init?(from reader: inout ObjectReader) {
        let site = reader.required("site", SiteID.self)
        let batch = reader.required("batch", Reference.self)
        let act = reader.required("act", EventKind.self)
        let code = reader.required("code", WasteCode.self)
        let day = reader.required("day", CivilDay.self)
        let mass = reader.required("mass", Mass.self)
        store = reader.optional("store")
        let note = reader.required("note", StatementNote.self)
        guard let site, let batch, let act, let code, let day, let mass, let note else {
            return nil
        }
        self.site = site
        self.batch = batch
        self.act = act
        self.code = code
        self.day = day
        self.mass = mass
        self.note = note
    }

    package var json: JSONValue {
        .object([
            "act": act, "batch": batch, "code": code, "day": day, "mass": mass, "note": note,
            "site": site, "store": store,
        ])
    }
}
