/// Something that can be read from JSON, naming everything that is wrong at once.
package protocol CanonicalDecodable: Sendable {
    /// Reads a value; if it cannot, appends why and returns nil.
    ///
    /// The paths of the faults begin at the value: whoever read it from somewhere puts that place
    /// before them. So nothing is spent on paths where nothing is wrong.
    static func read(_ json: JSONValue, faults: inout [FieldFault]) -> Self?
}

/// What is wrong with one field of a document.
package struct FieldFault: Hashable, Sendable, CustomStringConvertible {
    /// The kinds of wrong.
    package enum Problem: Hashable, Sendable {
        /// A required member is absent.
        case missing
        /// A member that this version does not know.
        case unknown
        /// The value is not a valid one; the text names the type that refused it.
        case malformed(String)
    }

    /// From the value that was asked for down to the field.
    package private(set) var path: JSONPath
    /// What keeps the value there from being taken.
    package let problem: Problem
    /// How a valid value is written, where that can be said in a few words.
    package let spelling: String?

    /// A value that its type refused.
    package static func malformed(_ form: String, _ spelling: String?) -> FieldFault {
        FieldFault(path: .root, problem: .malformed(form), spelling: spelling)
    }

    package init(path: JSONPath, problem: Problem, spelling: String? = nil) {
        self.path = path
        self.problem = problem
        self.spelling = spelling
    }

    /// Puts the place of a value before the places in it.
    mutating func prepend(_ place: JSONPath) {
        path = place.appending(path)
    }

    package var description: String {
        switch problem {
        case .missing: "\(path) is missing"
        case .unknown: "\(path) is unknown"
        case .malformed(let form): "\(path) is not a valid \(form)"
        }
    }
}

/// A value whose JSON form is a single string, number or boolean.
package protocol CanonicalScalar: CanonicalDecodable, CanonicalEncodable {
    /// How values are written, where that can be said in a few words: an example or a list.
    static var spelling: String? { get }

    /// Takes the one JSON form, or nothing.
    init?(scalar: JSONValue)
}

extension CanonicalScalar {
    package static var spelling: String? { nil }

    package static func read(_ json: JSONValue, faults: inout [FieldFault]) -> Self? {
        if let value = Self(scalar: json) { return value }
        faults.append(.malformed("\(Self.self)", spelling))
        return nil
    }
}

extension CanonicalScalar where Self: LosslessStringConvertible {
    package init?(scalar: JSONValue) {
        guard let text = scalar.string else { return nil }
        self.init(text)
    }

    package var json: JSONValue { .string(description) }
}

extension CanonicalScalar where Self: RawRepresentable, RawValue == String {
    package init?(scalar: JSONValue) {
        guard let text = scalar.string else { return nil }
        self.init(rawValue: text)
    }

    package var json: JSONValue { .string(rawValue) }
}

extension CanonicalScalar where Self: CaseIterable, Self: RawRepresentable, RawValue == String {
    package static var spelling: String? { allCases.map(\.rawValue).joined(separator: ", ") }
}

extension Digest: CanonicalScalar {}

extension Timestamp: CanonicalScalar {
    package static var spelling: String? { "2026-11-22T03:04:05.678Z" }
}

extension CivilDay: CanonicalScalar {
    package static var spelling: String? { "2026-11-22" }
}

extension UniqueID: CanonicalScalar {
    package static var spelling: String? { "01a20135-ff2e-7001-8203-040506070809" }
}

extension String: CanonicalScalar {
    package init?(scalar: JSONValue) {
        guard let text = scalar.string else { return nil }
        self = text
    }

    package var json: JSONValue { .string(self) }
}

extension Bool: CanonicalScalar {
    package init?(scalar: JSONValue) {
        guard case .bool(let value) = scalar else { return nil }
        self = value
    }

    package var json: JSONValue { .bool(self) }
}

extension Int64: CanonicalEncodable {
    package var json: JSONValue { .integer(self) }
}

extension Int: CanonicalScalar {
    package init?(scalar: JSONValue) {
        guard let value = scalar.integer else { return nil }
        self = Int(value)
    }

    package var json: JSONValue { .integer(Int64(self)) }
}

extension UInt64: CanonicalScalar {
    package init?(scalar: JSONValue) {
        guard let value = scalar.integer else { return nil }
        self.init(exactly: value)
    }

    package var json: JSONValue { .integer(Int64(self)) }
}

extension JSONValue: CanonicalScalar {
    package init?(scalar: JSONValue) {
        self = scalar
    }
}

extension Array: CanonicalDecodable where Element: CanonicalDecodable {
    /// Reads every element, also those after a wrong one; nil unless all are right.
    package static func read(_ json: JSONValue, faults: inout [FieldFault]) -> [Element]? {
        guard case .array(let array) = json else {
            faults.append(.malformed("list", nil))
            return nil
        }
        var elements: [Element] = []
        for (index, value) in array.enumerated() {
            let known = faults.count
            if let element = Element.read(value, faults: &faults) { elements.append(element) }
            for place in known..<faults.count { faults[place].prepend(.root.appending(index)) }
        }
        return elements.count == array.count ? elements : nil
    }
}

extension Array: CanonicalEncodable where Element: CanonicalEncodable {
    package var json: JSONValue { .array(map { $0.json }) }
}

extension Dictionary: CanonicalDecodable where Key == String, Value: CanonicalDecodable {
    /// Reads an object whose members are all of one type; nil unless all are right.
    package static func read(_ json: JSONValue, faults: inout [FieldFault]) -> [String: Value]? {
        guard case .object(let object) = json else {
            faults.append(.malformed("object", nil))
            return nil
        }
        var values: [String: Value] = [:]
        for member in object.members {
            let known = faults.count
            if let value = Value.read(member.value, faults: &faults) { values[member.name] = value }
            for place in known..<faults.count {
                faults[place].prepend(.root.appending(member.name))
            }
        }
        return values.count == object.members.count ? values : nil
    }
}

extension Dictionary: CanonicalEncodable where Key == String, Value: CanonicalEncodable {
    package var json: JSONValue {
        var object = JSONObject()
        for (name, value) in self { object[name] = value.json }
        return .object(object)
    }
}
