package import CanonicalJSON
package import WasteDomain

/// A sealed field that can be opened no more, by a statement 已删除的封存信息.
package struct ErasedField: Hashable, Sendable {
    /// The event it stands in.
    package let event: EventID
    /// Where in the event.
    package let path: JSONPath
    /// The statement that erased it.
    package let by: StatementNote
}

extension ErasedField: CanonicalEncodable {
    package var json: JSONValue {
        .object(["by": by.event, "event": event, "party": by.by, "path": path])
    }
}
