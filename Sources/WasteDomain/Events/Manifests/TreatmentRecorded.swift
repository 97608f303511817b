package import CanonicalJSON

/// The consignee used or disposed of what it accepted 利用处置 (《危险废物转移管理办法》第12条第3、4项).
package struct TreatmentRecorded: ManifestStatement {
    package static let kind = EventKind.treatmentRecorded
    package static let sealedFields = ["handler"]

    package let manifest: UniqueID
    /// 序号 of the line.
    package let line: Int
    /// The packages used up, each once: such as came by the line, or became of nothing else
    /// that came; empty where none has a code.
    package let items: [ItemCode]
    /// In grams; what several statements say of a line adds up.
    package let mass: Mass
    /// 利用处置方式.
    package let method: MethodCode
    /// 利用处置设施编码.
    package let facility: Reference?
    /// 利用处置批次编码, by which what is left over 次生废物 names it.
    package let batch: Reference?
    /// 经办人 of the consignee.
    package let handler: SealedField?

    package init?(from reader: inout ObjectReader) {
        let manifest = reader.required("manifest", UniqueID.self)
        let line = reader.required("line", Int.self)
        let items = reader.required("items", [ItemCode].self)
        let mass = reader.required("mass", Mass.self)
        let method = reader.required("method", MethodCode.self)
        facility = reader.optional("facility")
        batch = reader.optional("batch")
        handler = reader.optional("handler")
        if let items, Set(items).count != items.count { reader.refuse("items", "distinct codes") }
        guard let manifest, let line, let items, let mass, let method else { return nil }
        self.manifest = manifest
        self.line = line
        self.items = items
        self.mass = mass
        self.method = method
    }

    package var json: JSONValue {
        .object([
            "batch": batch, "facility": facility, "handler": handler, "items": items,
            "line": line, "manifest": manifest, "mass": mass, "method": method,
        ])
    }

    package func subjects(of manifest: Manifest, in slice: StateSlice) -> [Subject] {
        items.map { Subject(.item, $0) }
            + Party.subjects(of: manifest.form.consignee.party, in: slice)
    }

    /// A decided manifest closes once all its lines have come to their end.
    package func change(_ manifest: inout Manifest, in slice: inout StateSlice, _ made: Made) {
        let used = items.compactMap { slice[Item.self, $0] }.filter {
            $0.stands(for: line, of: self.manifest)
        }
        for item in used { slice.move(item.code) { $0.treat(made, batch: batch) } }
        slice.empty(used.map(\.code), made)
        manifest.update(line) { $0.treated = $0.treated + mass }
        if mass > used.mass(of: line, on: self.manifest) { slice.shareLeft(line, of: manifest) }
        manifest.closeIfDone(made)
    }

    /// The mass, not which packages were used up.
    package func replace(
        _ old: TreatmentRecorded,
        in manifest: inout Manifest,
        _ slice: inout StateSlice
    ) -> Bool {
        guard line == old.line, items == old.items else { return false }
        manifest.update(line) { $0.treated = $0.treated - old.mass + mass }
        return true
    }
}
