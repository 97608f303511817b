package import CanonicalJSON

/// Something that happened, as one party states it.
package struct WasteEvent: Hashable, Sendable, CanonicalEncodable {
    package let occurredAt: Timestamp
    package let statement: Statement

    /// Reads an event, naming everything that is wrong.
    package static func read(_ json: JSONValue) -> Result<WasteEvent, EventFaults> {
        guard var object = json.object else {
            return .failure(.init([FieldFault(path: .root, problem: .malformed("object"))]))
        }
        var reader = ObjectReader(object)
        let kind = reader.required("kind", EventKind.self)
        let occurredAt = reader.required("occurredAt", Timestamp.self)
        reader.version(1)
        guard let kind else { return .failure(.init(reader.faults)) }
        for name in ["kind", "occurredAt", "v"] { object[name] = nil }
        var faults = reader.faults
        let statement = Statement.read(kind, .object(object), faults: &faults)
        guard let statement, let occurredAt, faults.isEmpty else {
            return .failure(.init(faults))
        }
        return .success(WasteEvent(occurredAt: occurredAt, statement: statement))
    }

    package var kind: EventKind { statement.kind }

    package var json: JSONValue {
        guard case .object(var object) = statement.body.json else {
            preconditionFailure("a statement is an object")
        }
        object["kind"] = kind.json
        object["occurredAt"] = occurredAt.json
        object["v"] = .integer(1)
        return .object(object)
    }
}

/// Why an event cannot be read.
package struct EventFaults: Error, Hashable, Sendable {
    package let faults: [FieldFault]

    init(_ faults: [FieldFault]) {
        self.faults = faults
    }
}
