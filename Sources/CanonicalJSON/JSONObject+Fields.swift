extension JSONObject: ExpressibleByDictionaryLiteral {
    /// Takes the fields of a record; those without a value are left out.
    package init(dictionaryLiteral elements: (String, (any CanonicalEncodable)?)...) {
        var members: [Member] = []
        members.reserveCapacity(elements.count)
        var isSorted = true
        for (name, value) in elements {
            guard let value else { continue }
            if let last = members.last, !CanonicalOrder.precedes(last.name, name) {
                isSorted = false
            }
            members.append(Member(name: name, value: value.json))
        }
        if !isSorted { members.sort { CanonicalOrder.precedes($0.name, $1.name) } }
        self.init(sorted: members)
    }
}

extension JSONObject: CanonicalEncodable {
    package var json: JSONValue { .object(self) }
}

extension JSONObject {
    /// The same with other members beside these, or in place of theirs.
    package func adding(_ others: JSONObject) -> JSONObject {
        var object = self
        for member in others.members { object[member.name] = member.value }
        return object
    }
}
