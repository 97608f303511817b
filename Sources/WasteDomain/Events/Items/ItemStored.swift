package import CanonicalJSON

/// A package is put into store 入库 (HJ 1259-2022 table B.2).
package struct ItemStored: ItemStatement {
    package static let kind = EventKind.itemStored
    package static let sealedFields = ["handler"]

    package let code: ItemCode
    /// 贮存设施编码.
    package let facility: Reference
    /// 贮存分区; nil if not stated.
    package let zone: OneLine?
    /// 入库批次编码.
    package let batch: Reference?
    /// 贮存部门经办人.
    package let handler: SealedField?

    package init?(from reader: inout ObjectReader) {
        let code = reader.required("code", ItemCode.self)
        let facility = reader.required("facility", Reference.self)
        zone = reader.optional("zone")
        batch = reader.optional("batch")
        handler = reader.optional("handler")
        guard let code, let facility else { return nil }
        self.code = code
        self.facility = facility
    }

    package var json: JSONValue {
        .object([
            "batch": batch, "code": code, "facility": facility, "handler": handler, "zone": zone,
        ])
    }

    package func change(_ item: inout Item, _ made: Made) {
        item.status = .stored
        item.stored = StoredPlace(facility: facility, zone: zone, stored: made.note)
    }
}
