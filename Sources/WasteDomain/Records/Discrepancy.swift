package import CanonicalJSON

/// On what one line differs from the manifest 重大差异
/// (《危险废物转移管理办法》第18条第2款).
package struct LineDifference: Hashable, Sendable, CanonicalObject {
    /// 序号.
    package let line: Int
    /// 差异类别.
    package let axis: DifferenceAxis
    /// As the manifest says 联单所载.
    package let listed: OneLine
    /// As it came 实际情况.
    package let found: OneLine

    package init?(from reader: inout ObjectReader) {
        let line = reader.required("line", Int.self)
        let axis = reader.required("axis", DifferenceAxis.self)
        let listed = reader.required("listed", OneLine.self)
        let found = reader.required("found", OneLine.self)
        guard let line, let axis, let listed, let found else { return nil }
        self.line = line
        self.axis = axis
        self.listed = listed
        self.found = found
    }

    package var json: JSONValue {
        .object(["axis": axis, "found": found, "line": line, "listed": listed])
    }
}

/// That the consignee reported how a load differs 差异报告.
package struct DiscrepancyReport: Hashable, Sendable, CanonicalObject {
    /// What differs, line by line and axis by axis.
    package internal(set) var differences: [LineDifference]
    /// Who reported it, and when.
    package internal(set) var note: StatementNote

    init(differences: [LineDifference], note: StatementNote) {
        self.differences = differences
        self.note = note
    }

    package init?(from reader: inout ObjectReader) {
        let differences = reader.required("differences", [LineDifference].self)
        let note = reader.required("note", StatementNote.self)
        guard let differences, let note else { return nil }
        self.init(differences: differences, note: note)
    }

    package var json: JSONValue { .object(["differences": differences, "note": note]) }
}

/// That somebody was told of something 告知; it counts once delivered or acknowledged.
package struct Notice: Hashable, Sendable, CanonicalObject {
    /// Who was told: the consignor, or an authority.
    package let party: PartyID
    /// 告知事项.
    package let about: NoticeSubject
    /// 告知, by the consignee; nil if whoever was told spoke first.
    package var told: StatementNote?
    /// The proof of delivery of whatever system carried it 送达凭证.
    package var delivery: Reference?
    /// 确认收到, by whoever was told.
    package var acknowledged: StatementNote?

    init(party: PartyID, about: NoticeSubject) {
        self.party = party
        self.about = about
    }

    package init?(from reader: inout ObjectReader) {
        let party = reader.required("party", PartyID.self)
        let about = reader.required("about", NoticeSubject.self)
        told = reader.optional("told")
        delivery = reader.optional("delivery")
        acknowledged = reader.optional("acknowledged")
        guard let party, let about else { return nil }
        self.party = party
        self.about = about
    }

    package var json: JSONValue {
        .object([
            "about": about, "acknowledged": acknowledged, "delivery": delivery, "party": party,
            "told": told,
        ])
    }

    /// Whether it was delivered or acknowledged.
    package var counts: Bool { delivery != nil || acknowledged != nil }
}

/// Something that went wrong with a load 突发环境事件.
package struct Incident: Hashable, Sendable, CanonicalObject {
    /// Chosen by whoever reported it first; further reports name it.
    package let incident: UniqueID
    /// The first report.
    package internal(set) var reported: StatementNote
    /// When the authority of the place was told, by the reporter's word.
    package var authorityToldAt: Timestamp?
    /// That it is over; nil while it is not.
    package var ended: StatementNote?

    init(incident: UniqueID, reported: StatementNote) {
        self.incident = incident
        self.reported = reported
    }

    package init?(from reader: inout ObjectReader) {
        let incident = reader.required("incident", UniqueID.self)
        let reported = reader.required("reported", StatementNote.self)
        authorityToldAt = reader.optional("authorityToldAt")
        ended = reader.optional("ended")
        guard let incident, let reported else { return nil }
        self.incident = incident
        self.reported = reported
    }

    package var json: JSONValue {
        .object([
            "authorityToldAt": authorityToldAt, "ended": ended, "incident": incident,
            "reported": reported,
        ])
    }

    /// Whether it goes on, or the authority was not told of it.
    package var isOpen: Bool { ended == nil || authorityToldAt == nil }
}
