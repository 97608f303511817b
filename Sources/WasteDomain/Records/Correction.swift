package import CanonicalJSON

/// A proposed correction 更正 of what was stated about a manifest
/// (《危险废物转移管理办法》第29条第3项).
package struct Correction: AwaitingRecord {
    package static let kind = Subject.Kind.correction

    /// Chosen by who proposes it.
    package let correction: UniqueID
    package let manifest: UniqueID
    /// What is to be changed, all together.
    package let changes: [FieldChange]
    /// 事由.
    package let reason: OneLine
    /// 更正提出.
    package let proposed: StatementNote
    /// The parties that relied on what is changed and have not agreed yet 待同意方.
    package var awaits: [PartyID]
    /// 更正同意, by each of them or by an authority in its place.
    package var agreed: [Consent] = []
    /// Where it stands.
    package var status = CorrectionStatus.open
    /// What ended it: the last consent, a refusal or the withdrawal.
    package var ended: StatementNote?

    package var id: String { correction.description }

    package var terms: [String] {
        ["correction", "correction:\(status.rawValue)"] + awaitingTerms
    }

    /// The consent of each party that has not given it.
    package var awaited: [Awaited] {
        guard status == .open else { return [] }
        return awaits.map {
            Awaited(kind: .correctionAgreed, party: $0, since: proposed, isOtherHalf: false)
        }
    }

    init(_ stated: CorrectionProposed, awaits: [PartyID], _ note: StatementNote) {
        correction = stated.correction
        manifest = stated.manifest
        changes = stated.changes
        reason = stated.reason
        proposed = note
        self.awaits = awaits
    }

    package init?(from reader: inout ObjectReader) {
        let correction = reader.required("correction", UniqueID.self)
        let manifest = reader.required("manifest", UniqueID.self)
        let changes = reader.required("changes", [FieldChange].self)
        let reason = reader.required("reason", OneLine.self)
        let proposed = reader.required("proposed", StatementNote.self)
        awaits = reader.list("awaits")
        agreed = reader.list("agreed")
        let status = reader.required("status", CorrectionStatus.self)
        ended = reader.optional("ended")
        guard let correction, let manifest, let changes, let reason, let proposed, let status
        else { return nil }
        self.correction = correction
        self.manifest = manifest
        self.changes = changes
        self.reason = reason
        self.proposed = proposed
        self.status = status
    }

    package var json: JSONValue {
        .object([
            "agreed": agreed.unlessEmpty, "awaits": awaits.unlessEmpty, "changes": changes,
            "correction": correction, "ended": ended, "manifest": manifest, "proposed": proposed,
            "reason": reason, "status": status,
        ])
    }
}

/// Where a correction stands 更正状态.
package enum CorrectionStatus: String, Sendable, CaseIterable, CanonicalScalar, Titled {
    case open, applied, declined, withdrawn

    package var title: Bilingual {
        switch self {
        case .open: Bilingual(zh: "待同意", en: "open")
        case .applied: Bilingual(zh: "已更正", en: "applied")
        case .declined: Bilingual(zh: "被拒绝", en: "declined")
        case .withdrawn: Bilingual(zh: "已撤回", en: "withdrawn")
        }
    }
}

/// That a party agreed to a correction.
package struct Consent: Hashable, Sendable, CanonicalObject {
    /// The party whose consent it is.
    package let party: PartyID
    /// Who gave it: the party, or an authority for one that is dissolved.
    package let note: StatementNote

    init(party: PartyID, note: StatementNote) {
        self.party = party
        self.note = note
    }

    package init?(from reader: inout ObjectReader) {
        let party = reader.required("party", PartyID.self)
        let note = reader.required("note", StatementNote.self)
        guard let party, let note else { return nil }
        self.init(party: party, note: note)
    }

    package var json: JSONValue { .object(["note": note, "party": party]) }
}

/// One value that takes the place of another.
package struct FieldChange: Hashable, Sendable, CanonicalObject {
    /// The event it stands in, of an earlier entry.
    package let event: EventID
    /// Where in the event, a JSON pointer.
    package let path: JSONPath
    /// What stands there; nil if nothing does.
    package let old: JSONValue?
    /// What is to stand there; nil for nothing.
    package let new: JSONValue?

    package init?(from reader: inout ObjectReader) {
        let event = reader.required("event", EventID.self)
        let path = reader.required("path", JSONPath.self)
        old = reader.optional("old")
        new = reader.optional("new")
        if path == .root { reader.refuse("path", "JSONPath") }
        if old == new { reader.refuse("new", "another value") }
        guard let event, let path else { return nil }
        self.event = event
        self.path = path
    }

    package var json: JSONValue {
        .object(["event": event, "new": new, "old": old, "path": path])
    }
}
