package import CanonicalJSON
/// The vehicle stops on its round 停靠.
package struct TripStopped: StatementBody {
    package static let kind = EventKind.tripStopped

    package let trip: UniqueID
    /// 停靠地点.
    package let place: OneLine
    /// Such as that nobody was there 备注.
    package let note: OneLine?

    package init?(from reader: inout ObjectReader) {
        let trip = reader.required("trip", UniqueID.self)
        let place = reader.required("place", OneLine.self)
        note = reader.optional("note")
        guard let trip, let place else { return nil }
        self.trip = trip
        self.place = place
    }

    package var json: JSONValue {
        .object(["note": note, "place": place, "trip": trip])
    }

    package func speakers(in slice: StateSlice) -> [Speaker] {
        slice[Trip.self, trip].map { [.party($0.party)] } ?? []
    }

    package var needs: [Mention] {
        [Mention("/trip", Subject(.trip, trip))]
    }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        [Subject(.trip, trip)]
    }

    package func apply(to slice: inout StateSlice, _ made: Made) {
        slice.update(Trip.self, trip) { if $0.closed == nil { $0.stops += 1 } }
    }
}
