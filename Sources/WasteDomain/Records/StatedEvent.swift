package import CanonicalJSON

/// A recorded event as it counts now: as it was stated, or as it was corrected.
///
/// It is kept in the state only once it was corrected; before that the log itself has it.
package struct StatedEvent: StateRecord {
    package static let kind = Subject.Kind.event

    /// Where it stands in the log; a correction does not move it.
    package let place: EventID
    /// Whose statement it is.
    package let by: PartyID
    /// The event with all corrections that were agreed.
    package var event: JSONValue

    package var id: String { place.description }

    package init(place: EventID, by: PartyID, event: JSONValue) {
        self.place = place
        self.by = by
        self.event = event
    }

    package init?(from reader: inout ObjectReader) {
        let place = reader.required("place", EventID.self)
        let by = reader.required("by", PartyID.self)
        let event = reader.required("event", JSONValue.self)
        guard let place, let by, let event else { return nil }
        self.init(place: place, by: by, event: event)
    }

    package var json: JSONValue { .object(["by": by, "event": event, "place": place]) }
}
