package import CanonicalJSON

/// The carrier takes the load on board 承运人装车: its half of the hand-over.
package struct ManifestLoaded: ManifestStatement {
    package static let kind = EventKind.manifestLoaded
    package static let sealedFields = ["driver", "driverPhone", "escort"]

    package let manifest: UniqueID
    /// 号牌 (《危险废物转移管理办法》第11条第2项).
    package let vehicle: Plate
    /// 挂车, whose plate and certificate are its own; nil if there is none.
    package let trailer: Plate?
    /// One for each line of the manifest.
    package let lines: [LoadLine]
    /// 驾驶员.
    package let driver: SealedField?
    /// 驾驶员电话.
    package let driverPhone: SealedField?
    /// 押运员.
    package let escort: SealedField?

    package init?(from reader: inout ObjectReader) {
        let manifest = reader.required("manifest", UniqueID.self)
        let vehicle = reader.required("vehicle", Plate.self)
        trailer = reader.optional("trailer")
        let lines = reader.required("lines", [LoadLine].self)
        driver = reader.optional("driver")
        driverPhone = reader.optional("driverPhone")
        escort = reader.optional("escort")
        guard let manifest, let vehicle, let lines else { return nil }
        self.manifest = manifest
        self.vehicle = vehicle
        self.lines = lines
    }

    package var json: JSONValue {
        .object([
            "driver": driver, "driverPhone": driverPhone, "escort": escort, "lines": lines,
            "manifest": manifest, "trailer": trailer, "vehicle": vehicle,
        ])
    }

    /// The vehicle's and, if there is one, the trailer's.
    package var plates: [Plate] { [vehicle] + (trailer.map { [$0] } ?? []) }

    package func subjects(of manifest: Manifest, in slice: StateSlice) -> [Subject] {
        let items = Set(lines.flatMap(\.items) + (manifest.released?.items ?? []))
        return items.sorted().map { Subject(.item, $0) }
            + plates.map { Subject(.vehicle, $0) }
            + [Subject(.plan, DocumentID(manifest.form.consignor.party, manifest.form.plan))]
            + (manifest.party(in: .carrier).map { Party.subjects(of: $0, in: slice) } ?? [])
    }

    /// May replace an earlier half; custody moves once it agrees with the consignor's.
    package func change(_ manifest: inout Manifest, in slice: inout StateSlice, _ made: Made) {
        manifest.loaded = LoadStatement(note: made.note, lines: lines)
        manifest.vehicle = vehicle
        manifest.trailer = trailer
        if manifest.settleLoading(made) { Custody.moveToCarrier(manifest, &slice) }
    }
}
