package import CanonicalJSON

/// A refused load sets out home 退运起运: the carrier's half of its return.
package struct ManifestReturnDeparted: VehicleStatement {
    package static let kind = EventKind.manifestReturnDeparted
    package static let sealedFields = ["driver", "driverPhone", "escort"]

    package let manifest: UniqueID
    /// 号牌.
    package let vehicle: Plate
    /// 挂车; nil if there is none.
    package let trailer: Plate?
    /// 危险货物运单号 of this carrier and vehicle, where the transport is not exempt.
    package let waybill: Reference?
    /// The lines that go back, at least one, each once.
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
        waybill = reader.optional("waybill")
        let lines = reader.required("lines", [LoadLine].self)
        driver = reader.optional("driver")
        driverPhone = reader.optional("driverPhone")
        escort = reader.optional("escort")
        if let lines, lines.isEmpty || Set(lines.map(\.line)).count != lines.count {
            reader.refuse("lines", "distinct lines")
        }
        guard let manifest, let vehicle, let lines else { return nil }
        self.manifest = manifest
        self.vehicle = vehicle
        self.lines = lines
    }

    package var json: JSONValue {
        .object([
            "driver": driver, "driverPhone": driverPhone, "escort": escort, "lines": lines,
            "manifest": manifest, "trailer": trailer, "vehicle": vehicle, "waybill": waybill,
        ])
    }

    package var loadLines: [LoadLine] { lines }

    package func subjects(of manifest: Manifest, in slice: StateSlice) -> [Subject] {
        Set(lines.flatMap(\.items) + (manifest.returnReceived?.items ?? [])).sorted()
            .map { Subject(.item, $0) } + transport(of: manifest, in: slice)
    }

    /// May replace an earlier half; custody moves once the consignor says the same.
    package func change(_ manifest: inout Manifest, in slice: inout StateSlice, _ made: Made) {
        manifest.returnDeparted = LoadStatement(note: made.note, lines: lines)
        if let load = manifest.settleReturn(made) {
            Custody.giveBack(load.items, to: manifest.form.consignor.party, &slice)
        }
    }

    /// The figures of lines, which count once the load is back, not which packages they are.
    package func replace(
        _ old: ManifestReturnDeparted,
        in manifest: inout Manifest,
        _ slice: inout StateSlice
    ) -> Bool {
        guard lines.map(\.items) == old.lines.map(\.items) else { return false }
        let isUnderWay = manifest.returnDeparted?.stands(old.lines, in: slice) == true
        if isUnderWay { manifest.returnDeparted?.correct(old.lines, to: lines) }
        for (new, old) in zip(lines, old.lines) {
            manifest.update(new.line) { progress in
                if isUnderWay {
                    progress.returning = new.mass
                } else {
                    progress.returned = progress.returned - old.mass + new.mass
                }
            }
        }
        return true
    }
}
