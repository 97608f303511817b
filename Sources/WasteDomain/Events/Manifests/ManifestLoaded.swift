package import CanonicalJSON

/// The carrier takes the load on board 承运人装车: its half of the hand-over.
package struct ManifestLoaded: VehicleStatement {
    package static let kind = EventKind.manifestLoaded
    package static let sealedFields = ["driver", "driverPhone", "escort"]

    package let manifest: UniqueID
    /// 号牌 (《危险废物转移管理办法》第11条第2项).
    package let vehicle: Plate
    /// 挂车, whose plate and certificate are its own; nil if there is none.
    package let trailer: Plate?
    /// One for each line of the manifest.
    package let lines: [LoadLine]
    /// The round it is loaded on 运次, opened before; nil for a load of its own.
    package let trip: UniqueID?
    /// 磅单; its members stand beside these.
    package let ticket: WeighTicket?
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
        trip = reader.optional("trip")
        ticket = WeighTicket(from: &reader)?.unlessEmpty
        driver = reader.optional("driver")
        driverPhone = reader.optional("driverPhone")
        escort = reader.optional("escort")
        guard let manifest, let vehicle, let lines else { return nil }
        self.manifest = manifest
        self.vehicle = vehicle
        self.lines = lines
    }

    package var json: JSONValue {
        .object(
            (ticket?.object ?? [:]).adding([
                "driver": driver, "driverPhone": driverPhone, "escort": escort, "lines": lines,
                "manifest": manifest, "trailer": trailer, "trip": trip, "vehicle": vehicle,
            ])
        )
    }

    package var loadLines: [LoadLine] { lines }

    package var otherNeeds: [Mention] {
        trip.map { [Mention("/trip", Subject(.trip, $0))] } ?? []
    }

    package func subjects(of manifest: Manifest, in slice: StateSlice) -> [Subject] {
        let items = Set(lines.flatMap(\.items) + manifest.releasedItems)
        return items.sorted().map { Subject(.item, $0) }
            + transport(of: manifest, in: slice)
            + manifest.sources.map { Subject(.manifest, $0.manifest) } + manifest.institution
    }

    /// May replace an earlier half; custody moves once it agrees with the consignor's.
    package func change(_ manifest: inout Manifest, in slice: inout StateSlice, _ made: Made) {
        manifest.loaded = LoadStatement(note: made.note, lines: lines, ticket: ticket)
        manifest.vehicle = vehicle
        manifest.trailer = trailer
        manifest.trip = trip
        if let trip {
            slice.update(Trip.self, trip) { $0.load(manifest) }
        }
        if let carrier = manifest.settleLoading(made) {
            Custody.board(manifest, carrier, &slice, made)
        }
    }

    /// The vehicle and the figures of lines, not which packages they are.
    package func replace(
        _ old: ManifestLoaded,
        in manifest: inout Manifest,
        _ slice: inout StateSlice
    ) -> Bool {
        guard manifest.loaded?.stands(old.lines, in: slice) == true, trip == old.trip,
            lines.map(\.items) == old.lines.map(\.items), !manifest.legs.isEmpty
        else { return false }
        manifest.loaded?.correct(old.lines, to: lines)
        manifest.loaded?.ticket = ticket
        manifest.replaceVehicle(old, by: self, of: 0)
        return true
    }
}
