package import CanonicalJSON

/// The regulation's data take effect 法规数据启用; the event carries its tables.
package struct RegulationAdopted: StatementBody {
    package static let kind = EventKind.regulationAdopted

    /// H of the canonical tables (`Schemas/log.md` 6.1).
    package let digest: Digest
    /// The tables, name to text.
    package let tables: RegulationTables

    package init?(from reader: inout ObjectReader) {
        let digest = reader.required("digest", Digest.self)
        let tables = reader.required("tables", RegulationTables.self)
        guard let digest, let tables else { return nil }
        self.digest = digest
        self.tables = tables
    }

    package var json: JSONValue { .object(["digest": digest, "tables": tables]) }

    package func speakers(in slice: StateSlice) -> [Speaker] { [.authority] }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        [Subject(.regulation, AdoptedRegulation.current)]
    }

    package func apply(to slice: inout StateSlice, _ made: Made) {
        slice.put(AdoptedRegulation(digest: digest, adopted: made.note))
    }
}

/// The tables of a regulation as text, by name.
package struct RegulationTables: Hashable, Sendable, CanonicalScalar {
    /// CSV texts by table name, which has no extension: `workdays`.
    package let texts: [String: String]

    package init(_ texts: [String: String]) {
        self.texts = texts
    }

    package init?(scalar: JSONValue) {
        guard let object = scalar.object else { return nil }
        var texts: [String: String] = [:]
        for member in object.members {
            guard let text = member.value.string else { return nil }
            texts[member.name] = text
        }
        self.texts = texts
    }

    package var json: JSONValue {
        var object = JSONObject()
        for (name, text) in texts { object[name] = .string(text) }
        return .object(object)
    }
}
