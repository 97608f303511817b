/// Something that can be read from JSON, naming everything that is wrong at once.
package protocol CanonicalDecodable: Sendable {
    /// Reads a value; if it cannot, appends why and returns nil.
    static func read(_ json: JSONValue, at path: JSONPath, faults: inout [FieldFault]) -> Self?
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

    package let path: JSONPath
    package let problem: Problem

    package init(path: JSONPath, problem: Problem) {
        self.path = path
        self.problem = problem
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
    /// Takes the one JSON form, or nothing.
    init?(scalar: JSONValue)
}

extension CanonicalScalar {
    package static func read(
        _ json: JSONValue,
        at path: JSONPath,
        faults: inout [FieldFault]
    ) -> Self? {
        if let value = Self(scalar: json) { return value }
        faults.append(FieldFault(path: path, problem: .malformed("\(Self.self)")))
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

extension Digest: CanonicalScalar {}
extension Timestamp: CanonicalScalar {}
extension CivilDay: CanonicalScalar {}
extension UniqueID: CanonicalScalar {}

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
    package static func read(
        _ json: JSONValue,
        at path: JSONPath,
        faults: inout [FieldFault]
    ) -> [Element]? {
        guard let array = json.array else {
            faults.append(FieldFault(path: path, problem: .malformed("list")))
            return nil
        }
        var elements: [Element] = []
        for (index, value) in array.enumerated() {
            if let element = Element.read(value, at: path.appending(index), faults: &faults) {
                elements.append(element)
            }
        }
        return elements.count == array.count ? elements : nil
    }
}

extension Array: CanonicalEncodable where Element: CanonicalEncodable {
    package var json: JSONValue { .array(map(\.json)) }
}
