package import CanonicalJSON

/// A packed unit is opened 拆箱, in store or on the way: what is taken out stands for itself again.
package struct ItemUnpacked: StatementBody {
    package static let kind = EventKind.itemUnpacked
    package static let sealedFields = ["handler"]

    /// 数字识别码 of the packed unit.
    package let code: ItemCode
    /// What is taken out, each once; everything if it is empty.
    package let items: [ItemCode]
    /// 事由.
    package let reason: OneLine?
    /// 经办人.
    package let handler: SealedField?

    package init?(from reader: inout ObjectReader) {
        let code = reader.required("code", ItemCode.self)
        items = reader.list("items")
        reason = reader.optional("reason")
        handler = reader.optional("handler")
        if Set(items).count != items.count { reader.refuse("items", "distinct codes") }
        guard let code else { return nil }
        self.code = code
    }

    package var json: JSONValue {
        .object([
            "code": code, "handler": handler, "items": items.unlessEmpty, "reason": reason,
        ])
    }

    package var usedItems: [Mention] { [Mention("/code", Subject(.item, code))] }

    package func speakers(in slice: StateSlice) -> [Speaker] {
        [.party(slice[Item.self, code]?.custodian ?? code.unit)]
    }

    package var needs: [Mention] {
        usedItems + items.enumerated().map { Mention("/items/\($0)", Subject(.item, $1)) }
    }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        slice.subjects(ofPackages: [code]) + items.map { Subject(.item, $0) }
    }

    /// Changes nothing unless all that is named is in it.
    package func apply(to slice: inout StateSlice, _ made: Made) {
        guard let unit = slice[Item.self, code], unit.custodian == made.by,
            unit.canFollow(Self.kind), Set(unit.contents).isSuperset(of: items)
        else { return }
        slice.open(code, taking: items.isEmpty ? unit.contents : items, made)
        slice.empty([code], made)
    }
}
