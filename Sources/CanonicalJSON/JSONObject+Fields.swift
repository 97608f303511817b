extension JSONObject: ExpressibleByDictionaryLiteral {
    /// Takes the fields of a record; those without a value are left out.
    package init(dictionaryLiteral elements: (String, (any CanonicalEncodable)?)...) {
        self.init(
            sorted: elements.compactMap { name, value in
                value.map { Member(name: name, value: $0.json) }
            }
            .sorted { CanonicalOrder.precedes($0.name, $1.name) }
        )
    }
}

extension JSONObject: CanonicalEncodable {
    package var json: JSONValue { .object(self) }
}
