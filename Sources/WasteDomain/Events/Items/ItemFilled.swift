package import CanonicalJSON

/// A package is filled and sealed 装填封装.
package struct ItemFilled: ItemStatement {
    package static let kind = EventKind.itemFilled
    package static let sealedFields = ["handler"]

    package let code: ItemCode
    /// The vessel's own code 容器编码.
    package let vessel: Reference?
    /// 产生批次编码 (HJ 1259-2022 annex B); that of `waste.generated` if it was filled out of bulk.
    package let batch: Reference?
    /// 产生危险废物设施编码.
    package let facility: Reference?
    /// 利用处置批次编码 of the treatments it is left over from 次生废物; empty for any other waste.
    package let residueOf: [Reference]
    /// 产生部门经办人.
    package let handler: SealedField?

    package init?(from reader: inout ObjectReader) {
        let code = reader.required("code", ItemCode.self)
        vessel = reader.optional("vessel")
        batch = reader.optional("batch")
        facility = reader.optional("facility")
        residueOf = reader.list("residueOf")
        handler = reader.optional("handler")
        if Set(residueOf).count != residueOf.count { reader.refuse("residueOf", "distinct codes") }
        guard let code else { return nil }
        self.code = code
    }

    package var json: JSONValue {
        .object([
            "batch": batch, "code": code, "facility": facility, "handler": handler,
            "residueOf": residueOf.unlessEmpty, "vessel": vessel,
        ])
    }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        [Subject(.item, code)] + (source(in: slice).map { [Subject(.batch, $0)] } ?? [])
    }

    /// The record of the batch it names, if there is one.
    package func source(in slice: StateSlice) -> String? {
        guard let batch, slice.knows(Subject(.item, code)), let item = slice[Item.self, code]
        else { return nil }
        return Batch.id(SiteID(party: code.unit, site: item.site), batch)
    }

    package func change(_ item: inout Item, _ made: Made) {
        item.status = .filled
        item.filled = made.note
        item.vessel = vessel
        item.residueOf = residueOf
    }
}
