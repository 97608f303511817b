package import CanonicalJSON
package import LedgerLog
package import WasteDomain

extension StateReader {
    /// Goes through the statements of some kinds in the order of the log, each as it counts now:
    /// as it was made, or as it was corrected since.
    ///
    /// One at a time is in memory, however long the log.
    package func forEachStatement(
        of kinds: Set<EventKind>,
        _ body: (LoggedStatement) throws(LogError) -> Void
    ) throws(LogError) {
        for seq in 0..<(try size()) {
            guard let bytes = try snapshot.entry(seq) else {
                throw LogError(.corrupt, "there is no entry \(seq)")
            }
            let entry = try Entry.read(bytes)
            for (index, bytes) in try snapshot.events(of: seq).enumerated() {
                let place = EventID(entry: seq, index: index)
                guard let json = try? CanonicalReader.read(bytes, limits: .event),
                    let kind = json.object?["kind"].flatMap(EventKind.init(scalar:)),
                    kinds.contains(kind)
                else { continue }
                try body(try logged(json, place, entry))
            }
        }
    }

    /// What stands in a place of the log as it counts now 更正后: as it was made, or as it was
    /// corrected since.
    func current(_ stated: JSONValue, at place: EventID) throws(LogError) -> JSONValue {
        // Only what is said of a manifest is ever corrected.
        guard stated.object?["manifest"] != nil else { return stated }
        let subject = Subject(.event, place).description
        guard let bytes = try snapshot.state(of: subject) else { return stated }
        guard let record = try? StatedEvent.read(bytes, limits: .document) else {
            throw LogError(.corrupt, "the state of \(subject) cannot be read")
        }
        return record.event
    }

    private func logged(
        _ json: JSONValue,
        _ place: EventID,
        _ entry: Entry
    ) throws(LogError) -> LoggedStatement {
        let current = try current(json, at: place)
        guard case .success(let event) = WasteEvent.read(current),
            case .success(let made) = current == json ? .success(event) : WasteEvent.read(json),
            let actor = PartyID(entry.header.actor)
        else { throw LogError(.corrupt, "event \(place) cannot be read") }
        return LoggedStatement(
            place: place,
            event: event,
            made: made,
            by: event.onBehalfOf?.party ?? actor,
            key: entry.header.key
        )
    }

    /// Goes through the statements that touched a subject after one of them, the nearest first.
    ///
    /// A long one, such as that of a whole load, is read once for all the packages it is about.
    ///
    /// - Parameters:
    ///   - subject: What they are about.
    ///   - place: The one after which they stand.
    ///   - limit: How many to look at.
    ///   - body: Takes each with its place; false ends it.
    /// - Throws: `corrupt` if one cannot be read, and what `body` throws.
    package func forEachStatement(
        about subject: Subject,
        after place: EventID,
        limit: Int,
        _ body: (EventID, JSONObject) throws(LogError) -> Bool
    ) throws(LogError) {
        let after = Entry.eventID(place.entry, place.index)
        for id in try snapshot.touches(of: subject.description, after: after, limit: limit) {
            let place = EventID(entry: id >> 20, index: Int(id & 0xF_FFFF))
            guard try body(place, long.statement(at: place, in: snapshot)) else { return }
        }
    }

    /// Whether a statement changed a subject: what is stated of a package that cannot be there is
    /// evidence, and moves nothing.
    package func changed(_ subject: Subject, at place: EventID) throws(LogError) -> Bool {
        let id = Entry.eventID(place.entry, place.index)
        return try snapshot.touches(of: subject.description, after: id - 1, limit: 1) == [id]
    }

    /// What was sealed in an event, by JSON pointer, as far as this ledger still has it.
    package func opened(_ place: EventID) throws(LogError) -> [String: String] {
        var values: [String: String] = [:]
        for opening in try snapshot.openings(of: place.entry) where opening.index == place.index {
            values[opening.path] = opening.value.string
        }
        return values
    }
}

/// A statement of the log as it counts now.
package struct LoggedStatement: Sendable {
    package let place: EventID
    package let event: WasteEvent
    /// As it was made 原陈述; the same unless it was corrected since.
    package let made: WasteEvent
    /// Whose statement it is, whoever signed it.
    package let by: PartyID
    /// The id of the key it was signed with.
    package let key: Digest
}
