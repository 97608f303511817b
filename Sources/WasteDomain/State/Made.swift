package import CanonicalJSON

/// How a statement was made: by whom, when it happened, where it stands in the log.
package struct Made: Hashable, Sendable {
    /// The party whose statement it is.
    package let by: PartyID
    /// The party that signed it: another than `by` only under a delegation 委托.
    package let actor: PartyID
    /// The id of the signing key.
    package let key: Digest
    /// When it happened, by that party's word.
    package let occurredAt: Timestamp
    /// When the ledger took it in, by its own clock.
    package let recordedAt: Timestamp
    /// Which event of which entry it is.
    package let place: EventID
    /// The paper it was first made on 纸质联单; nil if it was made here.
    package let paper: PaperFirst?
    /// What the ledger allotted to this event.
    package private(set) var allotted: String?

    package init(
        by: PartyID,
        actor: PartyID? = nil,
        key: Digest,
        occurredAt: Timestamp,
        recordedAt: Timestamp,
        place: EventID,
        paper: PaperFirst? = nil,
        allotted: String? = nil
    ) {
        self.by = by
        self.actor = actor ?? by
        self.key = key
        self.occurredAt = occurredAt
        self.recordedAt = recordedAt
        self.place = place
        self.paper = paper
        self.allotted = allotted
    }

    /// The same, with something allotted.
    package func allotting(_ text: String?) -> Made {
        var made = self
        made.allotted = text
        return made
    }

    /// A short note of it for the state.
    package var note: StatementNote { note(late: false) }

    /// A note that says whether others had already moved on 补记.
    func note(late: Bool) -> StatementNote {
        StatementNote(
            event: place,
            by: by,
            key: key,
            at: occurredAt,
            signer: actor == by ? nil : actor,
            paper: paper?.form,
            late: late
        )
    }
}

/// That a statement was made, as the state remembers it.
package struct StatementNote: Hashable, Sendable, CanonicalObject {
    /// Where the statement itself stands.
    package let event: EventID
    /// The party whose statement it is.
    package let by: PartyID
    /// The id of the signing key.
    package let key: Digest
    /// When it happened.
    package internal(set) var at: Timestamp
    /// Who signed it for `by` under a delegation 受托签署人; nil if `by` itself did.
    package let signer: PartyID?
    /// The paper form it was first made on 纸质联单编号.
    package internal(set) var paper: Reference?
    /// Whether others had already moved on when it was recorded 补记.
    package let late: Bool

    package init(
        event: EventID,
        by: PartyID,
        key: Digest,
        at: Timestamp,
        signer: PartyID? = nil,
        paper: Reference? = nil,
        late: Bool = false
    ) {
        self.event = event
        self.by = by
        self.key = key
        self.at = at
        self.signer = signer
        self.paper = paper
        self.late = late
    }

    package init?(from reader: inout ObjectReader) {
        let event = reader.required("event", EventID.self)
        let by = reader.required("by", PartyID.self)
        let key = reader.required("key", Digest.self)
        let at = reader.required("at", Timestamp.self)
        let signer = reader.optional("signer", PartyID.self)
        let paper = reader.optional("paper", Reference.self)
        let late = reader.flag("late")
        guard let event, let by, let key, let at else { return nil }
        self.init(
            event: event,
            by: by,
            key: key,
            at: at,
            signer: signer,
            paper: paper,
            late: late
        )
    }

    package var json: JSONValue {
        .object([
            "at": at, "by": by, "event": event, "key": key, "late": late ? true : nil,
            "paper": paper, "signer": signer,
        ])
    }
}
