import Synchronization

/// The part of the state that a statement touches: what rules look at and reducers change.
///
/// Whoever asks for a subject that was not looked up gets nothing, and the question is remembered:
/// then the look-up is made and the asking begun anew. So nothing is ever judged by a part of the
/// state that is missing, and what statements declare beforehand only saves questions.
package struct StateSlice: Sendable {
    private var records: [Subject: (any StateRecord)?] = [:]
    private let missed = Missed()

    /// What stood in the place of what changed before it did.
    private var replaced: [Subject: (any StateRecord)?] = [:]

    /// Knows of no subject: all that is asked for has to be looked up first.
    package init() {}

    /// Subjects whose state changed.
    package var changed: some Collection<Subject> { replaced.keys }

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
        self[Subject(Record.kind, id)] as? Record
    }

    /// The state of a subject of any kind.
    package subscript(_ subject: Subject) -> (any StateRecord)? {
        if let record = records[subject] { return record }
        missed.add(subject)
        return nil
    }

    /// The subjects that were asked for and not looked up; asking begins anew.
    package func takeMissed() -> [Subject] { missed.take() }

    /// Replaces the state of a subject.
    package mutating func put(_ record: some StateRecord) {
        let subject = record.subject
        let old = records.updateValue(.some(record), forKey: subject)
        if replaced[subject] == nil { replaced[subject] = .some(old ?? nil) }
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
    package mutating func startEvent() { replaced = [:] }

    /// Puts back what stood there before the event.
    package mutating func undoEvent() {
        for (subject, record) in replaced { records[subject] = .some(record) }
        startEvent()
    }
}

/// Remembers questions; shared by the copies of a slice.
private final class Missed: Sendable {
    private let subjects = Mutex<Set<Subject>>([])

    func add(_ subject: Subject) {
        subjects.withLock { _ = $0.insert(subject) }
    }

    func take() -> [Subject] {
        subjects.withLock { subjects in
            defer { subjects = [] }
            return subjects.sorted()
        }
    }
}
