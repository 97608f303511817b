import CanonicalJSON
package import LedgerLog
import WasteDomain

extension Erasure {
    /// Where the log keeps what opened its fields.
    var places: [SealedPlace] {
        let event = Entry.eventID(event.entry, event.index)
        return fields.map { SealedPlace(event: event, path: $0.path.description) }
    }
}

extension Ledger {
    /// Every sealed field that was erased, as far as this ledger knows.
    package func erased() throws(LogError) -> [SealedPlace] {
        try query { (reader) throws(LogError) in
            var places: [SealedPlace] = []
            try reader.forEach(Erasure.self, term: "erasure") { (erasure) throws(LogError) in
                places += erasure.places
            }
            return places
        }
    }
}
