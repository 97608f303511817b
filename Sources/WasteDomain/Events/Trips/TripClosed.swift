package import CanonicalJSON
/// The round is over 收车.
package struct TripClosed: StatementBody {
    package static let kind = EventKind.tripClosed

    package let trip: UniqueID
    /// 终点.
    package let place: OneLine

    package init?(from reader: inout ObjectReader) {
        let trip = reader.required("trip", UniqueID.self)
        let place = reader.required("place", OneLine.self)
        guard let trip, let place else { return nil }
        self.trip = trip
        self.place = place
    }

    package var json: JSONValue {
        .object(["place": place, "trip": trip])
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
        slice.update(Trip.self, trip) { $0.closed = $0.closed ?? made.note }
    }
}
