import CanonicalJSON

/// One package gets another code 换码: the parent ends, the child takes its place in everything.
package protocol ItemReplacement: StatementBody {
    /// 数字识别码 of the child; its unit is who states this.
    var code: ItemCode { get }
    /// The site of the unit in the code 场所编号.
    var site: SiteNumber { get }
    /// 标签内容 of the child.
    var content: ItemContent { get }
    /// 数字识别码 of the package as it was.
    var parent: ItemCode { get }

    /// Whether what was damaged is sound afterwards: not where only the code is another.
    static var mends: Bool { get }
}

extension ItemReplacement {
    package var newItems: [NewItem] { [NewItem("", code, site, content)] }

    package var usedItems: [Mention] { [Mention("/parent", Subject(.item, parent))] }

    package func speakers(in slice: StateSlice) -> [Speaker] { [.party(code.unit)] }

    package var needs: [Mention] { newItems.map(\.need) + usedItems }

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
        slice.change(parent) { $0.end(as: .replaced, into: [code]) }
        slice.change(code) { $0.stored = old.stored }
    }
}
