package import CanonicalJSON

/// Somebody saw packages: in a stock-take 盘点, at an inspection 查验, on a roadside; it changes
/// nothing about them.
///
/// What is seen where it cannot be is a finding: two packages with one code, or none that should
/// be there.
package struct ItemSighted: StatementBody {
    package static let kind = EventKind.itemSighted
    package static let sealedFields = ["handler"]

    /// As scanned, at least one, each once.
    package let items: [ItemCode]
    /// Where 地点.
    package let place: OneLine
    /// 坐标.
    package let position: GeoPoint?
    /// The manifest they were said to travel under; nil if none was shown.
    package let manifest: UniqueID?
    /// 经办人、检查人.
    package let handler: SealedField?

    package init?(from reader: inout ObjectReader) {
        let items = reader.required("items", [ItemCode].self)
        let place = reader.required("place", OneLine.self)
        position = reader.optional("position")
        manifest = reader.optional("manifest")
        handler = reader.optional("handler")
        if let items, items.isEmpty || Set(items).count != items.count {
            reader.refuse("items", "distinct codes")
        }
        guard let items, let place else { return nil }
        self.items = items
        self.place = place
    }

    package var json: JSONValue {
        .object([
            "handler": handler, "items": items, "manifest": manifest, "place": place,
            "position": position,
        ])
    }

    /// Nobody is kept from saying what they see.
    package func speakers(in slice: StateSlice) -> [Speaker] { [.anyone] }

    package var needs: [Mention] {
        manifest.map { [Mention("/manifest", Subject(.manifest, $0))] } ?? []
    }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        items.map { Subject(.item, $0) } + (manifest.map { [Subject(.manifest, $0)] } ?? [])
    }

    package func apply(to slice: inout StateSlice, _ made: Made) {
        for code in items {
            slice.change(code) { $0.sighted = Sighting(place: place, note: made.note) }
        }
    }
}
