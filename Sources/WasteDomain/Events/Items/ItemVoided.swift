package import CanonicalJSON

/// A code that was never used is given up 作废; it is not used again.
package struct ItemVoided: ItemStatement {
    package static let kind = EventKind.itemVoided

    package let code: ItemCode
    /// 事由.
    package let reason: OneLine

    package init?(from reader: inout ObjectReader) {
        let code = reader.required("code", ItemCode.self)
        let reason = reader.required("reason", OneLine.self)
        guard let code, let reason else { return nil }
        self.code = code
        self.reason = reason
    }

    package var json: JSONValue { .object(["code": code, "reason": reason]) }

    package func change(_ item: inout Item, _ made: Made) {
        item.status = .voided
        item.ended = made.note
    }
}
