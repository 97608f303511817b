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
    /// 医疗废物封装; nil for any other waste.
    package let medical: MedicalPacking?
    /// 产生部门经办人.
    package let handler: SealedField?

    package init?(from reader: inout ObjectReader) {
        let code = reader.required("code", ItemCode.self)
        vessel = reader.optional("vessel")
        batch = reader.optional("batch")
        facility = reader.optional("facility")
        residueOf = reader.list("residueOf")
        medical = reader.optional("medical")
        handler = reader.optional("handler")
        if Set(residueOf).count != residueOf.count { reader.refuse("residueOf", "distinct codes") }
        guard let code else { return nil }
        self.code = code
    }

    package var json: JSONValue {
        .object([
            "batch": batch, "code": code, "facility": facility, "handler": handler,
            "medical": medical, "residueOf": residueOf.unlessEmpty, "vessel": vessel,
        ])
    }

    package var creates: [Mention] {
        medical?.roll.map { [Mention("/medical/roll", Subject(.roll, $0))] } ?? []
    }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        [Subject(.item, code)] + (source(in: slice).map { [Subject(.batch, $0)] } ?? [])
            + creates.map(\.subject)
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
        item.medical = medical
    }

    /// The label of a roll is this package's alone from now on.
    package func apply(to slice: inout StateSlice, _ made: Made) {
        guard slice[Item.self, code]?.canFollow(Self.kind) == true else { return }
        slice.change(code) { change(&$0, made) }
        guard let roll = medical?.roll, slice[RollLabel.self, roll] == nil else { return }
        slice.put(RollLabel(roll, on: code, made.note))
    }
}
