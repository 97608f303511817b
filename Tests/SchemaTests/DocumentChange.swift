import CanonicalJSON
import HandoffRules

/// A document with one thing changed.
struct DocumentChange: CustomStringConvertible {
    enum Kind: String {
        /// A member is left out.
        case dropped
        /// A member is there that nobody knows.
        case added
        /// A scalar is of another type.
        case retyped
        /// A scalar is of the right type, with another value.
        case respelled
        /// A list has nothing in it.
        case emptied
        /// A list has its first element twice.
        case repeated
    }

    let kind: Kind
    private(set) var document: JSONValue
    /// Where, outermost first.
    private(set) var place: [String]

    private init(_ kind: Kind, _ document: JSONValue, at place: [String] = []) {
        self.kind = kind
        self.document = document
        self.place = place
    }

    var path: String { place.map { "/" + $0 }.joined() }

    var description: String {
        "\(path) \(kind): \(String(decoding: document.canonicalBytes, as: UTF8.self))"
    }

    /// Every change of a value, at any depth.
    static func all(of value: JSONValue) -> [DocumentChange] {
        switch value {
        case .object(let object):
            var more = object
            more["unknown"] = .integer(1)
            return [DocumentChange(.added, .object(more), at: ["unknown"])]
                + object.members.flatMap { changes(of: $0, in: object) }
        case .array(let array):
            return [DocumentChange(.emptied, .array([]))]
                + array.prefix(1).map { DocumentChange(.repeated, .array([$0] + array)) }
                + array.indices.flatMap { changes(of: $0, in: array) }
        case .string, .integer, .bool:
            return otherTypes(than: value).map { DocumentChange(.retyped, $0) }
                + otherValues(than: value).map { DocumentChange(.respelled, $0) }
        }
    }

    private static func changes(
        of member: JSONObject.Member,
        in object: JSONObject
    ) -> [DocumentChange] {
        var less = object
        less[member.name] = nil
        return [DocumentChange(.dropped, .object(less), at: [member.name])]
            + all(of: member.value).map { change in
                var whole = object
                whole[member.name] = change.document
                return DocumentChange(change.kind, .object(whole), at: [member.name] + change.place)
            }
    }

    private static func changes(of index: Int, in array: [JSONValue]) -> [DocumentChange] {
        all(of: array[index]).map { change in
            var whole = array
            whole[index] = change.document
            return DocumentChange(change.kind, .array(whole), at: [String(index)] + change.place)
        }
    }

    private static func otherTypes(than value: JSONValue) -> [JSONValue] {
        let some: [JSONValue] = [
            .string("7"), .integer(7), .bool(false), .array([value]), .object(["value": value]),
        ]
        return some.filter { other in
            switch (value, other) {
            case (.string, .string), (.integer, .integer), (.bool, .bool): false
            default: true
            }
        }
    }

    private static func otherValues(than value: JSONValue) -> [JSONValue] {
        switch value {
        case .string(let text):
            [
                "", " ", "x", text + "x", text + " ", text + "\n", " " + text, text + "\u{301}",
                text + "\u{0}", text.lowercased(), text.uppercased(), String(text.dropFirst()),
                String(text.dropLast()), String(text.reversed()),
                String(repeating: text, count: 201),
            ].map(JSONValue.string)
        case .integer(let number):
            [-1, 0, 1, number + 1, 1_000_000, 1 << 53 - 1, 1 << 53].map(JSONValue.integer)
        case .bool(let flag): [.bool(!flag)]
        case .array, .object: []
        }
    }
}

extension DocumentChange {
    /// What stands where it was changed.
    private var value: JSONValue? { document.value(at: JSONPath(path)) }

    /// Whether it is in a value of a correction, where anything may stand, or among the fields of a
    /// row, whose names and types are the profile's.
    var isInAnyValue: Bool {
        place.last == "old" || place.last == "new" || place.dropLast().last == "fields"
    }

    func isNumber(_ number: Int64?) -> Bool { value?.integer == number }

    /// Whether a number stands there that is larger, and that a document can carry.
    func isNumber(above number: Int64) -> Bool {
        value?.integer.map { $0 > number && $0 < 1 << 53 } ?? false
    }

    /// How many elements a list beside it has.
    func count(beside name: String) -> Int64? {
        let parent = JSONPath(place.dropLast().map { "/" + $0 }.joined())
        return document.value(at: parent)?.object?[name]?.array.map { Int64($0.count) }
    }
}
