import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// Events of one unchanging state, each read once however many packages it is about.
struct EventArchive {
    private let reader: StateReader
    private var events: [EventID: RecordedEvent] = [:]

    init(_ reader: StateReader) {
        self.reader = reader
    }

    /// The events that changed a subject, in the order of the log.
    mutating func history(of subject: Subject) throws(LogError) -> [RecordedEvent] {
        var history: [RecordedEvent] = []
        for place in try reader.places(of: subject) {
            if let event = try event(place) { history.append(event) }
        }
        return history
    }

    mutating func event(_ place: EventID) throws(LogError) -> RecordedEvent? {
        if let known = events[place] { return known }
        let event = try reader.event(place)
        events[place] = event
        return event
    }
}

extension StatementBody {
    /// The packages it names, whatever it says of them.
    var statedCodes: [ItemCode] {
        switch self {
        case let stated as ManifestReceived: stated.lines.flatMap(\.items).map(\.code)
        case let stated as ManifestDecided:
            stated.lines.flatMap { $0.refusedItems + $0.missingItems }
        case let stated as TreatmentRecorded: stated.items
        case let stated as IncidentReported: stated.items
        case let stated as ItemUnpacked: [stated.code] + stated.items
        case let stated as ItemSighted: stated.items
        case let stated as any ManifestStatement: stated.loadLines.flatMap(\.items)
        default: newItems.map(\.code) + usedItems.compactMap { ItemCode($0.subject.id) }
        }
    }
}
