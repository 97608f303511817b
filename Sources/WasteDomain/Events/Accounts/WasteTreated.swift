package import CanonicalJSON

/// Waste that is in no package was used or disposed of where it was generated 自行利用处置
/// (HJ 1259-2022 table B.4); the oldest of what is there goes first.
package struct WasteTreated: BulkStatement {
    package static let kind = EventKind.wasteTreated
    package static let sealedFields = ["handler"]

    package let site: SiteID
    /// 自行利用处置批次编码.
    package let batch: Reference
    package let code: WasteCode
    package let day: CivilDay
    package let mass: Mass
    /// 自行利用处置方式.
    package let method: MethodCode
    /// 自行利用处置设施编码.
    package let facility: Reference?
    /// 经办人.
    package let handler: SealedField?
    package let reason: OneLine?

    package var store: Reference? { nil }

    package init?(from reader: inout ObjectReader) {
        let site = reader.required("site", SiteID.self)
        let batch = reader.required("batch", Reference.self)
        let code = reader.required("code", WasteCode.self)
        let day = reader.required("day", CivilDay.self)
        let mass = reader.required("mass", Mass.self)
        let method = reader.required("method", MethodCode.self)
        facility = reader.optional("facility")
        handler = reader.optional("handler")
        reason = reader.optional("reason")
        guard let site, let batch, let code, let day, let mass, let method else { return nil }
        self.site = site
        self.batch = batch
        self.code = code
        self.day = day
        self.mass = mass
        self.method = method
    }

    package var json: JSONValue {
        .object([
            "batch": batch, "code": code, "day": day, "facility": facility, "handler": handler,
            "mass": mass, "method": method, "reason": reason, "site": site,
        ])
    }
}
