import CanonicalJSON
import HandoffRules
import LedgerLog
import WasteDomain

extension DutyContext {
    /// What is owed of statements a manifest awaits, each by the figures of the place it concerns.
    ///
    /// The time runs from `since`, else from when each is awaited; nothing is owed where the deadline
    /// finds no figure. There is one obligation for each of the kinds and parties.
    func owed(
        _ manifest: Manifest,
        _ kinds: [EventKind],
        since: Timestamp? = nil,
        facts: [String: String] = [:],
        _ deadline: (DutyContext, Timestamp) -> Deadline?
    ) throws(LogError) -> [Obligation] {
        var owed: [Obligation] = []
        for awaited in manifest.awaited where kinds.contains(awaited.kind) {
            let start = since ?? awaited.since.at
            let place = manifest.place(of: awaited.party, stating: awaited.kind)
            guard let due = try deadline(at(place, of: awaited.party), start) else { continue }
            var found = Obligation(
                manifest,
                awaited.kind,
                of: awaited.party,
                since: start,
                due: due,
                facts: facts.merging(["other": awaited.since.by.description]) { $1 }
            )
            found.awaited = awaited.kind
            owed.append(found)
        }
        return owed
    }
}

extension Obligation {
    /// Something a party has to state of a manifest, whether or not it awaits that.
    init(
        _ manifest: Manifest,
        _ kind: EventKind,
        of party: PartyID,
        since: Timestamp,
        due: Deadline,
        facts: [String: String] = [:]
    ) {
        let known = [
            "consignor": manifest.form.consignor.party.description,
            "manifest": manifest.number.description,
        ]
        self.init(
            party: party,
            place: manifest.place(of: party, stating: kind),
            name: manifest.number.description,
            since: since,
            due: due,
            facts: facts.merging(known) { $1 }
        )
    }
}

extension Manifest {
    /// Where a party owes a statement: at its own site or, if it has none here, where it belongs.
    func place(of party: PartyID, stating kind: EventKind) -> SiteID {
        [form.consignor, form.consignee].first { $0.party == party }
            ?? Jurisdiction.site(of: kind, on: form)
    }

    /// The terms of manifests in some statuses.
    static func terms(_ statuses: ManifestStatus...) -> [String] {
        statuses.map { "status:\($0.rawValue)" }
    }
}
