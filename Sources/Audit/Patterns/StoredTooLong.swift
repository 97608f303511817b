import CanonicalJSON
import HandoffRules
import LedgerLog
import Regulation
import WasteDomain

/// A licence holder stores waste longer than a year 经营单位贮存超期.
///
/// The age is inherited from whoever had it before. An extension that was approved 延长贮存 is no
/// record of a ledger: ask for it.
struct StoredByOperator: Pattern {
    static let about = AuditPattern(
        "HW-DDL-008",
        .error,
        zh: ("{party} 贮存的废物自 {since} 起已 {days} 天，限 {limit} 天", "查看是否批准延长；否则立即处置"),
        en: (
            "{party} has stored waste for {days} days since {since}; {limit} are allowed",
            "Ask for an approved extension; without one it must be treated now."
        ),
        basis: [.law("SWL2020", "81(3)")],
        [.operatorStorageDays]
    )

    private var findings = PatternFindings(Self.about)

    init() {}

    mutating func look(at open: Manifest, _ end: LedgerEnd) throws(LogError) {
        guard open.holdsAccepted else { return }
        let party = open.form.consignee.party
        let chain = try WasteChain(of: open, in: end)
        let limit = try end.number(.operatorStorageDays, for: party)
        guard let since = chain.since, end.days(since: since) > limit else { return }
        findings.add(
            [open.subject, Subject(.party, party)],
            [
                "days": String(end.days(since: since)), "limit": String(limit),
                "party": party.description, "since": since.legalDay.description,
            ],
            Array(chain.receipts.prefix(1)) + [open.latest.event]
        )
    }

    mutating func conclude(_ end: LedgerEnd) -> PatternFindings { findings }
}

/// A generator stores packages longer than allowed 产废单位贮存超期; merging makes none younger.
///
/// Only packages with a code are seen.
struct StoredByGenerator: Pattern {
    static let about = AuditPattern(
        "HW-DDL-009",
        .warning,
        zh: ("{party} 有 {count} 个包装贮存超过 {limit} 天，最早的自 {since} 起", "督促转移；核对库存"),
        en: (
            "{party} has {count} packages older than {limit} days, the oldest since {since}",
            "Have them moved, and compare the store."
        ),
        basis: [.project],
        [.generatorStorageDays]
    )

    private static let stored: Set<ItemStatus> = [
        .filled, .weighed, .stored, .withdrawn, .refused,
    ]

    init() {}

    mutating func conclude(_ end: LedgerEnd) throws(LogError) -> PatternFindings {
        var findings = PatternFindings(Self.about)
        try end.each(Party.self, term: "role:\(PartyRole.generator.rawValue)") {
            (party) throws(LogError) in
            let limit = try end.number(.generatorStorageDays, for: party.party)
            var (count, oldest, evidence) = (0, end.asOf, EvidenceSample())
            try end.each(Item.self, term: "holder:\(party.party)") { (item) throws(LogError) in
                // What is in a box is counted with it.
                guard Self.stored.contains(item.status), item.container == nil,
                    let since = item.waitingSince,
                    end.days(since: since) > limit
                else { return true }
                count += 1
                oldest = min(oldest, since)
                evidence.add((item.filled ?? item.issued).event)
                return true
            }
            if count > 0 {
                findings.add(
                    [party.subject],
                    [
                        "count": String(count), "limit": String(limit),
                        "party": party.id, "since": oldest.legalDay.description,
                    ],
                    evidence.events
                )
            }
            return true
        }
        return findings
    }
}
