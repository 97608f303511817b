import CanonicalJSON
package import LedgerLog
package import WasteDomain

/// The state as it stands after what was judged so far: looked up on demand, kept, changed.
///
/// It is the overlay of an append, and, drained from time to time, the working memory of a replay.
package final class StateCache {
    private struct Slot {
        var record: (any StateRecord)?
        /// The terms the store has for it.
        var storedTerms: [String]
        var isChanged = false
        var touchedBy: [UInt64] = []
    }

    /// Records kept when nothing of them waits to be stored.
    private static let capacity = 20_000

    private let lookUp: (String) throws(LogError) -> [UInt8]?
    private let recorded: (EventID) throws(LogError) -> StatedEvent?
    private var slots: [Subject: Slot] = [:]

    /// How many records wait to be stored.
    package private(set) var pending = 0

    /// - Parameters:
    ///   - lookUp: Finds the stored state of a subject.
    ///   - recorded: Finds an event that was never corrected, in the log itself.
    package init(
        lookUp: @escaping (String) throws(LogError) -> [UInt8]?,
        recorded: @escaping (EventID) throws(LogError) -> StatedEvent?
    ) {
        self.lookUp = lookUp
        self.recorded = recorded
    }

    /// The state of a subject.
    ///
    /// - Throws: `corrupt` if what is stored cannot be read.
    package func record(_ subject: Subject) throws(LogError) -> (any StateRecord)? {
        if let slot = slots[subject] { return slot.record }
        if pending == 0, slots.count >= Self.capacity { slots = [:] }
        var record = try lookUp(subject.description).map { (bytes) throws(LogError) in
            try Self.read(bytes, subject)
        }
        let storedTerms = record?.terms ?? []
        if record == nil, subject.kind == .event, let place = EventID(subject.id) {
            record = try recorded(place)
        }
        slots[subject] = Slot(record: record, storedTerms: storedTerms)
        return record
    }

    /// Takes the changes of an accepted submission.
    func take(_ changes: [Change]) throws(LogError) {
        for change in changes {
            let subject = change.record.subject
            _ = try record(subject)
            if slots[subject]?.isChanged == false { pending += 1 }
            slots[subject]?.record = change.record
            slots[subject]?.isChanged = true
            slots[subject]?.touchedBy += change.touchedBy
        }
    }

    /// Everything that changed since the last time, to be stored now.
    package func drain() -> [StateChange] {
        var changes: [StateChange] = []
        for (subject, slot) in slots where slot.isChanged {
            guard let record = slot.record else { continue }
            let terms = record.terms
            changes.append(
                StateChange(
                    subject: subject.description,
                    state: record.canonicalBytes,
                    terms: Self.changes(from: slot.storedTerms, to: terms),
                    touchedBy: slot.touchedBy
                )
            )
            slots[subject] = Slot(record: record, storedTerms: terms)
        }
        if slots.count > Self.capacity { slots = [:] }
        pending = 0
        return changes
    }

    /// The terms that come and go; most changes of a record leave them as they are.
    private static func changes(
        from old: [String],
        to new: [String]
    ) -> (added: [String], removed: [String]) {
        guard old != new else { return ([], []) }
        let (old, new) = (Set(old), Set(new))
        return (new.subtracting(old).sorted(), old.subtracting(new).sorted())
    }

    private static func read(
        _ bytes: [UInt8],
        _ subject: Subject
    ) throws(LogError) -> any StateRecord {
        do {
            return try subject.kind.recordType.read(bytes, limits: .document)
        } catch {
            throw LogError(.corrupt, "the state of \(subject) cannot be read: \(error)")
        }
    }
}

/// A changed record and the events that changed it.
struct Change {
    let record: any StateRecord
    let touchedBy: [UInt64]
}

extension StatedEvent {
    /// An event as it stands in the log; nil if it or its entry does not.
    ///
    /// - Throws: `corrupt` if it cannot be read.
    package static func read(
        _ place: EventID,
        event: [UInt8]?,
        entry: [UInt8]?
    ) throws(LogError) -> StatedEvent? {
        guard let event, let entry else { return nil }
        guard let json = try? CanonicalReader.read(event, limits: .event),
            case .success(let read) = WasteEvent.read(json),
            let actor = PartyID(try Entry.read(entry).header.actor)
        else { throw LogError(.corrupt, "event \(place) cannot be read") }
        return StatedEvent(place: place, by: read.onBehalfOf?.party ?? actor, event: json)
    }
}
