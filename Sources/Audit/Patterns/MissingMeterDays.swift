import CanonicalJSON
import HandoffRules
import LedgerLog
import WasteDomain

/// Days of a continuous transfer that no meter, or only one side's, has 连续转移缺日或单方记录.
///
/// Missing are days between two that somebody stated; whether a pipeline ran before the first or
/// after the last nobody can tell. The last day of the ledger may still be stated.
struct MissingMeterDays: Pattern {
    static let about = AuditPattern(
        "HW-MAN-040",
        .error,
        zh: ("{from} 到 {to} 的 {code} 在 {month}: 缺 {missing}；仅一方记录 {oneSided}", "补报缺日；查明未记录一方的台账"),
        en: (
            "{code} from {from} to {to} in {month}: no record of {missing}; by one side only {oneSided}",
            "Have the days stated, and look at the meters of whoever did not."
        ),
        basis: [.law("ORDER23", "19")]
    )

    init() {}

    mutating func conclude(_ end: LedgerEnd) throws(LogError) -> PatternFindings {
        var findings = PatternFindings(Self.about)
        // Months of one pipeline follow each other, as their ids end with the month.
        var before: (pipeline: String, lastDay: CivilDay)?
        try end.each(Account.self, term: "account") { (account) throws(LogError) in
            let pipeline = "\(account.from)|\(account.to)|\(account.code)"
            let days = account.days.sorted { $0.day < $1.day }
            var last = before?.pipeline == pipeline ? before?.lastDay : nil
            var (missing, oneSided, evidence) = ([CivilDay](), [CivilDay](), EvidenceSample())
            for day in days {
                var next = last?.advanced(by: 1) ?? day.day
                if next < day.day, let note = (day.sent ?? day.taken)?.note {
                    evidence.add(note.event)
                }
                while next < day.day {
                    missing.append(next)
                    next = next.advanced(by: 1)
                }
                if day.sent == nil || day.taken == nil, day.day < end.today {
                    oneSided.append(day.day)
                    if let note = (day.sent ?? day.taken)?.note { evidence.add(note.event) }
                }
                last = day.day
            }
            before = last.map { (pipeline, $0) }
            if !missing.isEmpty || !oneSided.isEmpty {
                findings.add(
                    [account.subject],
                    [
                        "code": account.code.description, "from": account.from.description,
                        "missing": Self.text(missing),
                        "month": String(account.month.description.prefix(7)),
                        "oneSided": Self.text(oneSided), "to": account.to.description,
                    ],
                    evidence.events
                )
            }
            return true
        }
        return findings
    }

    /// The first days, `…` if there are more, `-` if there are none.
    private static func text(_ days: [CivilDay]) -> String {
        if days.isEmpty { return "-" }
        return (days.prefix(31).map(\.description) + (days.count > 31 ? ["…"] : []))
            .joined(separator: ",")
    }
}
