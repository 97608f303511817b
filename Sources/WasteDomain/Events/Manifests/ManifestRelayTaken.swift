package import CanonicalJSON

/// The next carrier takes over 联运接收, having checked consignor, previous carrier and waste
/// (《危险废物转移管理办法》第17条).
package struct ManifestRelayTaken: VehicleStatement {
    package static let kind = EventKind.manifestRelayTaken
    package static let sealedFields = ["driver", "driverPhone", "escort"]

    package let manifest: UniqueID
    /// 上一承运人.
    package let from: PartyID
    /// 移出人, as checked.
    package let consignor: PartyID
    /// 交接地点.
    package let place: OneLine
    /// 号牌.
    package let vehicle: Plate
    /// 挂车; nil if there is none.
    package let trailer: Plate?
    /// 危险货物运单号 of this carrier and vehicle, where the transport is not exempt.
    package let waybill: Reference?
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
        let from = reader.required("from", PartyID.self)
        let consignor = reader.required("consignor", PartyID.self)
        let place = reader.required("place", OneLine.self)
        let vehicle = reader.required("vehicle", Plate.self)
        trailer = reader.optional("trailer")
        waybill = reader.optional("waybill")
        let lines = reader.required("lines", [LoadLine].self)
        driver = reader.optional("driver")
        driverPhone = reader.optional("driverPhone")
        escort = reader.optional("escort")
        guard let manifest, let from, let consignor, let place, let vehicle, let lines else {
            return nil
        }
        self.manifest = manifest
        self.from = from
        self.consignor = consignor
        self.place = place
        self.vehicle = vehicle
        self.lines = lines
    }

    package var json: JSONValue {
        .object([
            "consignor": consignor, "driver": driver, "driverPhone": driverPhone, "escort": escort,
            "from": from, "lines": lines, "manifest": manifest, "place": place, "trailer": trailer,
            "vehicle": vehicle, "waybill": waybill,
        ])
    }

    package var loadLines: [LoadLine] { lines }

    package func subjects(of manifest: Manifest, in slice: StateSlice) -> [Subject] {
        Set(lines.flatMap(\.items) + manifest.releasedItems).sorted()
            .map { Subject(.item, $0) } + transport(of: manifest, in: slice)
    }

    /// May replace an earlier half; custody moves once the present carrier says the same.
    package func change(_ manifest: inout Manifest, in slice: inout StateSlice, _ made: Made) {
        let isLate = manifest.isPastTransit
        manifest.relayTaken = RelayHalf(
            from: from,
            to: made.by,
            place: place,
            load: LoadStatement(note: made.note(late: isLate), lines: lines),
            vehicle: vehicle,
            trailer: trailer
        )
        if let carrier = manifest.settleRelay(made) {
            Custody.relay(manifest.releasedItems, to: carrier, &slice)
        }
    }

    /// The place, the vehicle and the figures of lines, not which packages they are.
    package func replace(
        _ old: ManifestRelayTaken,
        in manifest: inout Manifest,
        _ slice: inout StateSlice
    ) -> Bool {
        guard from == old.from, lines.map(\.items) == old.lines.map(\.items) else { return false }
        if manifest.relayTaken?.load.stands(old.lines, in: slice) == true {
            manifest.relayTaken?.place = place
            manifest.relayTaken?.load.correct(old.lines, to: lines)
            manifest.relayTaken?.vehicle = vehicle
            manifest.relayTaken?.trailer = trailer
        } else if let leg = manifest.legs.lastIndex(where: { $0.place == old.place }) {
            manifest.legs[leg].place = place
            manifest.replaceVehicle(old, by: self, of: leg)
        }
        return true
    }
}
