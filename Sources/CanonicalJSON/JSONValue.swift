/// The closed set of values that canonical JSON can carry.
///
/// There is no null (what is absent is left out) and no fraction (`Schemas/log.md` 1.1).
package enum JSONValue: Hashable, Sendable {
    case bool(Bool)
    case integer(Int64)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)
}

extension JSONValue {
    /// The members, if this is an object.
    package var object: JSONObject? {
        if case .object(let object) = self { object } else { nil }
    }

    /// The elements, if this is an array.
    package var array: [JSONValue]? {
        if case .array(let array) = self { array } else { nil }
    }

    /// The text, if this is a string.
    package var string: String? {
        if case .string(let string) = self { string } else { nil }
    }

    /// The number, if this is an integer.
    package var integer: Int64? {
        if case .integer(let integer) = self { integer } else { nil }
    }
}

/// The members of a JSON object in canonical order.
///
/// Names are unique and ascend as UTF-16 code units, whatever order they were set in.
package struct JSONObject: Hashable, Sendable {
    /// One name and its value.
    package struct Member: Hashable, Sendable {
        /// Any string; the order is that of its UTF-16 code units.
        package let name: String
        package var value: JSONValue
    }

    /// All members, ascending by name.
    package private(set) var members: [Member] = []

    /// The empty object.
    package init() {}

    /// Makes an object from members that already stand in canonical order.
    init(sorted members: [Member]) {
        self.members = members
    }

    /// The value of a member; setting nil removes it.
    package subscript(name: String) -> JSONValue? {
        get {
            members.first { $0.name == name }?.value
        }
        set {
            let place = members.firstIndex { !CanonicalOrder.precedes($0.name, name) }
            let index = place ?? members.endIndex
            let exists = index < members.endIndex && members[index].name == name
            switch (newValue, exists) {
            case (let value?, true): members[index].value = value
            case (let value?, false): members.insert(Member(name: name, value: value), at: index)
            case (nil, true): members.remove(at: index)
            case (nil, false): break
            }
        }
    }
}

/// Something that has exactly one canonical JSON form.
package protocol CanonicalEncodable {
    /// The value as JSON, member by member.
    var json: JSONValue { get }
}

extension CanonicalEncodable {
    /// The only byte string this value has.
    package var canonicalBytes: [UInt8] { json.canonicalBytes }
}

extension JSONValue: CanonicalEncodable {
    package var json: JSONValue { self }

    /// The canonical bytes of this value.
    package var canonicalBytes: [UInt8] {
        var writer = CanonicalWriter()
        writer.append(self)
        return writer.bytes
    }
}
