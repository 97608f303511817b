package import CanonicalJSON

/// A party closes 单位注销: it may finish what is under way, but not be newly named.
package struct PartyRetired: StatementBody {
    package static let kind = EventKind.partyRetired

    /// What is under way it may finish; an authority may agree to corrections in its place.
    package let party: PartyID
    /// 事由.
    package let reason: OneLine

    package init?(from reader: inout ObjectReader) {
        let party = reader.required("party", PartyID.self)
        let reason = reader.required("reason", OneLine.self)
        guard let party, let reason else { return nil }
        self.party = party
        self.reason = reason
    }

    package var json: JSONValue { .object(["party": party, "reason": reason]) }

    package func speakers(in slice: StateSlice) -> [Speaker] { [.authority] }

    package var needs: [Mention] {
        [Mention("/party", Subject(.party, party))]
    }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        [Subject(.party, party)]
    }

    package func apply(to slice: inout StateSlice, _ made: Made) {
        slice.update(Party.self, party) { $0.retired = $0.retired ?? made.note }
    }
}
