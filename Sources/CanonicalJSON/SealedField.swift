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
    ///
    /// The paths are made on the way back, so that nothing is spent where nothing is sealed.
    package static func fields(in value: JSONValue) -> [(path: JSONPath, commitment: Digest)] {
        switch value {
        case .object(let object):
            if object.members.count == 1, let text = object["sealed"]?.string {
                return Digest(text).map { [(.root, $0)] } ?? []
            }
            return object.members.flatMap { member in
                fields(in: member.value).map {
                    (.root.appending(member.name).appending($0.path), $0.commitment)
                }
            }
        case .array(let array):
            return array.enumerated().flatMap { index, element in
                fields(in: element).map {
                    (.root.appending(index).appending($0.path), $0.commitment)
                }
            }
        case .bool, .integer, .string:
            return []
        }
    }
}
