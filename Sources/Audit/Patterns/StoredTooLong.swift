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
        let chain = try end.chain(of: open)
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

/// A generator keeps packages longer than allowed 产废单位贮存超期; storing, merging or packing them
/// again makes none younger.
///
/// Only packages with a code are seen. What is remembered grows with sites.
struct StoredByGenerator: Pattern {
    static let about = AuditPattern(
        "HW-DDL-009",
        .warning,
        zh: ("{party} 有 {count} 个包装存放超过 {limit} 天，最早的自 {since} 起", "督促转移；核对库存"),
        en: (
            "{party} has {count} packages older than {limit} days, the oldest since {since}",
            "Have them moved, and compare the store."
        ),
        basis: [.project],
        [.generatorStorageDays]
    )

    private struct Late {
        let limit: Int
        var count = 0
        var oldest: Timestamp
        var evidence = EvidenceSample()

        mutating func add(_ item: Item, _ since: Timestamp) {
            count += 1
            oldest = min(oldest, since)
            evidence.add((item.filled ?? item.issued).event)
        }
    }

    init() {}

    mutating func conclude(_ end: LedgerEnd) throws(LogError) -> PatternFindings {
        var sites: [SiteID: Late] = [:]
        let kept = "item:\(Item.Stage.kept.rawValue)"
        // What is in a box is counted with it.
        try end.each(Item.self, term: kept) { (item) throws(LogError) in
            guard let since = item.keptSince else { return true }
            let site = SiteID(party: item.custodian, site: item.site)
            if sites[site] == nil {
                let limit = try end.number(.generatorStorageDays, at: site)
                sites[site] = Late(limit: limit, oldest: end.asOf)
            }
            guard let limit = sites[site]?.limit, end.days(since: since) > limit else {
                return true
            }
            sites[site]?.add(item, since)
            return true
        }
        var findings = PatternFindings(Self.about)
        for (site, late) in sites.inOrder where late.count > 0 {
            findings.add(
                [Subject(.party, site.party), Subject(.site, site)],
                [
                    "count": String(late.count), "limit": String(late.limit),
                    "party": site.party.description,
                    "since": late.oldest.legalDay.description,
                ],
                late.evidence.events.sorted()
            )
        }
        return findings
    }
}
