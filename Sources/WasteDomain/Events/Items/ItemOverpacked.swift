package import CanonicalJSON

/// A burst or leaking package goes into another 套装、重新包装, wherever it is on its way: the child
/// takes over its place, its line and its clocks.
package struct ItemOverpacked: ItemReplacement {
    package static let kind = EventKind.itemOverpacked
    package static let sealedFields = ["handler"]
    package static let mends = true

    package let code: ItemCode
    package let site: SiteNumber
    package let content: ItemContent
    package let parent: ItemCode
    /// 事由: what happened to the parent.
    package let reason: OneLine
    /// 消毒、清理记录: how the spot was cleaned; nil if there was nothing to clean.
    package let disinfection: OneLine?
    /// 经办人.
    package let handler: SealedField?

    package init?(from reader: inout ObjectReader) {
        let code = reader.required("code", ItemCode.self)
        let site = reader.required("site", SiteNumber.self)
        let content = ItemContent(from: &reader)
        let parent = reader.required("parent", ItemCode.self)
        let reason = reader.required("reason", OneLine.self)
        disinfection = reader.optional("disinfection")
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
                "code": code, "disinfection": disinfection, "handler": handler, "parent": parent,
                "reason": reason, "site": site,
            ])
        )
    }
}
