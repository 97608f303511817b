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

    /// Records kept when nothing of them waits to be stored: so many, and as many that were asked
    /// for before these.
    private static let capacity = 16_384

    private let log: any LogSnapshot
    private let lookUp: (String) throws(LogError) -> [UInt8]?
    private var slots: [Subject: Slot] = [:]
    /// What was asked for earlier; none of it waits to be stored.
    private var earlier: [Subject: Slot] = [:]

    /// How many records wait to be stored.
    package private(set) var pending = 0

    /// - Parameters:
    ///   - log: Where an event stands that was never corrected.
    ///   - lookUp: Finds the stored state of a subject.
    package init(
        of log: any LogSnapshot,
        lookUp: @escaping (String) throws(LogError) -> [UInt8]?
    ) {
        self.log = log
        self.lookUp = lookUp
    }

    /// The state that is stored with the log.
    convenience init(_ snapshot: any LogSnapshot) {
        self.init(of: snapshot) { (subject) throws(LogError) in
            try snapshot.state(of: subject)
        }
    }

    /// The state of a subject.
    ///
    /// - Throws: `corrupt` if what is stored cannot be read.
    package func record(_ subject: Subject) throws(LogError) -> (any StateRecord)? {
        if let slot = slots[subject] { return slot.record }
        makeRoom()
        if let slot = earlier.removeValue(forKey: subject) {
            slots[subject] = slot
            return slot.record
        }
        var record = try lookUp(subject.description).map { (bytes) throws(LogError) in
            try Self.read(bytes, subject)
        }
        let storedTerms = record?.terms ?? []
        if record == nil, subject.kind == .event, let place = EventID(subject.id) {
            record = try StatedEvent.read(place, in: log)
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
        pending = 0
        makeRoom()
        return changes
    }

    /// Lets go of what was not asked for since the last time, once there is too much.
    private func makeRoom() {
        guard pending == 0, slots.count >= Self.capacity else { return }
        earlier = slots
        slots = [:]
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
