package import CanonicalJSON

/// One vehicle's round to several places 运次 (《危险废物转移管理办法》第16条第2款).
package struct Trip: StateRecord {
    package static let kind = Subject.Kind.trip

    /// Chosen by the carrier.
    package let trip: UniqueID
    /// 承运人.
    package let party: PartyID
    /// 号牌.
    package let vehicle: Plate
    /// 挂车; nil if there is none.
    package let trailer: Plate?
    /// 出车.
    package let opened: StatementNote
    /// The manifests loaded on it, each of one consignor.
    package var manifests: [UniqueID] = []
    /// The wastes on it, each code once.
    package var wastes: [WasteCode] = []
    /// How often it has stopped.
    package var stops = 0
    /// 收车; nil while it is under way.
    package var closed: StatementNote?

    package var id: String { trip.description }

    package var terms: [String] {
        ["trip", "party:\(party)", "vehicle:\(vehicle)"] + (closed == nil ? ["trip:open"] : [])
    }

    init(_ stated: TripOpened, _ note: StatementNote) {
        trip = stated.trip
        party = stated.party
        vehicle = stated.vehicle
        trailer = stated.trailer
        opened = note
    }

    package init?(from reader: inout ObjectReader) {
        let trip = reader.required("trip", UniqueID.self)
        let party = reader.required("party", PartyID.self)
        let vehicle = reader.required("vehicle", Plate.self)
        trailer = reader.optional("trailer")
        let opened = reader.required("opened", StatementNote.self)
        manifests = reader.list("manifests")
        wastes = reader.list("wastes")
        stops = reader.required("stops") ?? 0
        closed = reader.optional("closed")
        guard let trip, let party, let vehicle, let opened else { return nil }
        self.trip = trip
        self.party = party
        self.vehicle = vehicle
        self.opened = opened
    }

    package var json: JSONValue {
        .object([
            "closed": closed, "manifests": manifests.isEmpty ? nil : manifests, "opened": opened,
            "party": party, "stops": stops, "trailer": trailer, "trip": trip, "vehicle": vehicle,
            "wastes": wastes.isEmpty ? nil : wastes,
        ])
    }

    /// Takes a load on board; a manifest that was unloaded may be loaded again.
    mutating func load(_ manifest: Manifest) {
        if !manifests.contains(manifest.manifest) { manifests.append(manifest.manifest) }
        for code in manifest.form.lines.map(\.code) where !wastes.contains(code) {
            wastes.append(code)
        }
    }
}
