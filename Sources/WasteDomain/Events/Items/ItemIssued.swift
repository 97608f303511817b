package import CanonicalJSON

/// A code is given to a package 赋码 (HJ 1276-2022).
package struct ItemIssued: StatementBody {
    package static let kind = EventKind.itemIssued

    /// 数字识别码; its unit is who states this.
    package let code: ItemCode
    /// The site of the unit in the code 场所编号.
    package let site: SiteNumber
    /// 标签内容.
    package let content: ItemContent

    package init?(from reader: inout ObjectReader) {
        let code = reader.required("code", ItemCode.self)
        let site = reader.required("site", SiteNumber.self)
        let content = ItemContent(from: &reader)
        guard let code, let site, let content else { return nil }
        self.code = code
        self.site = site
        self.content = content
    }

    package var json: JSONValue {
        var object = content.object
        object["code"] = code.json
        object["site"] = site.json
        return .object(object)
    }

    package func speakers(in slice: StateSlice) -> [Speaker] { [.party(code.unit)] }

    package var newItems: [NewItem] { [NewItem("", code, site, content)] }

    package var needs: [Mention] { newItems.map(\.need) }

    package var creates: [Mention] { newItems.map(\.creation) }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        newItems.flatMap(\.subjects)
    }

    /// A code that exists is not given again, not even one that was voided.
    package func apply(to slice: inout StateSlice, _ made: Made) {
        guard slice[Item.self, code] == nil else { return }
        slice.put(Item(self, made))
    }
}
