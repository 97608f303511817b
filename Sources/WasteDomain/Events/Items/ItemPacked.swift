package import CanonicalJSON

/// Packages go into a box, onto a pallet 装箱、码托: it answers for them until it is opened, and a
/// box can itself stand in another.
package struct ItemPacked: StatementBody {
    package static let kind = EventKind.itemPacked
    package static let sealedFields = ["handler"]

    /// 数字识别码 of the packed unit, which was issued before.
    package let code: ItemCode
    /// What goes in, at least one, each once.
    package let items: [ItemCode]
    /// The vessel's own code 周转箱、托盘编码.
    package let vessel: Reference?
    /// 经办人.
    package let handler: SealedField?

    package init?(from reader: inout ObjectReader) {
        let code = reader.required("code", ItemCode.self)
        let items = reader.required("items", [ItemCode].self)
        vessel = reader.optional("vessel")
        handler = reader.optional("handler")
        if let items, items.isEmpty || Set(items).count != items.count {
            reader.refuse("items", "distinct codes")
        }
        guard let code, let items else { return nil }
        self.code = code
        self.items = items
    }

    package var json: JSONValue {
        .object(["code": code, "handler": handler, "items": items, "vessel": vessel])
    }

    package var usedItems: [Mention] {
        [Mention("/code", Subject(.item, code))]
            + items.enumerated().map { Mention("/items/\($0)", Subject(.item, $1)) }
    }

    package func speakers(in slice: StateSlice) -> [Speaker] {
        [.party(slice[Item.self, code]?.custodian ?? code.unit)]
    }

    package var needs: [Mention] { usedItems }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        [Subject(.item, code)] + slice.subjects(ofPackages: items)
    }

    /// Changes nothing unless all of it can go in.
    package func apply(to slice: inout StateSlice, _ made: Made) {
        let found = items.compactMap { slice[Item.self, $0] }
        guard let unit = slice[Item.self, code], unit.custodian == made.by, unit.canBePacked,
            found.count == items.count,
            found.allSatisfy({ $0.custodian == made.by && $0.canFollow(Self.kind) }),
            !slice.packages(around: code).contains(where: items.contains)
        else { return }
        let place = StoredPlace.common(to: found.map(\.stored))
        for item in items { slice.change(item) { $0.enter(code, made) } }
        let contents = unit.contents + items
        let net = slice.net(inside: contents)
        slice.change(code) { unit in
            unit.contents = contents
            unit.filled = unit.filled ?? made.note
            if let vessel { unit.vessel = vessel }
            unit.oldest = ([unit.oldest] + found.map(\.waitingSince)).compactMap(\.self).min()
            unit.sources = (unit.sources + found.flatMap(\.origin)).summed
            if let net {
                unit.weighed = Weighing(net: net)
                unit.receivedNet = nil
            }
            guard [.issued, .filled].contains(unit.status) else { return }
            if unit.status == .issued { unit.stored = place }
            unit.status = net == nil ? .filled : unit.stored == nil ? .weighed : .stored
        }
    }
}
