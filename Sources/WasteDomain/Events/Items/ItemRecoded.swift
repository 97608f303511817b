package import CanonicalJSON

/// A sealed package whose code or date is wrong gets another 换码; one parent, one child.
package struct ItemRecoded: ItemReplacement {
    package static let kind = EventKind.itemRecoded
    package static let sealedFields = ["handler"]
    package static let mends = false

    package let code: ItemCode
    package let site: SiteNumber
    package let content: ItemContent
    package let parent: ItemCode
    /// 事由: what is wrong with the parent's.
    package let reason: OneLine
    /// 经办人.
    package let handler: SealedField?

    package init?(from reader: inout ObjectReader) {
        let code = reader.required("code", ItemCode.self)
        let site = reader.required("site", SiteNumber.self)
        let content = ItemContent(from: &reader)
        let parent = reader.required("parent", ItemCode.self)
        let reason = reader.required("reason", OneLine.self)
        handler = reader.optional("handler")
        guard let code, let site, let content, let parent, let reason else { return nil }
        self.code = code
        self.site = site
        self.content = content
        self.parent = parent
        self.reason = reason
    }

    package var json: JSONValue {
        .object(
            content.object.adding([
                "code": code, "handler": handler, "parent": parent, "reason": reason, "site": site,
            ])
        )
    }
}
