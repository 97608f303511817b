/// A value whose JSON form is an object.
package protocol CanonicalObject: CanonicalDecodable, CanonicalEncodable {
    /// Reads the members; nil if any that is needed is missing or wrong.
    init?(from reader: inout ObjectReader)
}

extension CanonicalObject {
    /// Reads all members, so that every fault is named at once; an unknown member is one too.
    package static func read(_ json: JSONValue, faults: inout [FieldFault]) -> Self? {
        guard case .object(let object) = json else {
            faults.append(.malformed("object", nil))
            return nil
        }
        var reader = ObjectReader(object)
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
        guard let value = read(json, faults: &faults) else { throw .faulty(faults) }
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
