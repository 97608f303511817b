import CanonicalJSON
import LedgerLog
import WasteDomain

extension StatedEvent {
    /// An event as it stands in the log; nil if it does not.
    ///
    /// - Throws: `corrupt` if it cannot be read.
    static func read(_ place: EventID, in log: any LogSnapshot) throws(LogError) -> StatedEvent? {
        guard let event = try log.event(place.entry, place.index),
            let entry = try log.entry(place.entry)
        else { return nil }
        guard let json = try? CanonicalReader.read(event, limits: .event),
            case .success(let read) = WasteEvent.read(json),
            let actor = PartyID(try Entry.read(entry).header.actor)
        else { throw LogError(.corrupt, "event \(place) cannot be read") }
        return StatedEvent(place: place, by: read.onBehalfOf?.party ?? actor, event: json)
    }
}
