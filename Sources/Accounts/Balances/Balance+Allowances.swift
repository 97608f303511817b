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
        switch (key.allowance, key.waste) {
        case (.licence(let party, let year), _):
            guard let limit = try reader.scale(of: party, in: year) else { return nil }
            return scale(limit, of: party, in: year, used, regulation)
        case (.approval(let document), let waste?):
            guard let approval = try reader.record(Approval.self, document) else { return nil }
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
        case (.plan(let site, let year), let waste?):
            let plans = try reader.plans(of: site, in: year)
            guard !plans.isEmpty else { return nil }
            let planned = plans.map { $0.planned(waste) }.total
            return plan(planned, of: waste, at: site, in: year, used, until: last, regulation)
        case (_, nil): return nil
        }
    }

    /// What was treated beside 核准年经营规模; far above it the licence has to be asked for anew.
    private static func scale(
        _ limit: Int64,
        of party: PartyID,
        in year: Int,
        _ used: BalanceSheet.Used,
        _ regulation: Regulation
    ) -> Balance {
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
    }

    /// What left beside what the plan 管理计划 lets leave, and whether that is more or less.
    private static func plan(
        _ planned: Mass,
        of waste: WasteCode,
        at site: SiteID,
        in year: Int,
        _ used: BalanceSheet.Used,
        until last: CivilDay?,
        _ regulation: Regulation
    ) -> Balance? {
        guard let day = CivilDay(year: year, month: 12, day: 31) else { return nil }
        let percent = regulation.parameters.number(.planOverPercent, on: day)
        let limit = Int64(clamping: Int128(planned.grams) * Int128(percent) / 100)
        var balance = Balance(
            .plan,
            site.party,
            site,
            waste,
            String(year),
            left: [Figure(.shipped, used.grams)],
            right: [Figure(.limit, limit)],
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
