/// The part of the state that a statement touches: what rules look at and reducers change.
package struct StateSlice: Sendable {
    private var records: [Subject: (any StateRecord)?] = [:]

    /// Subjects whose state changed, in the order of their first change.
    package private(set) var changed: [Subject] = []

    package init() {}

    /// Whether the state of a subject was looked up, found or not.
    package func knows(_ subject: Subject) -> Bool { records[subject] != nil }

    /// Puts in what a look-up found.
    package mutating func load(_ record: (any StateRecord)?, as subject: Subject) {
        records[subject] = .some(record)
    }

    /// The state of a subject, or nil if it has none.
    package subscript<Record: StateRecord>(
        _ type: Record.Type,
        _ id: some CustomStringConvertible
    ) -> Record? {
        guard let record = records[Subject(Record.kind, id)] else {
            preconditionFailure("\(Record.kind) \(id) is read but was not declared as touched")
        }
        return record as? Record
    }

    /// The state of a subject of any kind.
    package subscript(_ subject: Subject) -> (any StateRecord)? { records[subject] ?? nil }

    /// Replaces the state of a subject.
    package mutating func put(_ record: some StateRecord) {
        records[record.subject] = .some(record)
        if !changed.contains(record.subject) { changed.append(record.subject) }
    }

    /// Changes the state of a subject if it has one.
    package mutating func update<Record: StateRecord>(
        _ type: Record.Type,
        _ id: some CustomStringConvertible,
        _ change: (inout Record) -> Void
    ) {
        guard var record = self[type, id] else { return }
        change(&record)
        put(record)
    }

    /// Forgets what was changed so far, keeping the records.
    package mutating func startEvent() {
        changed = []
    }
}
