package import CanonicalJSON
package import LedgerLog
package import WasteDomain

/// One sealed field of a recorded event, and what the ledger can still say of it 封存信息.
package struct SealedContent: Sendable {
    /// Whether it can be opened.
    package enum State: Sendable {
        /// What was sealed; checked against the commitment that was signed.
        case open(JSONValue)
        /// By which statement it was erased.
        case erased(StatementNote)
        /// What opens it is gone or wrong, and no statement says why.
        case missing
    }

    /// The event it stands in.
    package let event: EventID
    /// Where in the event.
    package let path: JSONPath
    /// What stands there for it.
    package let commitment: Digest
    package let state: State
}

extension StateReader {
    /// The sealed fields of an event; nil if there is no such event.
    package func sealedContents(
        of place: EventID,
        _ description: LedgerDescription
    ) throws(LogError) -> [SealedContent]? {
        guard let bytes = try snapshot.entry(place.entry),
            let event = try snapshot.event(place.entry, place.index),
            let json = try? CanonicalReader.read(event, limits: .event)
        else { return nil }
        let id = try Entry.read(bytes).header.id
        let openings = try snapshot.openings(of: place.entry).filter { $0.index == place.index }
        let erasure = try record(Erasure.self, place)
        var hasher = LogHasher(description.suite)
        return SealedField.fields(in: json).map { path, commitment in
            let opening = openings.first { $0.path == path.description }
            let state: SealedContent.State
            if let opening, opening.commitment(in: id, &hasher) == commitment {
                state = .open(opening.value)
            } else {
                state = erasure?.note(of: path).map { .erased($0) } ?? .missing
            }
            return SealedContent(event: place, path: path, commitment: commitment, state: state)
        }
    }

    /// What was stated at a place, as it counts now.
    package func stated(_ place: EventID) throws(LogError) -> StatedEvent? {
        try record(StatedEvent.self, place)
    }

    /// Goes through the events whose sealed fields can still be opened, in the order of the log,
    /// until `body` says no.
    package func forEachSealed(
        _ body: (StatedEvent, [JSONPath]) throws(LogError) -> Bool
    ) throws(LogError) {
        let page = 500
        var last: SealedPlace?
        while true {
            let places = try snapshot.sealedPlaces(after: last, limit: page)
            // An event whose fields do not all stand on this page is left for the next.
            let end = places.count == page ? places.last?.event : nil
            let whole = places.filter { $0.event != end }
            for (event, fields) in Dictionary(grouping: whole, by: \.event).sorted(by: {
                $0.key < $1.key
            }) {
                let place = EventID(entry: event >> 20, index: Int(event & 0xF_FFFF))
                guard let stated = try stated(place) else { continue }
                if try !body(stated, fields.map { JSONPath($0.path) }) { return }
            }
            guard places.count == page, let lastWhole = whole.last else { return }
            last = lastWhole
        }
    }
}
