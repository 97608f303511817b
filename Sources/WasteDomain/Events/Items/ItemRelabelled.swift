package import CanonicalJSON

/// A label that cannot be read any more is put on anew 补贴标签; the code stays.
package struct ItemRelabelled: ItemStatement {
    package static let kind = EventKind.itemRelabelled
    package static let sealedFields = ["handler"]

    package let code: ItemCode
    /// SHA-256 or SM3 of a photograph of the old label, or of what its symbol says 原标签摘要; nil
    /// if nothing is left of it.
    package let oldLabel: Digest?
    /// 事由.
    package let reason: OneLine
    /// 经办人.
    package let handler: SealedField?

    package init?(from reader: inout ObjectReader) {
        let code = reader.required("code", ItemCode.self)
        oldLabel = reader.optional("oldLabel")
        let reason = reader.required("reason", OneLine.self)
        handler = reader.optional("handler")
        guard let code, let reason else { return nil }
        self.code = code
        self.reason = reason
    }

    package var json: JSONValue {
        .object(["code": code, "handler": handler, "oldLabel": oldLabel, "reason": reason])
    }

    package func change(_ item: inout Item, _ made: Made) {
        item.labels.append(LabelRenewal(oldLabel: oldLabel, note: made.note))
    }
}
