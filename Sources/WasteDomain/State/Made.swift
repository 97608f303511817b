package import CanonicalJSON

/// How a statement was made: by whom, when it happened, where it stands in the log.
package struct Made: Hashable, Sendable {
    /// The party it was signed for.
    package let by: PartyID
    /// The id of the signing key.
    package let key: Digest
    /// When it happened, by that party's word.
    package let occurredAt: Timestamp
    /// When the ledger took it in, by its own clock.
    package let recordedAt: Timestamp
    /// Which event of which entry it is.
    package let place: EventID
    /// What the ledger allotted to this event.
    package let allotted: String?

    package init(
        by: PartyID,
        key: Digest,
        occurredAt: Timestamp,
        recordedAt: Timestamp,
        place: EventID,
        allotted: String? = nil
    ) {
        self.by = by
        self.key = key
        self.occurredAt = occurredAt
        self.recordedAt = recordedAt
        self.place = place
        self.allotted = allotted
    }

    /// The same, with something allotted.
    package func allotting(_ text: String?) -> Made {
        Made(
            by: by,
            key: key,
            occurredAt: occurredAt,
            recordedAt: recordedAt,
            place: place,
            allotted: text
        )
    }

    /// A short note of it for the state.
    package var note: StatementNote {
        StatementNote(event: place, by: by, key: key, at: occurredAt)
    }
}

/// That a statement was made, as the state remembers it.
package struct StatementNote: Hashable, Sendable, CanonicalObject {
    /// Where the statement itself stands.
    package let event: EventID
    /// The party it was signed for.
    package let by: PartyID
    /// The id of the signing key.
    package let key: Digest
    /// When it happened.
    package let at: Timestamp

    package init(event: EventID, by: PartyID, key: Digest, at: Timestamp) {
        self.event = event
        self.by = by
        self.key = key
        self.at = at
    }

    package init?(from reader: inout ObjectReader) {
        let event = reader.required("event", EventID.self)
        let by = reader.required("by", PartyID.self)
        let key = reader.required("key", Digest.self)
        let at = reader.required("at", Timestamp.self)
        guard let event, let by, let key, let at else { return nil }
        self.init(event: event, by: by, key: key, at: at)
    }

    package var json: JSONValue { .object(["at": at, "by": by, "event": event, "key": key]) }
}
