package import CanonicalJSON

/// In whose name somebody else signs a statement 受托签署.
package struct Behalf: Hashable, Sendable, CanonicalObject {
    /// The delegation that allows it.
    package let delegation: UniqueID
    /// Whose statement it is 委托人.
    package let party: PartyID

    package init?(from reader: inout ObjectReader) {
        let delegation = reader.required("delegation", UniqueID.self)
        let party = reader.required("party", PartyID.self)
        guard let delegation, let party else { return nil }
        self.delegation = delegation
        self.party = party
    }

    package var json: JSONValue { .object(["delegation": delegation, "party": party]) }
}

/// That one party may make one kind of statement for another 委托.
package struct Delegation: StateRecord {
    package static let kind = Subject.Kind.delegation

    /// Chosen by who grants it.
    package let delegation: UniqueID
    /// For whom is spoken 委托人.
    package let party: PartyID
    /// Who speaks 受托人.
    package let to: PartyID
    /// What it may state.
    package let statement: EventKind
    /// The legal days it counts, both included.
    package let days: DayRange
    /// The one manifest it is about; any if nil.
    package let manifest: UniqueID?
    /// 委托授予.
    package let granted: StatementNote
    /// 委托撤销; nil while it counts.
    package var revoked: StatementNote?

    package var id: String { delegation.description }

    package var terms: [String] { ["delegation", "party:\(party)", "party:\(to)"] }

    init(_ stated: DelegationGranted, _ note: StatementNote) {
        delegation = stated.delegation
        party = stated.party
        to = stated.to
        statement = stated.statement
        days = stated.days
        manifest = stated.manifest
        granted = note
    }

    package init?(from reader: inout ObjectReader) {
        let stated = DelegationGranted(from: &reader)
        let granted = reader.required("granted", StatementNote.self)
        let revoked = reader.optional("revoked", StatementNote.self)
        guard let stated, let granted else { return nil }
        self.init(stated, granted)
        self.revoked = revoked
    }

    package var json: JSONValue {
        .object([
            "delegation": delegation, "from": days.from, "granted": granted, "manifest": manifest,
            "party": party, "revoked": revoked, "statement": statement, "to": to,
            "until": days.until,
        ])
    }
}
