/// Reads the members of one object and remembers which it was asked for.
///
/// Whatever nobody asked for is unknown, and refused: a new field is a new version.
package struct ObjectReader {
    private let object: JSONObject
    private let path: JSONPath
    private var asked: Set<String> = []

    /// Everything found wrong so far, in this object and below.
    package private(set) var faults: [FieldFault] = []

    package init(_ object: JSONObject, at path: JSONPath = .root) {
        self.object = object
        self.path = path
    }

    /// Reads a member that must be there.
    package mutating func required<Value: CanonicalDecodable>(
        _ name: String,
        _ type: Value.Type = Value.self
    ) -> Value? {
        guard object[name] != nil else {
            asked.insert(name)
            faults.append(FieldFault(path: path.appending(name), problem: .missing))
            return nil
        }
        return optional(name, type)
    }

    /// Reads a member that may be absent; nil also if it is there and wrong.
    package mutating func optional<Value: CanonicalDecodable>(
        _ name: String,
        _ type: Value.Type = Value.self
    ) -> Value? {
        asked.insert(name)
        guard let json = object[name] else { return nil }
        return Value.read(json, at: path.appending(name), faults: &faults)
    }

    /// Says that a member is wrong in a way its type alone could not tell.
    package mutating func refuse(_ name: String, _ form: String) {
        faults.append(FieldFault(path: path.appending(name), problem: .malformed(form)))
    }

    /// Reads `v`, which must be the one version this program knows.
    package mutating func version(_ version: Int) {
        if let found = required("v", Int.self), found != version { refuse("v", "version") }
    }

    /// Adds a fault for every member nobody asked for.
    package mutating func finish() {
        for member in object.members where !asked.contains(member.name) {
            faults.append(FieldFault(path: path.appending(member.name), problem: .unknown))
        }
    }
}

/// A value whose JSON form is an object.
package protocol CanonicalObject: CanonicalDecodable, CanonicalEncodable {
    /// Reads the members; nil if any that is needed is missing or wrong.
    init?(from reader: inout ObjectReader)
}

extension CanonicalObject {
    package static func read(
        _ json: JSONValue,
        at path: JSONPath,
        faults: inout [FieldFault]
    ) -> Self? {
        guard let object = json.object else {
            faults.append(FieldFault(path: path, problem: .malformed("object")))
            return nil
        }
        var reader = ObjectReader(object, at: path)
        let value = Self(from: &reader)
        reader.finish()
        faults += reader.faults
        return reader.faults.isEmpty ? value : nil
    }

    /// Reads a whole document.
    package static func read(
        _ bytes: [UInt8],
        limits: JSONLimits
    ) throws(DocumentError) -> Self {
        let json: JSONValue
        do {
            json = try CanonicalReader.read(bytes, limits: limits)
        } catch {
            throw .notCanonical(error)
        }
        var faults: [FieldFault] = []
        guard let value = read(json, at: .root, faults: &faults) else { throw .faulty(faults) }
        return value
    }
}

/// Why bytes are not the document they should be.
package enum DocumentError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The bytes are not canonical JSON at all.
    case notCanonical(CanonicalJSONError)
    /// The fields are wrong, each of them.
    case faulty([FieldFault])

    package var description: String {
        switch self {
        case .notCanonical(let error): error.description
        case .faulty(let faults): faults.map(\.description).joined(separator: "; ")
        }
    }
}
