package import CanonicalJSON

/// Bins that brought medical waste are cleaned and disinfected 周转箱清洗消毒 (GB 39707-2020, 5.5.2).
package struct BinCleaned: StatementBody {
    package static let kind = EventKind.binCleaned
    package static let sealedFields = ["handler"]

    /// Who took them in and has them cleaned.
    package let party: PartyID
    /// 周转箱编码, as they are packed under; each once.
    package let bins: [Reference]
    /// 清洗消毒方式、药剂.
    package let method: OneLine
    /// 经办人.
    package let handler: SealedField?

    package init?(from reader: inout ObjectReader) {
        let party = reader.required("party", PartyID.self)
        let bins = reader.required("bins", [Reference].self)
        let method = reader.required("method", OneLine.self)
        handler = reader.optional("handler")
        if let bins, bins.isEmpty || Set(bins).count != bins.count {
            reader.refuse("bins", "distinct codes")
        }
        guard let party, let bins, let method else { return nil }
        self.party = party
        self.bins = bins
        self.method = method
    }

    package var json: JSONValue {
        .object(["bins": bins, "handler": handler, "method": method, "party": party])
    }

    package func speakers(in slice: StateSlice) -> [Speaker] { [.party(party)] }

    package var needs: [Mention] { [Mention("/party", Subject(.party, party))] }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        Party.subjects(of: party, in: slice)
            + bins.map { Subject(.bin, TurnoverBin.id(party, $0)) }
    }

    package func apply(to slice: inout StateSlice, _ made: Made) {
        for bin in bins { slice.update(bin, of: party) { $0.clean(made.note) } }
    }
}
