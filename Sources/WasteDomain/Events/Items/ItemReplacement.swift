package import CanonicalJSON

/// What every statement says that gives one package another code.
package struct Replacement: Hashable, Sendable, CanonicalObject {
    /// 数字识别码 of the child; its unit is who states this.
    package let code: ItemCode
    /// The site of the unit in the code 场所编号.
    package let site: SiteNumber
    /// 标签内容 of the child.
    package let content: ItemContent
    /// 数字识别码 of the package as it was.
    package let parent: ItemCode
    /// 事由: what is wrong with the parent's code, or what happened to the parent.
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

    package var object: JSONObject {
        content.object.adding([
            "code": code, "handler": handler, "parent": parent, "reason": reason, "site": site,
        ])
    }

    package var json: JSONValue { .object(object) }
}

/// One package gets another code 换码: the parent ends, the child takes its place in everything.
package protocol ItemReplacement: StatementBody {
    /// The child, and what it is in the place of.
    var replacement: Replacement { get }

    /// Whether what was damaged is sound afterwards: not where only the code is another.
    static var mends: Bool { get }
}

extension ItemReplacement {
    package static var sealedFields: [String] { ["handler"] }

    package var code: ItemCode { replacement.code }
    package var site: SiteNumber { replacement.site }
    package var content: ItemContent { replacement.content }
    package var parent: ItemCode { replacement.parent }
    package var reason: OneLine { replacement.reason }

    package var newItems: [NewItem] { [NewItem("", code, site, content)] }

    package var usedItems: [Mention] { [Mention("/parent", Subject(.item, parent))] }

    package func speakers(in slice: StateSlice) -> [Speaker] { [.party(code.unit)] }

    /// Whoever has another's package need have no site of their own to put it into another: a
    /// carrier on the road has none.
    package var needs: [Mention] {
        let isOnTheWay = Self.mends && code.unit != parent.unit
        return (isOnTheWay ? [] : newItems.map(\.need)) + usedItems
    }

    package var creates: [Mention] { newItems.map(\.creation) }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        newItems.flatMap(\.subjects) + slice.subjects(ofPackages: [parent])
    }

    /// Changes nothing unless the parent is there to be replaced.
    package func apply(to slice: inout StateSlice, _ made: Made) {
        guard slice[Item.self, code] == nil, let old = slice[Item.self, parent],
            old.custodian == made.by, old.canFollow(Self.kind)
        else { return }
        let child = Item(self, replacing: old, made)
        slice.put(child)
        for inner in child.contents { slice.change(inner) { $0.container = code } }
        if let manifest = child.manifest {
            slice.update(Manifest.self, manifest) { $0.substitute([parent: [code]]) }
        }
        slice.change(parent) { $0.end(as: .replaced, into: [code], made) }
        slice.change(code) { $0.stored = old.stored }
    }
}
