import CanonicalJSON
import HandoffRules
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// Days of pipelines and their like that a side has not stated 连续转移台账缺日.
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
        }
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
