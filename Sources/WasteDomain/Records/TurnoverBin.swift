package import CanonicalJSON

/// A bin that medical waste comes in 周转箱 (桶), at whoever takes it in.
package struct TurnoverBin: StateRecord {
    package static let kind = Subject.Kind.bin

    /// Who takes it in and cleans it; two of them may number their bins alike.
    package let party: PartyID
    /// 周转箱编码, which it was packed under.
    package let bin: Reference
    /// When it was taken in or emptied last, and was cleaned.
    package fileprivate(set) var cleaning = Cleaning()

    package static func id(_ party: PartyID, _ bin: Reference) -> String { "\(party)/\(bin)" }

    package var id: String { Self.id(party, bin) }

    package var terms: [String] {
        ["bin", "party:\(party)"] + (cleaning.uncleanSince == nil ? [] : ["bin:unclean"])
    }

    fileprivate init(_ bin: Reference, of party: PartyID) {
        self.bin = bin
        self.party = party
    }

    package init?(from reader: inout ObjectReader) {
        let bin = reader.required("bin", Reference.self)
        let party = reader.required("party", PartyID.self)
        cleaning = Cleaning(from: &reader)
        guard let bin, let party else { return nil }
        self.bin = bin
        self.party = party
    }

    package var json: JSONValue {
        .object(cleaning.object.adding(["bin": bin, "party": party]))
    }
}

extension StateSlice {
    /// Says of a bin when it was used or cleaned; it is known from the first time on.
    mutating func update(
        _ bin: Reference,
        of party: PartyID,
        _ change: (inout Cleaning) -> Void
    ) {
        var record =
            self[TurnoverBin.self, TurnoverBin.id(party, bin)] ?? TurnoverBin(bin, of: party)
        change(&record.cleaning)
        put(record)
    }

    /// Where waste of packages was used up or taken out, the bins it had come in stand empty.
    mutating func empty(_ codes: [ItemCode], _ made: Made) {
        let gone = codes.filter { self[Item.self, $0]?.status.isFinal == true }
        for bin in bins(among: gone) {
            update(TurnoverBin.self, TurnoverBin.id(made.by, bin)) { $0.cleaning.use(made.note) }
        }
    }

    /// The bins of medical waste among some packages 周转箱, each once.
    package func bins(among codes: [ItemCode]) -> [Reference] {
        var seen: Set<Reference> = []
        return codes.compactMap { code in
            guard code.waste.isMedical, let unit = self[Item.self, code],
                unit.content.packaging.description == "turnoverBin", let bin = unit.vessel
            else { return nil }
            return seen.insert(bin).inserted ? bin : nil
        }
    }
}
