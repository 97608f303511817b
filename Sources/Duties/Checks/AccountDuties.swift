import CanonicalJSON
import HandoffRules
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// Days of pipelines and their like that a side has not stated 连续转移台账缺日, and periods that were
/// not declared 未申报.
enum AccountDuties {
    static let all: [DutyCheck] = [
        DutyCheck(
            "account.day",
            of: Account.self,
            terms: ["account"],
            limit: nil,
            lead: .dueSoonDays,
            zh: (
                "连续转移台账缺日", "双方逐日计量记录，次日记完；没有输送的日子记零",
                "{waste}，{from} → {to}: 缺 {days} 天，自 {day} 起"
            ),
            en: (
                "days of a flow that are not recorded",
                "Both sides record each day by the next; a day on which nothing flowed is zero.",
                "{waste}, {from} → {to}: {days} days missing, the first of them {day}"
            ),
            command: "liandan account record --from {from} --to {to} --waste {waste} --day {day}"
                + " --mass MASS",
            basis: [.law("ORDER23", "19")]
        ) { (account, context) throws(LogError) in
            let days = try context.days(of: account)
            return [account.from, account.to].compactMap { side in
                let missing = days.filter { account.stated(by: side.party, on: $0) == nil }
                return missing.first.map { Obligation(account, side, missing: missing, first: $0) }
            }
        },
        DutyCheck(
            "declaration",
            of: Plan.self,
            terms: ["plan"],
            limit: nil,
            lead: .dueSoonDays,
            zh: (
                "申报", "重点监管单位按月、简化管理单位按季，次月15日前；所有单位按年，次年3月31日前",
                "{site} 未申报 {count} 期，自 {period} 起"
            ),
            en: (
                "a declaration that was not filed",
                "Key units declare months and simplified ones quarters, by the 15th of the month after;"
                    + " everybody declares years, by 31 March of the next.",
                "{site}: {count} not declared, the first of them {period}"
            ),
            command: "liandan account file --site {site} --period {period}",
            basis: [.law("HJ1259", "7.2")]
        ) { (plan, context) throws(LogError) in
            let open = try context.undeclared(plan)
            guard let first = open.first, let due = first.due, let last = first.last else {
                return []
            }
            return [
                Obligation(
                    party: plan.site.party,
                    place: plan.site,
                    name: plan.site.description,
                    since: last.advanced(by: 1).start,
                    due: .day(due),
                    facts: [
                        "count": String(open.count), "period": first.description,
                        "site": plan.site.description,
                    ]
                )
            ]
        },
    ]
}

extension DutyContext {
    /// The days an account answers for: from its first up to the first of the next month that has
    /// one, or up to yesterday, so that months without any account are nobody's but the last one's.
    fileprivate func days(of account: Account) throws(LogError) -> [CivilDay] {
        guard let first = account.firstDay else { return [] }
        var end = today
        var month = account.month.advanced(months: 1)
        while month <= today {
            let id = Account.id(account.from, account.to, account.code, month)
            if let next = try reader.record(Account.self, id)?.firstDay {
                end = min(end, next)
                break
            }
            month = month.advanced(months: 1)
        }
        return Array(sequence(first: first) { $0.advanced(by: 1) }.prefix { $0 < end })
    }
}

extension DutyContext {
    /// The periods of a planned year that are over and were not declared, by their deadlines.
    ///
    /// Whoever plans waste declares it. What ended before the ledger knew the site was declared
    /// elsewhere; a class that nobody set is known of a licence holder only (4.2.1).
    fileprivate func undeclared(_ plan: Plan) throws(LogError) -> [ReportPeriod] {
        guard let site = try reader.record(Site.self, plan.site) else { return [] }
        let isLicensee = try licences(of: plan.site.party).contains { $0.content.type.isForWaste }
        let known = site.registered.at.legalDay
        var open: [ReportPeriod] = []
        for period in ReportPeriod.all(in: plan.year) {
            guard let last = period.last, known <= last, last < today else { continue }
            let set = site.managementClass(on: last) ?? (isLicensee ? .key : .registered)
            guard set.declares(period),
                try reader.record(Filing.self, Filing.id(plan.site, period)) == nil
            else { continue }
            open.append(period)
        }
        return open
    }
}

extension ReportPeriod {
    /// Every month, quarter and the year itself, by their deadlines.
    fileprivate static func all(in year: Int) -> [ReportPeriod] {
        (1...12).map { .month(year: year, month: $0) }
            + (1...4).map { .quarter(year: year, quarter: $0) } + [.year(year)]
    }
}

extension Account {
    fileprivate var firstDay: CivilDay? { days.map(\.day).min() }
}

extension Obligation {
    /// Days one side has not stated; the first of them is due on the day after it.
    fileprivate init(_ account: Account, _ side: SiteID, missing: [CivilDay], first: CivilDay) {
        self.init(
            party: side.party,
            place: side,
            name: "\(account.from) → \(account.to)",
            since: first.start,
            due: .day(first.advanced(by: 1)),
            facts: [
                "day": first.description, "days": String(missing.count),
                "from": account.from.description, "to": account.to.description,
                "waste": account.code.description,
            ]
        )
    }
}
