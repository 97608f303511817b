package import CanonicalJSON

/// The sealed fields of one event that can be opened no more 已删除的封存信息.
package struct Erasure: StateRecord {
    package static let kind = Subject.Kind.erasure

    /// One field and the statement that erased it.
    package struct Field: Hashable, Sendable, CanonicalObject {
        /// Where in the event it stands.
        package let path: JSONPath
        package let note: StatementNote

        fileprivate init(path: JSONPath, note: StatementNote) {
            self.path = path
            self.note = note
        }

        package init?(from reader: inout ObjectReader) {
            let path = reader.required("path", JSONPath.self)
            let note = reader.required("note", StatementNote.self)
            guard let path, let note else { return nil }
            self.init(path: path, note: note)
        }

        package var json: JSONValue { .object(["note": note, "path": path]) }
    }

    /// The event they stand in.
    package let event: EventID
    /// In the order they were erased.
    package private(set) var fields: [Field] = []

    package var id: String { event.description }

    package var terms: [String] { ["erasure"] }

    init(of event: EventID) {
        self.event = event
    }

    package init?(from reader: inout ObjectReader) {
        let event = reader.required("event", EventID.self)
        let fields = reader.required("fields", [Field].self)
        guard let event, let fields else { return nil }
        self.event = event
        self.fields = fields
    }

    package var json: JSONValue { .object(["event": event, "fields": fields]) }

    /// What erased a field, if it was erased.
    package func note(of path: JSONPath) -> StatementNote? {
        fields.first { $0.path == path }?.note
    }

    /// The first erasure of a field stands.
    mutating func add(_ paths: [JSONPath], _ note: StatementNote) {
        for path in paths where self.note(of: path) == nil {
            fields.append(Field(path: path, note: note))
        }
    }
}
