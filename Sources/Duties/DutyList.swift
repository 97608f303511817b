import CanonicalJSON
import LedgerLog
import Liandan
package import WasteDomain

/// Which duties are asked for.
package struct DutyFilter: Sendable {
    /// Those of one party; of all if nil.
    package var party: PartyID?
    /// Those of regions whose code begins so: `500114`, `50`.
    package var region = ""
    /// Days that count as near, instead of each kind's own lead.
    package var within: Int?

    /// Nothing said is everything: any party, any region, each kind's own lead.
    package init(party: PartyID? = nil, region: String = "", within: Int? = nil) {
        self.party = party
        self.region = region
        self.within = within
    }
}

/// Takes what checks find, and keeps what was asked for and is late, near or cannot be told.
struct DutyList {
    /// What makes several of a kind one entry.
    private struct Group: Hashable {
        let kind: String
        let party: PartyID
        let state: DutyState
        let name: String
    }

    private let context: DutyContext
    private let filter: DutyFilter
    private var duties: [Duty] = []
    private var places: [Group: Int] = [:]

    init(_ context: DutyContext, _ filter: DutyFilter) {
        self.context = context
        self.filter = filter
    }

    /// All that was kept, the most pressing first.
    var sorted: [Duty] { duties.sorted(by: Duty.precedes) }

    mutating func take(
        _ check: DutyCheck,
        _ found: Obligation,
        of subject: Subject
    ) throws(LogError) {
        guard filter.party == nil || filter.party == found.party else { return }
        let here = try context.at(found.place, of: found.party)
        guard here.region?.description.hasPrefix(filter.region) ?? filter.region.isEmpty,
            here.isPressing(found.due, lead: check.lead)
        else { return }
        add(try Duty(check, found, of: subject, here))
    }

    private mutating func add(_ duty: Duty) {
        guard let name = duty.group else {
            duties.append(duty)
            return
        }
        let group = Group(
            kind: duty.check.kind,
            party: duty.party,
            state: duty.state,
            name: name
        )
        guard let place = places[group] else {
            places[group] = duties.count
            duties.append(duty)
            return
        }
        let count = duties[place].count + 1
        if Duty.precedes(duty, duties[place]) { duties[place] = duty }
        duties[place].count = count
    }
}

extension Duty {
    /// A duty as it stands where it is owed.
    init(
        _ check: DutyCheck,
        _ found: Obligation,
        of subject: Subject,
        _ here: DutyContext
    ) throws(LogError) {
        var facts = found.facts
        facts["limit"] = check.limit.flatMap(here.number).map(String.init)
        self.check = check
        state = here.state(of: found.due, lead: check.lead)
        self.subject = subject
        name = found.name
        self.party = found.party
        partyName = try here.reader.record(Party.self, found.party)?.name
        region = here.region
        since = found.since
        due = found.due
        self.facts = facts
        awaited = found.awaited
        group = found.group
    }
}
