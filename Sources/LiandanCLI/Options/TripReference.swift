import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// Rounds as people name them: by the plate that is out on one, by UUID anywhere.
enum TripReference {
    static func resolve(_ text: String, _ desk: Desk) throws -> UniqueID {
        if let id = UniqueID(text.lowercased()) { return id }
        return try find(text, desk.ledger()).trip
    }

    /// The round of that UUID, or the one a vehicle is out on, or was last.
    static func find(_ text: String, _ ledger: Ledger) throws -> Trip {
        let trip = try ledger.query { (reader) throws(LogError) -> Trip? in
            if let id = UniqueID(text.lowercased()) { return try reader.record(Trip.self, id) }
            let trips = try reader.records(Trip.self, term: "vehicle:\(text.asCode)")
            return trips.last { $0.closed == nil } ?? trips.last
        }
        guard let trip else {
            throw CommandError(.notFound, "没有运次 \(text)", "there is no trip \(text)")
        }
        return trip
    }
}
