package import CanonicalJSON

/// A package is put into store 入库 (HJ 1259-2022 table B.2).
package struct ItemStored: ItemStatement {
    package static let kind = EventKind.itemStored
    package static let sealedFields = ["carrier", "handler"]

    package let code: ItemCode
    /// 场所编号 of whoever has it; the package's own if it is nil.
    package let site: SiteNumber?
    /// 贮存设施编码.
    package let facility: Reference
    /// 贮存分区; nil if not stated.
    package let zone: OneLine?
    /// 入库批次编码.
    package let batch: Reference?
    /// 运送部门经办人.
    package let carrier: SealedField?
    /// 贮存部门经办人.
    package let handler: SealedField?

    package init?(from reader: inout ObjectReader) {
        let code = reader.required("code", ItemCode.self)
        site = reader.optional("site")
        let facility = reader.required("facility", Reference.self)
        zone = reader.optional("zone")
        batch = reader.optional("batch")
        carrier = reader.optional("carrier")
        handler = reader.optional("handler")
        guard let code, let facility else { return nil }
        self.code = code
        self.facility = facility
    }

    package var json: JSONValue {
        .object([
            "batch": batch, "carrier": carrier, "code": code, "facility": facility,
            "handler": handler, "site": site, "zone": zone,
        ])
    }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        let item = slice.knows(Subject(.item, code)) ? slice[Item.self, code] : nil
        guard let number = site ?? item?.site else { return [Subject(.item, code)] }
        let place = SiteID(party: made.by, site: number)
        return [Subject(.item, code), Subject(.facility, Facility.id(place, facility))]
    }

    /// What was received and is stored stays received under its manifest.
    package func change(_ item: inout Item, _ made: Made) {
        if item.status != .received { item.status = .stored }
        item.stored = StoredPlace(
            site: SiteID(party: made.by, site: site ?? item.site),
            facility: facility,
            zone: zone,
            stored: made.note
        )
    }
}
