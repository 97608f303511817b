import Accounts
import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// A party that is or has a medical institution 医疗卫生机构, and the entry that says so.
struct MedicalParty {
    let party: PartyID
    let event: EventID
}

extension SumSheet {
    /// Those that are listed for the year; without a list all that are registered, and all that
    /// generated, handed over or planned medical waste and have no licence to take it in, in the
    /// order of their codes.
    func institutions(_ tally: YearTally) throws(LogError) -> [MedicalParty] {
        if let list = figures.figure(.medicalInstitutions) {
            return list.members.map { MedicalParty(party: $0, event: list.note.event) }
        }
        var registered: [PartyID: EventID] = [:]
        try reader.forEach(Institution.self, term: "institution") { (known) throws(LogError) in
            guard scope.holds(try reader.record(Site.self, known.site)?.region) else { return }
            registered[known.site.party] = known.registered.event
        }
        var parties = Set(tally.sites.filter { $0.value.isMedical }.map(\.key.party))
        parties.formUnion(registered.keys)
        try reader.forEach(Plan.self, term: "plan") { (plan) throws(LogError) in
            guard plan.year == scope.year, plan.lines.contains(where: { $0.code.isMedical }),
                scope.holds(try reader.record(Site.self, plan.site)?.region)
            else { return }
            parties.insert(plan.site.party)
        }
        var institutions: [MedicalParty] = []
        for party in parties.sorted() {
            // `??` would lose the type of the error.
            let known = registered[party]
            guard let event = known == nil ? try unregistered(party) : known else { continue }
            institutions.append(MedicalParty(party: party, event: event))
        }
        return institutions
    }

    /// Where a party was registered that has no licence to take waste in; nil for any other.
    private func unregistered(_ party: PartyID) throws(LogError) -> EventID? {
        guard try reader.wasteLicences(of: party).isEmpty else { return nil }
        return try reader.record(Party.self, party)?.registered.event
    }
}

extension StateReader {
    /// Whether a party is where it is asked for: by its own region, else by its first site's.
    func lies(_ party: Party, in scope: IndicatorScope) throws(LogError) -> Bool {
        if let region = party.region { return scope.holds(region) }
        guard let number = party.sites.first else { return scope.holds(nil) }
        let site = SiteID(party: party.party, site: number)
        return scope.holds(try record(Site.self, site)?.region)
    }
}
