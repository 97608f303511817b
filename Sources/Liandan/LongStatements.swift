import CanonicalJSON
import LedgerLog
import WasteDomain

/// The long statements that were read last, each kept as read: thousands of packages have them in
/// common, and looked up one after another they would be read thousands of times.
final class LongStatements {
    /// Shorter ones are read again sooner than found.
    private static let length = 4096
    /// How many are kept.
    private static let capacity = 8

    private var statements: [(place: EventID, json: JSONObject)] = []

    /// - Throws: `corrupt` if there is none, or it cannot be read.
    func statement(
        at place: EventID,
        in snapshot: any LogSnapshot
    ) throws(LogError) -> JSONObject {
        if let known = statements.first(where: { $0.place == place }) { return known.json }
        guard let bytes = try snapshot.event(place.entry, place.index),
            let json = try? CanonicalReader.read(bytes, limits: .event).object
        else { throw LogError(.corrupt, "event \(place) cannot be read") }
        guard bytes.count >= Self.length else { return json }
        if statements.count == Self.capacity { statements.removeFirst() }
        statements.append((place, json))
        return json
    }
}
