package import CanonicalJSON

/// What a verifier brings along and never takes from the ledger itself (`Schemas/log.md` 2.4).
package struct TrustFile: Hashable, Sendable, CanonicalObject {
    /// Whose genesis and ledger key everything else is checked against.
    package let description: LedgerDescription

    /// All that a verifier has to know beforehand stands in the description.
    package init(_ description: LedgerDescription) {
        self.description = description
    }

    package init?(from reader: inout ObjectReader) {
        let description = reader.required("description", LedgerDescription.self)
        reader.version(1)
        guard let description else { return nil }
        self.init(description)
    }

    package var json: JSONValue { .object(["description": description, "v": 1]) }
}
