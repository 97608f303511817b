package import CanonicalJSON

/// Whoever has a package cannot find it 丢失.
package struct ItemLost: ItemStatement {
    package static let kind = EventKind.itemLost
    package static let sealedFields = ["handler"]
    package static let movesContents = true

    package let code: ItemCode
    /// What is known of it.
    package let reason: OneLine
    /// 经办人.
    package let handler: SealedField?

    package init?(from reader: inout ObjectReader) {
        let code = reader.required("code", ItemCode.self)
        let reason = reader.required("reason", OneLine.self)
        handler = reader.optional("handler")
        guard let code, let reason else { return nil }
        self.code = code
        self.reason = reason
    }

    package var json: JSONValue {
        .object(["code": code, "handler": handler, "reason": reason])
    }

    package func change(_ item: inout Item, _ made: Made) { item.lose(made) }
}
