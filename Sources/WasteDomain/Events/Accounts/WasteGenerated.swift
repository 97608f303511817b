package import CanonicalJSON

/// Waste was generated that is in no package yet, or never will be 产生: sludge, what flows through
/// pipes and into tanks (HJ 1259-2022 table B.1).
///
/// A package that is filled from it names its batch in `item.filled`, and is not generated again.
package struct WasteGenerated: BulkStatement {
    package static let kind = EventKind.wasteGenerated
    package static let sealedFields = ["handler"]

    package let site: SiteID
    /// 产生批次编码.
    package let batch: Reference
    package let code: WasteCode
    package let day: CivilDay
    package let mass: Mass
    /// 行业俗称/单位内部名称; nil if not stated.
    package let name: OneLine?
    /// 产生危险废物设施编码.
    package let facility: Reference?
    package let store: Reference?
    /// 产生部门经办人.
    package let handler: SealedField?
    package let reason: OneLine?

    package init?(from reader: inout ObjectReader) {
        let site = reader.required("site", SiteID.self)
        let batch = reader.required("batch", Reference.self)
        let code = reader.required("code", WasteCode.self)
        let day = reader.required("day", CivilDay.self)
        let mass = reader.required("mass", Mass.self)
        name = reader.optional("name")
        facility = reader.optional("facility")
        store = reader.optional("store")
        handler = reader.optional("handler")
        reason = reader.optional("reason")
        guard let site, let batch, let code, let day, let mass else { return nil }
        self.site = site
        self.batch = batch
        self.code = code
        self.day = day
        self.mass = mass
    }

    package var json: JSONValue {
        .object([
            "batch": batch, "code": code, "day": day, "facility": facility, "handler": handler,
            "mass": mass, "name": name, "reason": reason, "site": site, "store": store,
        ])
    }
}
