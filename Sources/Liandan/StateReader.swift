package import CanonicalJSON
package import HandoffRules
package import LedgerLog
package import Regulation
package import WasteDomain

/// Questions to one unchanging state of a ledger.
package struct StateReader {
    let snapshot: any LogSnapshot
    private let state: StateCache
    let long = LongStatements()

    init(_ snapshot: any LogSnapshot) {
        self.snapshot = snapshot
        state = StateCache(snapshot)
    }

    /// The number of entries.
    package func size() throws(LogError) -> UInt64 { try snapshot.head().size }

    /// When the newest entry was recorded; nil while there is none.
    package func newest() throws(LogError) -> Timestamp? {
        let size = try size()
        guard size > 0, let bytes = try snapshot.entry(size - 1) else { return nil }
        return try Entry.read(bytes).recordedAt
    }

    /// The state of a subject, or nil if it has none.
    package func record<Record: StateRecord>(
        _ type: Record.Type,
        _ id: some CustomStringConvertible
    ) throws(LogError) -> Record? {
        try state.record(Subject(Record.kind, id)) as? Record
    }

    /// The records that carry a term, in order, after one already seen.
    package func records<Record: StateRecord>(
        _ type: Record.Type,
        term: String,
        after: String? = nil,
        limit: Int = .max
    ) throws(LogError) -> [Record] {
        var records: [Record] = []
        for subject in try snapshot.subjects(term: term, after: after, limit: limit) {
            if let record = try record(Record.self, named: subject) { records.append(record) }
        }
        return records
    }

    /// Goes through the records of a kind that carry a term, in order, however many there are.
    package func forEach<Record: StateRecord>(
        _ type: Record.Type,
        term: String,
        _ body: (Record) throws(LogError) -> Void
    ) throws(LogError) {
        let page = 500
        // Other kinds may carry the term too; those of one stand together.
        let kind = "\(Record.kind.rawValue):"
        var cursor = kind
        while true {
            let subjects = try snapshot.subjects(term: term, after: cursor, limit: page)
                .prefix { $0.hasPrefix(kind) }
            for subject in subjects {
                if let record = try record(Record.self, named: subject) { try body(record) }
            }
            guard subjects.count == page, let last = subjects.last else { return }
            cursor = last
        }
    }

    /// The state of a subject by its written form, if it is of a kind.
    private func record<Record: StateRecord>(
        _ type: Record.Type,
        named text: String
    ) throws(LogError) -> Record? {
        guard let subject = Subject(text), subject.kind == Record.kind else { return nil }
        return try state.record(subject) as? Record
    }

    /// A manifest, by its number or its UUID; the number of a monthly sheet alone names none.
    package func manifest(_ text: String) throws(LogError) -> Manifest? {
        if let number = ManifestNumber(text) {
            let manifest = try first(of: number)
            return manifest?.number == number ? manifest : nil
        }
        guard let id = UniqueID(text) else { return nil }
        return try record(Manifest.self, id)
    }

    /// A monthly sheet 按月联单, by its number or any of its rows.
    package func sheet(_ number: ManifestNumber) throws(LogError) -> MonthlySheet? {
        guard let id = try first(of: number)?.form.sheetID else { return nil }
        return try record(MonthlySheet.self, id)
    }

    /// The manifest of a number, or the first row of the sheet that has it.
    private func first(of number: ManifestNumber) throws(LogError) -> Manifest? {
        guard let alias = try record(NumberAlias.self, number) else { return nil }
        return try record(Manifest.self, alias.manifest)
    }

    /// The ids of the records of a kind that carry a term, in order, without reading them.
    package func names(of kind: Subject.Kind, term: String) throws(LogError) -> [String] {
        let prefix = "\(kind.rawValue):"
        return try snapshot.subjects(term: term, after: prefix, limit: .max)
            .prefix { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
    }

    /// Where the events stand that changed a subject, in order.
    package func places(of subject: Subject) throws(LogError) -> [EventID] {
        try snapshot.touches(of: subject.description, after: nil, limit: .max)
            .map { EventID(entry: $0 >> 20, index: Int($0 & 0xF_FFFF)) }
    }

    /// The events that changed a subject, in order.
    package func history(of subject: Subject) throws(LogError) -> [RecordedEvent] {
        var events: [RecordedEvent] = []
        for place in try places(of: subject) {
            if let event = try event(place) { events.append(event) }
        }
        return events
    }

    /// An event with what the log says of it.
    package func event(_ place: EventID) throws(LogError) -> RecordedEvent? {
        guard let bytes = try snapshot.event(place.entry, place.index),
            let entryBytes = try snapshot.entry(place.entry)
        else { return nil }
        let entry = try Entry.read(entryBytes)
        guard let json = try? CanonicalReader.read(bytes, limits: .event),
            case .success(let event) = WasteEvent.read(json), let by = PartyID(entry.header.actor)
        else { throw LogError(.corrupt, "event \(place) cannot be read") }
        let current = try current(json, at: place)
        let isCorrected = current != json
        guard case .success(let now) = isCorrected ? WasteEvent.read(current) : .success(event)
        else { throw LogError(.corrupt, "event \(place) cannot be read as corrected") }
        let findings = try snapshot.findings(of: place.entry)
            .flatMap { try? CanonicalReader.read($0) }
            .flatMap { list in
                var faults: [FieldFault] = []
                return [Finding].read(list, faults: &faults)
            }
        return RecordedEvent(
            place: place,
            event: event,
            json: json,
            now: now,
            corrected: isCorrected ? current : nil,
            by: by,
            key: entry.header.key,
            recordedAt: entry.recordedAt,
            findings: (findings ?? []).filter { $0.event == place.index }
        )
    }
}

/// An event in its place in the log.
package struct RecordedEvent: Sendable {
    /// Entry and index, as they are quoted to people.
    package let place: EventID
    /// What was stated, as it was signed: corrections change the state, not this.
    package let event: WasteEvent
    /// The event as it was signed: sealed fields stay closed.
    package let json: JSONValue
    /// What was stated, as it counts now 更正后.
    package let now: WasteEvent
    /// The event as it was corrected since; nil if it never was.
    package let corrected: JSONValue?
    /// The party that signed it.
    package let by: PartyID
    /// The id of the key it was signed with.
    package let key: Digest
    /// The time of its entry, not the one it happened at.
    package let recordedAt: Timestamp
    /// What was found when it was recorded.
    package let findings: [Finding]

    /// Whose statement it is, whoever signed it 受托签署.
    package var speaker: PartyID { event.onBehalfOf?.party ?? by }
}

extension Ledger {
    /// Answers questions from one unchanging state.
    package func query<Answer>(
        _ body: (StateReader) throws(LogError) -> Answer
    ) throws(LogError) -> Answer {
        try store.read { (snapshot) throws(LogError) in try body(StateReader(snapshot)) }
    }

    /// The regulation in force, or the built-in one while there is none.
    package func regulation() throws(LogError) -> Regulation {
        try store.read { (snapshot) throws(LogError) in
            let state = StateCache(snapshot)
            let current = Subject(.regulation, AdoptedRegulation.current)
            guard let adopted = try state.record(current) as? AdoptedRegulation else {
                return library.builtIn()
            }
            return try library.regulation(adopted) { (place) throws(LogError) in
                try snapshot.event(place.entry, place.index)
            }
        }
    }
}
