package import CanonicalJSON

/// Packages go into another, or one gets a new code of whoever collected it 合并、换码: the parents
/// end, the child knows them, keeps the oldest one's clock, and stands where all of them stood.
package struct ItemMerged: StatementBody {
    package static let kind = EventKind.itemMerged
    package static let sealedFields = ["handler"]

    /// 数字识别码 of the child; its unit is who states this.
    package let code: ItemCode
    /// The site of the unit in the code 场所编号.
    package let site: SiteNumber
    /// 标签内容 of the child.
    package let content: ItemContent
    /// The packages that go into it, at least one, each once.
    package let parents: [ItemCode]
    /// 经办人.
    package let handler: SealedField?

    package init?(from reader: inout ObjectReader) {
        let code = reader.required("code", ItemCode.self)
        let site = reader.required("site", SiteNumber.self)
        let content = ItemContent(from: &reader)
        let parents = reader.required("parents", [ItemCode].self)
        handler = reader.optional("handler")
        if let parents, parents.isEmpty || Set(parents).count != parents.count {
            reader.refuse("parents", "distinct codes")
        }
        guard let code, let site, let content, let parents else { return nil }
        self.code = code
        self.site = site
        self.content = content
        self.parents = parents
    }

    package var json: JSONValue {
        .object(
            content.object.adding([
                "code": code, "handler": handler, "parents": parents, "site": site,
            ])
        )
    }

    package func speakers(in slice: StateSlice) -> [Speaker] { [.party(code.unit)] }

    package var newItems: [NewItem] { [NewItem("", code, site, content)] }

    package var usedItems: [Mention] {
        parents.enumerated().map { Mention("/parents/\($0)", Subject(.item, $1)) }
    }

    package var needs: [Mention] { newItems.map(\.need) + usedItems }

    package var creates: [Mention] { newItems.map(\.creation) }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        newItems.flatMap(\.subjects) + slice.subjects(ofPackages: parents)
    }

    /// Changes nothing unless every parent is there to go into it.
    package func apply(to slice: inout StateSlice, _ made: Made) {
        let found = parents.compactMap { slice[Item.self, $0] }
        guard slice[Item.self, code] == nil, found.count == parents.count,
            found.allSatisfy({ $0.canFollow(Self.kind) && $0.custodian == made.by })
        else { return }
        let place = StoredPlace.common(to: found.map(\.stored))
        slice.put(Item(self, from: found, made))
        for parent in parents {
            slice.change(parent) { $0.end(as: .merged, into: [code], made) }
        }
        slice.change(code) { $0.stored = place }
    }
}
