package import CanonicalJSON

/// A package is damaged or leaks 破损、渗漏; it goes into another before it leaves.
package struct ItemDamaged: ItemStatement {
    package static let kind = EventKind.itemDamaged
    package static let sealedFields = ["handler"]

    package let code: ItemCode
    /// What is wrong with it.
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

    package func change(_ item: inout Item, _ made: Made) {
        item.damaged = made.note
    }
}
