package import CanonicalJSON
/// A vehicle sets out to several places 出车 (《危险废物转移管理办法》第16条第2款).
package struct TripOpened: StatementBody {
    package static let kind = EventKind.tripOpened
    package static let sealedFields = ["driver", "driverPhone", "escort"]

    /// Chosen by the carrier.
    package let trip: UniqueID
    /// 承运人.
    package let party: PartyID
    /// 号牌.
    package let vehicle: Plate
    /// 挂车; nil if there is none.
    package let trailer: Plate?
    /// 驾驶员.
    package let driver: SealedField?
    /// 驾驶员电话.
    package let driverPhone: SealedField?
    /// 押运员.
    package let escort: SealedField?

    package init?(from reader: inout ObjectReader) {
        let trip = reader.required("trip", UniqueID.self)
        let party = reader.required("party", PartyID.self)
        let vehicle = reader.required("vehicle", Plate.self)
        trailer = reader.optional("trailer")
        driver = reader.optional("driver")
        driverPhone = reader.optional("driverPhone")
        escort = reader.optional("escort")
        guard let trip, let party, let vehicle else { return nil }
        self.trip = trip
        self.party = party
        self.vehicle = vehicle
    }

    package var json: JSONValue {
        .object([
            "driver": driver, "driverPhone": driverPhone, "escort": escort, "party": party,
            "trailer": trailer, "trip": trip, "vehicle": vehicle,
        ])
    }

    package func speakers(in slice: StateSlice) -> [Speaker] { [.party(party)] }

    package var needs: [Mention] {
        [Mention("/vehicle", Subject(.vehicle, vehicle))]
    }

    package var creates: [Mention] {
        [Mention("/trip", Subject(.trip, trip))]
    }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        [Subject(.trip, trip), Subject(.party, party), Subject(.vehicle, vehicle)]
    }

    package func apply(to slice: inout StateSlice, _ made: Made) {
        guard slice[Trip.self, trip] == nil else { return }
        slice.put(Trip(self, made.note))
    }
}
