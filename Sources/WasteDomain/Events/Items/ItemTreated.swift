package import CanonicalJSON

/// Packages are used or disposed of by the one who filled them 自行利用处置
/// (HJ 1259-2022 table B.4); what came by manifests, and was merged, split or packed since, counts
/// for every line it came by.
package struct ItemTreated: StatementBody {
    package static let kind = EventKind.itemTreated
    package static let sealedFields = ["handler"]

    /// At least one, each once.
    package let items: [ItemCode]
    /// 自行利用处置方式.
    package let method: MethodCode
    /// 自行利用处置设施编码.
    package let facility: Reference?
    /// 自行利用处置批次编码.
    package let batch: Reference?
    /// 经办人.
    package let handler: SealedField?

    package init?(from reader: inout ObjectReader) {
        let items = reader.required("items", [ItemCode].self)
        let method = reader.required("method", MethodCode.self)
        facility = reader.optional("facility")
        batch = reader.optional("batch")
        handler = reader.optional("handler")
        if let items, items.isEmpty || Set(items).count != items.count {
            reader.refuse("items", "distinct codes")
        }
        guard let items, let method else { return nil }
        self.items = items
        self.method = method
    }

    package var json: JSONValue {
        .object([
            "batch": batch, "facility": facility, "handler": handler, "items": items,
            "method": method,
        ])
    }

    package var usedItems: [Mention] {
        items.enumerated().map { Mention("/items/\($0)", Subject(.item, $1)) }
    }

    /// Whoever has the first of them; that all are of one is for the rules.
    package func speakers(in slice: StateSlice) -> [Speaker] {
        items.first.map { [.party(slice[Item.self, $0]?.custodian ?? $0.unit)] } ?? []
    }

    package var needs: [Mention] { usedItems }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        slice.subjects(ofPackages: items)
            + sources(in: slice).map { Subject(.manifest, $0.manifest) }
    }

    /// The lines of manifests that what is treated came by, each once 来源; what cannot be treated
    /// any more counts for none.
    package func sources(in slice: StateSlice) -> [LoadSource] {
        items.flatMap { code -> [LoadSource] in
            guard slice.knows(Subject(.item, code)), let item = slice[Item.self, code],
                item.canFollow(Self.kind)
            else { return [] }
            return item.origin
        }
        .summed
    }

    /// Changes nothing unless all of them are there to be treated.
    package func apply(to slice: inout StateSlice, _ made: Made) {
        let found = items.compactMap { slice[Item.self, $0] }
        guard found.count == items.count,
            found.allSatisfy({ $0.custodian == made.by && $0.canFollow(Self.kind) })
        else { return }
        Custody.count(sources(in: slice), made, &slice) { $0.treated = $0.treated + $1 }
        for code in items { slice.move(code) { $0.treat(made, batch: batch) } }
        slice.empty(items, made)
    }
}
