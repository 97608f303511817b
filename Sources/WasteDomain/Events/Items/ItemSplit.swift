package import CanonicalJSON

/// What a package holds goes into several 拆分: the parent ends, each child knows it, keeps its
/// clock, and stands where it stood.
package struct ItemSplit: StatementBody {
    package static let kind = EventKind.itemSplit
    package static let sealedFields = ["handler"]

    /// 数字识别码 of the parent.
    package let code: ItemCode
    /// The site of the unit in the children's codes 场所编号.
    package let site: SiteNumber
    /// At least one, each code once.
    package let children: [SplitChild]
    /// 经办人.
    package let handler: SealedField?

    package init?(from reader: inout ObjectReader) {
        let code = reader.required("code", ItemCode.self)
        let site = reader.required("site", SiteNumber.self)
        let children = reader.required("children", [SplitChild].self)
        handler = reader.optional("handler")
        if let children, children.isEmpty || Set(children.map(\.code)).count != children.count {
            reader.refuse("children", "distinct codes")
        }
        guard let code, let site, let children else { return nil }
        self.code = code
        self.site = site
        self.children = children
    }

    package var json: JSONValue {
        .object(["children": children, "code": code, "handler": handler, "site": site])
    }

    package var newItems: [NewItem] {
        children.enumerated().map { NewItem("/children/\($0)", $1.code, site, nil) }
    }

    package var usedItems: [Mention] { [Mention("/code", Subject(.item, code))] }

    /// Whoever has the parent; the children's codes are of the same.
    package func speakers(in slice: StateSlice) -> [Speaker] {
        [.party(slice[Item.self, code]?.custodian ?? code.unit)]
    }

    package var needs: [Mention] { newItems.prefix(1).map(\.need) + usedItems }

    package var creates: [Mention] { newItems.map(\.creation) }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        newItems.flatMap(\.subjects) + slice.subjects(ofPackages: [code])
    }

    /// Changes nothing unless the parent is there to be split.
    package func apply(to slice: inout StateSlice, _ made: Made) {
        guard let parent = slice[Item.self, code], parent.custodian == made.by,
            parent.canFollow(Self.kind),
            !children.contains(where: { slice[Item.self, $0.code] != nil })
        else { return }
        let shares = parent.origin.shared(by: children.map(\.net))
        for (child, sources) in zip(children, shares) {
            slice.put(Item(child, of: parent, at: site, sources: sources, made))
            slice.change(child.code) { $0.stay(in: parent.stored) }
        }
        slice.change(code) { $0.end(as: .split, into: children.map(\.code), made) }
    }
}

/// One package of several that come out of one.
package struct SplitChild: Hashable, Sendable, CanonicalObject {
    package let code: ItemCode
    /// 净重.
    package let net: Mass
    /// 包装方式, a word of vocabulary `packaging`; nil if it is the parent's.
    package let packaging: Word?

    package init?(from reader: inout ObjectReader) {
        let code = reader.required("code", ItemCode.self)
        let net = reader.required("net", Mass.self)
        packaging = reader.optional("packaging")
        guard let code, let net else { return nil }
        self.code = code
        self.net = net
    }

    package var json: JSONValue { .object(["code": code, "net": net, "packaging": packaging]) }
}
