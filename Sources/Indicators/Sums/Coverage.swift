import Accounts
import CanonicalJSON
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// How many of those there are were served 覆盖情况.
struct Coverage {
    /// Medical institutions and listed social sources: what they generate is not industrial.
    let others: Set<PartyID>
    private var sums: [LedgerSum: SumResult] = [:]

    func sum(_ sum: LedgerSum) -> SumResult { sums[sum] ?? .missing(.unknown(sum.rawValue)) }

    init(_ sheet: SumSheet, _ tally: YearTally) throws(LogError) {
        let institutions = try sheet.institutions(tally)
        let social = sheet.figures.figure(.socialSources)
        others = Set(institutions.map(\.party)).union(social?.members ?? [])
        try countMedical(institutions, sheet, tally)
        try countSocial(social, sheet, tally)
        try countOperators(sheet)
        try countKeyUnits(sheet, tally)
    }

    /// Institutions that were called at in every required interval (MED380 第25条).
    private mutating func countMedical(
        _ institutions: [MedicalParty],
        _ sheet: SumSheet,
        _ tally: YearTally
    ) throws(LogError) {
        var (all, served) = (Amount(of: sheet.scope), Amount(of: sheet.scope))
        let sites = Dictionary(grouping: tally.sites, by: \.key.party)
        for institution in institutions {
            all.add(1, institution.event)
            let own = (sites[institution.party] ?? []).filter { $0.value.isMedical }
            guard own.contains(where: { $0.value.medicalVisits.count > 0 }) else {
                served.lack("\(institution.party)")
                continue
            }
            var missed: CivilDay?
            for (site, sums) in own {
                let region = try sheet.reader.record(Site.self, site)?.region
                let known = try sheet.reader.record(Institution.self, site)
                let hasBeds = known.map { $0.beds > 0 } ?? false
                let limit = sheet.regulation.parameters.limit(
                    hasBeds ? .medicalCollectDaysWithBeds : .medicalCollectDays,
                    on: sheet.end,
                    in: region
                )
                guard let limit else { continue }
                let day = sums.medical.firstMissed(limit, known, until: sheet.end)
                missed = [missed, day].compactMap(\.self).min()
            }
            if let missed {
                served.lack("\(institution.party) \(missed)")
            } else {
                served.count(by: own.map(\.value.medicalVisits))
            }
        }
        sums[.medicalInstitutions] = .known(all)
        sums[.medicalServed] = .known(served)
    }

    /// Listed units with a contract that held in the year and a load handed over in it.
    private mutating func countSocial(
        _ list: Figure?,
        _ sheet: SumSheet,
        _ tally: YearTally
    ) throws(LogError) {
        guard let list, let first = sheet.scope.first else {
            let lack = SumResult.missing(sheet.figures.lack(of: .socialSources))
            sums[.socialUnits] = lack
            sums[.socialServed] = lack
            return
        }
        var (all, served) = (Amount(of: sheet.scope), Amount(of: sheet.scope))
        all.add(Int64(list.members.count), list.note.event)
        let sites = Dictionary(grouping: tally.sites, by: \.key.party)
        for member in list.members {
            var contract: Contract?
            try sheet.reader.forEach(Contract.self, term: "party:\(member)") { known in
                let days = known.days
                guard known.party == member, days.from <= sheet.end, first <= days.until else {
                    return
                }
                contract = contract ?? known
            }
            let visits = (sites[member] ?? []).map(\.value.visits).filter { $0.count > 0 }
            guard contract != nil, !visits.isEmpty else {
                served.lack("\(member)")
                continue
            }
            served.count(by: visits)
        }
        sums[.socialUnits] = .known(all)
        sums[.socialServed] = .known(served)
    }

    /// Holders of a licence to take waste in, on the last day, with a policy that holds then.
    private mutating func countOperators(_ sheet: SumSheet) throws(LogError) {
        var (all, insured) = (Amount(of: sheet.scope), Amount(of: sheet.scope))
        try sheet.reader.forEach(Party.self, term: "party") { (party) throws(LogError) in
            guard try sheet.reader.lies(party, in: sheet.scope),
                let licence = try sheet.reader.wasteLicences(of: party.party)
                    .first(where: { $0.counts(on: sheet.end) })
            else { return }
            all.add(1, licence.granted.event)
            for number in party.insurances {
                let policy = try sheet.reader.record(
                    Insurance.self,
                    DocumentID(party.party, number)
                )
                guard let policy, policy.days.contains(sheet.end) else { continue }
                insured.add(1, policy.recorded.event)
                return
            }
            insured.lack("\(party.party)")
        }
        sums[.operatorsLicensed] = .known(all)
        sums[.operatorsInsured] = .known(insured)
    }

    /// Sites an authority set to be key units, and those all of whose waste has codes.
    private mutating func countKeyUnits(
        _ sheet: SumSheet,
        _ tally: YearTally
    ) throws(LogError) {
        var (all, coded) = (Amount(of: sheet.scope), Amount(of: sheet.scope))
        try sheet.reader.forEach(Site.self, term: "site") { site in
            guard sheet.scope.holds(site.region),
                let set = site.classes.last(where: { $0.from <= sheet.end }),
                set.managementClass == .key
            else { return }
            all.add(1, set.note.event)
            if let uncoded = tally.sites[site.site]?.uncoded {
                coded.lack("\(site.site) \(uncoded)")
            } else {
                coded.add(1, set.note.event)
            }
        }
        sums[.keyUnits] = .known(all)
        sums[.keyUnitsCoded] = .known(coded)
    }
}
