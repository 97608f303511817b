import CanonicalJSON
import HandoffRules
import LedgerLog
import Regulation
import WasteDomain

/// Codes that were issued and never filled 赋码后长期未装填: labels in reserve for something else.
///
/// Remembered is how many codes of a party, waste and day wait; which ones is looked up at the end.
struct UnfilledCodes: Pattern {
    static let about = AuditPattern(
        "LD-PAT-007",
        .warning,
        zh: ("{party} 有 {count} 个编码赋码超过 {limit} 天未装填，最早的是 {since}", "核对标签是否仍在；不用的应作废"),
        en: (
            "{party} has {count} codes unfilled for more than {limit} days, the oldest of {since}",
            "Ask for the labels; codes nobody uses are to be voided."
        ),
        basis: [.project],
        [.itemUnfilledDays]
    )
    static let kinds: [EventKind] = [.itemIssued, .itemFilled, .itemVoided]

    private var waiting: [CodeBatch: Int] = [:]

    mutating func hear(_ heard: Heard) {
        switch heard.event.statement {
        case .itemIssued(let issued): count(issued.code, 1)
        case .itemFilled(let filled): count(filled.code, -1)
        case .itemVoided(let voided): count(voided.code, -1)
        default: break
        }
    }

    private mutating func count(_ code: ItemCode, _ change: Int) {
        let batch = CodeBatch(code)
        let left = (waiting[batch] ?? 0) + change
        waiting[batch] = left == 0 ? nil : left
    }

    mutating func conclude(_ end: LedgerEnd) throws(LogError) -> PatternFindings {
        var findings = PatternFindings(Self.about)
        let parties = Dictionary(grouping: waiting.keys, by: \.unit)
        for (party, batches) in parties.inOrder {
            let limit = try end.number(.itemUnfilledDays, for: party)
            let items = try unfilled(batches.map(\.prefix).sorted(), of: party, limit, end)
            guard items.count > 0 else { continue }
            findings.add(
                [Subject(.party, party)],
                [
                    "count": String(items.count), "limit": String(limit),
                    "party": party.description, "since": items.oldest.legalDay.description,
                ],
                items.evidence.events
            )
        }
        return findings
    }

    private func unfilled(
        _ prefixes: [String],
        of party: PartyID,
        _ limit: Int,
        _ end: LedgerEnd
    ) throws(LogError) -> (count: Int, oldest: Timestamp, evidence: EvidenceSample) {
        var (count, oldest, evidence) = (0, end.asOf, EvidenceSample())
        for prefix in prefixes {
            let start = "\(Subject.Kind.item.rawValue):\(prefix)"
            try end.each(Item.self, term: "holder:\(party)", after: start) {
                (item) throws(LogError) in
                guard item.id.hasPrefix(prefix) else { return false }
                if item.status == .issued, end.days(since: item.issued.at) > limit {
                    count += 1
                    oldest = min(oldest, item.issued.at)
                    evidence.add(item.issued.event)
                }
                return true
            }
        }
        return (count, oldest, evidence)
    }
}
