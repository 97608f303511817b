/// Reads the members of one object and remembers which it was asked for.
///
/// Whatever nobody asked for is unknown, and refused: a new field is a new version.
package struct ObjectReader {
    private let object: JSONObject
    /// Which members were asked for.
    private var asked: [Bool]

    /// Everything found wrong so far, in this object and below.
    package private(set) var faults: [FieldFault] = []

    /// Begins with no member asked for.
    package init(_ object: JSONObject) {
        self.object = object
        asked = [Bool](repeating: false, count: object.members.count)
    }

    /// Reads a member that must be there.
    package mutating func required<Value: CanonicalDecodable>(
        _ name: String,
        _ type: Value.Type = Value.self
    ) -> Value? {
        guard let json = take(name) else {
            miss(name)
            return nil
        }
        return read(json, name)
    }

    /// Reads a member that may be absent; nil also if it is there and wrong.
    package mutating func optional<Value: CanonicalDecodable>(
        _ name: String,
        _ type: Value.Type = Value.self
    ) -> Value? {
        guard let json = take(name) else { return nil }
        return read(json, name)
    }

    /// Reads a list that is left out when it is empty.
    package mutating func list<Element: CanonicalDecodable>(_ name: String) -> [Element] {
        let list = optional(name, [Element].self)
        if let list, list.isEmpty { refuse(name, "list") }
        return list ?? []
    }

    /// Reads a yes that is left out where the answer is no, so that there is one spelling.
    package mutating func flag(_ name: String) -> Bool {
        let flag = optional(name, Bool.self)
        if flag == false { refuse(name, "flag") }
        return flag ?? false
    }

    private mutating func read<Value: CanonicalDecodable>(_ json: JSONValue, _ name: String)
        -> Value?
    {
        let known = faults.count
        let value = Value.read(json, faults: &faults)
        if faults.count > known { locate(known, name) }
        return value
    }

    /// Finds a member and marks it as asked for.
    private mutating func take(_ name: String) -> JSONValue? {
        for index in object.members.indices where object.members[index].name.isSpelled(as: name) {
            asked[index] = true
            return object.members[index].value
        }
        return nil
    }

    private mutating func miss(_ name: String) {
        faults.append(FieldFault(path: .root.appending(name), problem: .missing))
    }

    /// Puts a member's name before the places of the faults in it.
    private mutating func locate(_ first: Int, _ name: String) {
        for index in first..<faults.count { faults[index].prepend(.root.appending(name)) }
    }

    /// Says that a member is wrong in a way its type alone could not tell.
    package mutating func refuse(_ name: String, _ form: String) {
        faults.append(FieldFault(path: .root.appending(name), problem: .malformed(form)))
    }

    /// Reads `v`, which must be the one version this program knows.
    package mutating func version(_ version: Int) {
        if let found = required("v", Int.self), found != version { refuse("v", "version") }
    }

    /// Reads a member that always says the same, by which a document of this type is known.
    package mutating func word(_ name: String, _ word: String) {
        if let found = required(name, String.self), !found.isSpelled(as: word) {
            refuse(name, word)
        }
    }

    /// Adds a fault for every member nobody asked for.
    package mutating func finish() {
        for index in asked.indices where !asked[index] {
            let path = JSONPath.root.appending(object.members[index].name)
            faults.append(FieldFault(path: path, problem: .unknown))
        }
    }
}
