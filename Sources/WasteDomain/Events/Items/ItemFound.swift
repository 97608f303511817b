package import CanonicalJSON

/// A package that was lost, or missing from a load, turns up 找回: whoever has it now says so.
package struct ItemFound: ItemStatement {
    package static let kind = EventKind.itemFound
    package static let sealedFields = ["handler"]
    package static let movesContents = true

    package let code: ItemCode
    /// 找回地点.
    package let place: OneLine
    /// 经办人.
    package let handler: SealedField?

    package init?(from reader: inout ObjectReader) {
        let code = reader.required("code", ItemCode.self)
        let place = reader.required("place", OneLine.self)
        handler = reader.optional("handler")
        guard let code, let place else { return nil }
        self.code = code
        self.place = place
    }

    package var json: JSONValue {
        .object(["code": code, "handler": handler, "place": place])
    }

    /// Whoever had it last, the unit it is from, or the consignor it never left or came back to.
    package func speakers(in slice: StateSlice) -> [Speaker] {
        let item = slice[Item.self, code]
        let manifest = item?.manifest.flatMap { slice[Manifest.self, $0] }
        var parties = [item?.custodian ?? code.unit]
        for party in [code.unit, manifest?.form.consignor.party].compactMap(\.self)
        where !parties.contains(party) {
            parties.append(party)
        }
        return parties.map(Speaker.party)
    }

    package func change(_ item: inout Item, _ made: Made) { item.find(made) }

    /// One that turns up without the packed unit it was in has been taken out of that.
    package func apply(to slice: inout StateSlice, _ made: Made) {
        guard let item = slice[Item.self, code], item.canFollow(Self.kind) else { return }
        var opened = Openings()
        opened.takeOut(code, &slice, made)
        if let manifest = item.manifest {
            slice.update(Manifest.self, manifest) { $0.substitute(opened.codes) }
        }
        slice.move(code) { change(&$0, made) }
    }
}
