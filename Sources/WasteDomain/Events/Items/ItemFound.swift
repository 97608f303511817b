package import CanonicalJSON

/// A package that was lost, or missing from a load, turns up 找回: whoever has it now says so, and
/// it is free to go on.
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

    /// Whoever had it last, or the unit it is from.
    package func speakers(in slice: StateSlice) -> [Speaker] {
        let custodian = slice[Item.self, code]?.custodian ?? code.unit
        return custodian == code.unit
            ? [.party(custodian)] : [.party(custodian), .party(code.unit)]
    }

    package func change(_ item: inout Item, _ made: Made) {
        item.status = item.net == nil ? .filled : .withdrawn
        item.custodian = made.by
        item.manifest = nil
        item.line = nil
        item.sources = []
    }
}
