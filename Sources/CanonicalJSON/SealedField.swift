/// Personal data in an event: only a commitment to it stands there.
///
/// How the commitment is made is in `Schemas/submission.md` 5 and `LedgerLog`'s `Opening`.
package struct SealedField: Hashable, Sendable, CanonicalObject {
    /// H over salt, place and value (`Schemas/submission.md` 5.1).
    package let commitment: Digest

    /// Takes the hash that stands in the event in place of the value.
    package init(_ commitment: Digest) {
        self.commitment = commitment
    }

    package init?(from reader: inout ObjectReader) {
        guard let commitment = reader.required("sealed", Digest.self) else { return nil }
        self.init(commitment)
    }

    package var json: JSONValue { .object(["sealed": commitment]) }

    /// The sealed fields of an event with their paths, in the order of the document.
    package static func fields(
        in value: JSONValue,
        at path: JSONPath = .root
    ) -> [(path: JSONPath, commitment: Digest)] {
        switch value {
        case .object(let object):
            if object.members.count == 1, let text = object["sealed"]?.string {
                return Digest(text).map { [(path, $0)] } ?? []
            }
            return object.members.flatMap { fields(in: $0.value, at: path.appending($0.name)) }
        case .array(let array):
            return array.enumerated().flatMap { fields(in: $1, at: path.appending($0)) }
        case .bool, .integer, .string:
            return []
        }
    }
}
