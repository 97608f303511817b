package import CanonicalJSON
/// A party lets another make one kind of statement for it 委托授予.
package struct DelegationGranted: StatementBody {
    package static let kind = EventKind.delegationGranted

    /// Chosen by who grants it.
    package let delegation: UniqueID
    /// 委托人.
    package let party: PartyID
    /// 受托人.
    package let to: PartyID
    /// The one kind it may make.
    package let statement: EventKind
    /// 有效期.
    package let days: DayRange
    /// The one manifest it is about; any if nil.
    package let manifest: UniqueID?

    package init?(from reader: inout ObjectReader) {
        let delegation = reader.required("delegation", UniqueID.self)
        let party = reader.required("party", PartyID.self)
        let to = reader.required("to", PartyID.self)
        let statement = reader.required("statement", EventKind.self)
        let days = DayRange(from: &reader)
        manifest = reader.optional("manifest")
        guard let delegation, let party, let to, let statement, let days else { return nil }
        self.delegation = delegation
        self.party = party
        self.to = to
        self.statement = statement
        self.days = days
    }

    package var json: JSONValue {
        .object([
            "delegation": delegation, "from": days.from, "manifest": manifest, "party": party,
            "statement": statement, "to": to, "until": days.until,
        ])
    }

    package func speakers(in slice: StateSlice) -> [Speaker] { [.party(party)] }

    package var needs: [Mention] {
        [Mention("/to", Subject(.party, to))]
    }

    package var creates: [Mention] {
        [Mention("/delegation", Subject(.delegation, delegation))]
    }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        [Subject(.delegation, delegation), Subject(.party, party), Subject(.party, to)]
    }

    package func apply(to slice: inout StateSlice, _ made: Made) {
        guard slice[Delegation.self, delegation] == nil else { return }
        slice.put(Delegation(self, made.note))
    }
}
