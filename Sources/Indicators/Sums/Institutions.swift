import Accounts
import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// A medical institution 医疗卫生机构, and the entry that makes it one.
struct Institution {
    let party: PartyID
    let event: EventID
}

extension SumSheet {
    /// Those that are listed for the year; without a list all that generated, handed over or
    /// planned medical waste and have no licence to take it in, in the order of their codes.
    func institutions(_ tally: YearTally) throws(LogError) -> [Institution] {
        if let list = figures.figure(.medicalInstitutions) {
            return list.members.map { Institution(party: $0, event: list.note.event) }
        }
        var parties = Set(tally.sites.filter { $0.value.isMedical }.map(\.key.party))
        try reader.forEach(Plan.self, term: "plan") { (plan) throws(LogError) in
            guard plan.year == scope.year, plan.lines.contains(where: { $0.code.isMedical }),
                scope.holds(try reader.record(Site.self, plan.site)?.region)
            else { return }
            parties.insert(plan.site.party)
        }
        var institutions: [Institution] = []
        for party in parties.sorted() where try reader.wasteLicences(of: party).isEmpty {
            guard let record = try reader.record(Party.self, party) else { continue }
            institutions.append(Institution(party: party, event: record.registered.event))
        }
        return institutions
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
