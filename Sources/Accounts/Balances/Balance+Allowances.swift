import CanonicalJSON
package import LedgerLog
package import Liandan
import Regulation
package import WasteDomain

extension Balance {
    /// BAL-12 to BAL-14: what was taken of something limited; nil where nothing limits it.
    ///
    /// A year is over that ended by `last`, the day the books are asked for or go up to.
    static func used(
        _ key: BalanceSheet.UseKey,
        _ used: BalanceSheet.Used,
        until last: CivilDay?,
        _ regulation: Regulation,
        _ reader: StateReader
    ) throws(LogError) -> Balance? {
        switch key.allowance {
        case .licence(let party, let year):
            guard let limit = try reader.scale(of: party, in: year) else { return nil }
            var balance = Balance(
                .scale,
                party,
                nil,
                nil,
                String(year),
                left: [Figure(.treated, used.grams)],
                right: [Figure(.limit, limit)],
                evidence: used.events
            )
            if let day = CivilDay(year: year, month: 12, day: 31) {
                let percent = regulation.parameters.number(.licenceErrorPercent, on: day)
                let isFar = Int128(used.grams) * 100 > Int128(limit) * Int128(percent)
                balance.mark = isFar ? .relicensing : nil
            }
            return balance
        case .approval(let document):
            guard let waste = key.waste,
                let approval = try reader.record(Approval.self, document)
            else { return nil }
            return Balance(
                .approval,
                document.party,
                nil,
                waste,
                document.number.description,
                left: [Figure(.shipped, used.grams)],
                right: [Figure(.limit, approval.waste(waste)?.mass.grams ?? 0)],
                evidence: used.events
            )
        case .plan(let site, let year):
            guard let waste = key.waste else { return nil }
            let plans = try reader.plans(of: site, in: year)
            guard !plans.isEmpty, let day = CivilDay(year: year, month: 12, day: 31) else {
                return nil
            }
            let planned = plans.map { $0.planned(waste) }.total
            let percent = regulation.parameters.number(.planOverPercent, on: day)
            var balance = Balance(
                .plan,
                site.party,
                site,
                waste,
                String(year),
                left: [Figure(.shipped, used.grams)],
                right: [
                    Figure(.limit, Int64(clamping: Int128(planned.grams) * Int128(percent) / 100))
                ],
                evidence: used.events
            )
            let isOver = last.map { day <= $0 } ?? false
            if !balance.closes {
                balance.mark = .overPlan
            } else if isOver, used.grams < planned.grams {
                balance.mark = .underPlan
            }
            return balance
        }
    }
}

extension StateReader {
    /// Whether a party may take waste in.
    func isLicensee(_ party: PartyID) throws(LogError) -> Bool {
        try !wasteLicences(of: party).isEmpty
    }

    /// The licences to take in waste that a party has, whether or not they count today.
    package func wasteLicences(of party: PartyID) throws(LogError) -> [Licence] {
        var licences: [Licence] = []
        for number in try record(Party.self, party)?.licences ?? [] {
            if let licence = try record(Licence.self, DocumentID(party, number)),
                licence.content.type.isForWaste
            {
                licences.append(licence)
            }
        }
        return licences
    }

    /// What a party may treat in a year 核准年经营规模, in grams; nil if no licence says.
    func scale(of party: PartyID, in year: Int) throws(LogError) -> Int64? {
        guard let first = CivilDay(year: year, month: 1, day: 1),
            let last = CivilDay(year: year, month: 12, day: 31)
        else { return nil }
        let scales = try wasteLicences(of: party)
            .filter { $0.content.days.from <= last && first <= $0.content.days.until }
            .compactMap(\.content.scale)
        return scales.isEmpty ? nil : scales.total.grams
    }

    /// The plans a site filed for a year.
    func plans(of site: SiteID, in year: Int) throws(LogError) -> [Plan] {
        try records(Plan.self, term: "party:\(site.party)")
            .filter { $0.site == site && $0.year == year }
    }
}
