package import CanonicalJSON

/// The same carrier goes on with another vehicle or driver 换车.
package struct ManifestVehicleChanged: VehicleStatement {
    package static let kind = EventKind.manifestVehicleChanged
    package static let sealedFields = ["driver", "driverPhone", "escort"]

    package let manifest: UniqueID
    /// 号牌 of the vehicle that goes on.
    package let vehicle: Plate
    /// 挂车.
    package let trailer: Plate?
    /// 危险货物运单号 of this carrier and vehicle, where the transport is not exempt.
    package let waybill: Reference?
    /// 换车地点.
    package let place: OneLine
    /// 事由.
    package let reason: OneLine
    /// What was scanned when it was moved over; empty if nothing was.
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
        let place = reader.required("place", OneLine.self)
        let reason = reader.required("reason", OneLine.self)
        lines = reader.list("lines")
        driver = reader.optional("driver")
        driverPhone = reader.optional("driverPhone")
        escort = reader.optional("escort")
        guard let manifest, let vehicle, let place, let reason else { return nil }
        self.manifest = manifest
        self.vehicle = vehicle
        self.place = place
        self.reason = reason
    }

    package var json: JSONValue {
        .object([
            "driver": driver, "driverPhone": driverPhone, "escort": escort,
            "lines": lines.unlessEmpty, "manifest": manifest, "place": place, "reason": reason,
            "trailer": trailer, "vehicle": vehicle, "waybill": waybill,
        ])
    }

    package var loadLines: [LoadLine] { lines }

    package func subjects(of manifest: Manifest, in slice: StateSlice) -> [Subject] {
        transport(of: manifest, in: slice)
            + lines.flatMap(\.items).map { Subject(.item, $0) }
    }

    package func change(_ manifest: inout Manifest, in slice: inout StateSlice, _ made: Made) {
        guard let leg = manifest.legs.lastIndex(where: { $0.carrier == made.by }) else { return }
        manifest.legs[leg].vehicle = vehicle
        manifest.legs[leg].trailer = trailer
        manifest.legs[leg].changes += 1
        guard leg == manifest.legs.count - 1 else { return }
        manifest.vehicle = vehicle
        manifest.trailer = trailer
        if !manifest.isLate(Self.kind, by: made.by) { manifest.latest = made.note }
    }

    /// The vehicle, unless it was changed again.
    package func replace(
        _ old: ManifestVehicleChanged,
        in manifest: inout Manifest,
        _ slice: inout StateSlice
    ) -> Bool {
        manifest.replaceVehicle(old, by: self, of: manifest.legs.lastIndex { $0.runs(old) })
        return true
    }
}
