package import CanonicalJSON

/// Something that happened, as one party states it.
package struct WasteEvent: Sendable, CanonicalEncodable {
    /// When it happened, by the word of whoever states it.
    package let occurredAt: Timestamp
    /// In whose name another party signs it 受托签署; nil for one's own statement.
    package let onBehalfOf: Behalf?
    /// The paper it was first made on 补录; nil if it was made here.
    package let paper: PaperFirst?
    /// What is stated, for whoever goes by its kind.
    package let statement: Statement
    /// What is stated, seen without its kind.
    package let body: any StatementBody
    /// The codes it gives to packages.
    package let newItems: [NewItem]
    /// What is stated about one package, if it is about one.
    package let itemStatement: (any ItemStatement)?
    /// What is stated about an existing manifest, if it is about one.
    package let manifestStatement: (any ManifestStatement)?

    private init(
        _ occurredAt: Timestamp,
        _ onBehalfOf: Behalf?,
        _ paper: PaperFirst?,
        _ stated: (statement: Statement, body: any StatementBody)
    ) {
        self.occurredAt = occurredAt
        self.onBehalfOf = onBehalfOf
        self.paper = paper
        statement = stated.statement
        body = stated.body
        newItems = body.newItems
        itemStatement = body.itemStatement
        manifestStatement = body.manifestStatement
    }

    /// Reads an event, naming everything that is wrong.
    package static func read(_ json: JSONValue) -> Result<WasteEvent, EventFaults> {
        guard case .object(let object) = json else {
            return .failure(EventFaults([.malformed("object", nil)]))
        }
        var reader = ObjectReader(object)
        let kind = reader.required("kind", EventKind.self)
        let occurredAt = reader.required("occurredAt", Timestamp.self)
        let onBehalfOf = reader.optional("onBehalfOf", Behalf.self)
        let paper = reader.optional("paper", PaperFirst.self)
        reader.version(1)
        // Without its kind nobody can tell which other members an event has.
        guard let kind else { return .failure(EventFaults(reader.faults)) }
        let stated = Statement.read(kind, from: &reader)
        reader.finish()
        guard let stated, let occurredAt, reader.faults.isEmpty else {
            return .failure(EventFaults(reader.faults))
        }
        return .success(WasteEvent(occurredAt, onBehalfOf, paper, stated))
    }

    /// The member `kind`, which says how the others are read.
    package var kind: EventKind { type(of: body).kind }

    package var json: JSONValue {
        guard case .object(var object) = body.json else {
            preconditionFailure("a statement is an object")
        }
        object["kind"] = kind.json
        object["occurredAt"] = occurredAt.json
        object["onBehalfOf"] = onBehalfOf?.json
        object["paper"] = paper?.json
        object["v"] = .integer(1)
        return .object(object)
    }
}

/// Why an event cannot be read.
package struct EventFaults: Error, Hashable, Sendable {
    /// All that is wrong with it, not only the first.
    package let faults: [FieldFault]

    init(_ faults: [FieldFault]) {
        self.faults = faults
    }
}
