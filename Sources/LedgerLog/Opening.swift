package import CanonicalJSON

/// The value behind a sealed field, and the salt that hid it.
package struct Opening: Hashable, Sendable, CanonicalObject {
    /// Index of the event in its submission.
    package let index: Int
    /// JSON pointer of the field in the event.
    package let path: String
    /// 32 random bytes.
    package let salt: [UInt8]
    /// What was sealed, in the clear.
    package let value: JSONValue

    package init(index: Int, path: String, salt: [UInt8], value: JSONValue) {
        self.index = index
        self.path = path
        self.salt = salt
        self.value = value
    }

    package init?(from reader: inout ObjectReader) {
        let index = reader.required("index", Int.self)
        let path = reader.required("path", String.self)
        let salt = reader.required("salt", ByteText.self)
        let value = reader.required("value", JSONValue.self)
        if let salt, salt.bytes.count != 32 { reader.refuse("salt", "salt") }
        guard let index, let path, let salt, let value, reader.faults.isEmpty else { return nil }
        self.init(index: index, path: path, salt: salt.bytes, value: value)
    }

    package var json: JSONValue {
        .object(["index": index, "path": path, "salt": ByteText(salt), "value": value])
    }

    /// What stands in the event for this value.
    package func commitment(in submission: UniqueID, _ hasher: inout LogHasher) -> Digest {
        let preimage: JSONObject = [
            "id": submission, "index": index, "path": path, "value": value,
        ]
        return hasher.sealed(salt: salt, preimage.canonicalBytes)
    }
}

/// A sealed field of a recorded event.
package struct SealedPlace: Hashable, Sendable {
    /// `Entry.eventID` of the event.
    package let event: UInt64
    /// JSON pointer of the field.
    package let path: String

    package init(event: UInt64, path: String) {
        self.event = event
        self.path = path
    }
}

extension Opening {
    /// Checks that the openings are exactly those of the sealed fields, in order.
    ///
    /// - Parameters:
    ///   - openings: By index, then by path.
    ///   - events: The events they belong to.
    ///   - submission: Its id, which the commitments bind.
    ///   - hasher: Of the ledger's suite.
    ///   - isErased: Whether a field, by index and path, may do without; none by default.
    /// - Throws: `badOpening` naming the first that is missing, superfluous or wrong.
    package static func check(
        _ openings: [Opening],
        of events: [JSONValue],
        in submission: UniqueID,
        _ hasher: inout LogHasher,
        isErased: (Int, JSONPath) throws(LogError) -> Bool = { _, _ in false }
    ) throws(LogError) {
        var rest = openings[...]
        for (index, event) in events.enumerated() {
            for (path, commitment) in SealedField.fields(in: event) {
                let isNext = rest.first.map { $0.index == index && $0.path == path.description }
                if isNext != true, try isErased(index, path) { continue }
                guard let opening = rest.popFirst(), isNext == true,
                    opening.commitment(in: submission, &hasher) == commitment
                else {
                    throw LogError(.badOpening, "event \(index) \(path): no matching opening")
                }
            }
        }
        guard let extra = rest.first else { return }
        throw LogError(.badOpening, "event \(extra.index) \(extra.path): nothing is sealed there")
    }
}
