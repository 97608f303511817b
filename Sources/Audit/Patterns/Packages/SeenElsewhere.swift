import CanonicalJSON
import HandoffRules
import LedgerLog
import Regulation
import WasteDomain

/// A code seen by somebody while, by the whole ledger, somebody else had the package, or after its
/// end 不在保管期内出现的编码.
///
/// Rule LD-ITM-008 judges a sighting by what was known when it was submitted; this sees what was
/// stated before or after for the same time. Remembered are the codes seen, a bit for each; their
/// ways are looked up at the end.
struct SeenElsewhere: Pattern {
    static let about = AuditPattern(
        "LD-PAT-012",
        .error,
        zh: (
            "{party} 于 {at} 在 {place} 看到编码 {code} 等 {count} 个，而按整本账当时成立的是 {holder} {since} 的陈述“{statement}”",
            "两处各查实物和标签: 可能是复制的标签、作废后仍使用的编码、漏报的交接，或时间不实"
        ),
        en: (
            "{party} saw the code {code} ({count} in all) at {place} at {at}; by the whole ledger what held then is “{statement}” of {holder} at {since}",
            "Look at both packages and labels: a copied label, a voided code in use, a hand-over nobody stated, or a wrong time."
        ),
        basis: [.law("SWL2020", "77"), .law("HJ1276", "6")],
        [.clockSkewSeconds]
    )
    static let kinds: [EventKind] = [.itemSighted]

    private var codes = CodeSet()

    mutating func hear(_ heard: Heard) throws(LogError) {
        guard case .itemSighted(let sighted) = heard.event.statement else { return }
        try codes.insert(packagesOf: sighted, heard)
    }

    mutating func conclude(_ end: LedgerEnd) throws(LogError) -> PatternFindings {
        let skew = Int64(end.figures.number(.clockSkewSeconds, on: end.today, in: nil)) * 1000
        var pairs = PairedFindings()
        try codes.forEach { (code) throws(LogError) in
            guard let way = try PackageWay(code, end) else { return }
            let custody = try way.custody()
            for seen in way.sightings {
                let isAuthority = try end.record(Party.self, seen.by)?.roles.contains(.authority)
                let other =
                    way.end(before: seen, skew: skew)
                    ?? (isAuthority == true ? nil : custody.other(than: seen, skew: skew))
                guard let other else { continue }
                let statement = way.history.first { $0.place == other.event }?.kind
                pairs.add(
                    seen.place,
                    other.event,
                    [Subject(.item, code), Subject(.party, seen.by)],
                    [
                        "at": seen.at.legalTime, "code": code.description,
                        "holder": other.holder.description,
                        "party": seen.by.description, "place": seen.seen?.description ?? "—",
                        "since": other.since.legalTime, "statement": statement?.rawValue ?? "—",
                    ]
                )
            }
        }
        return pairs.findings(of: Self.about)
    }
}

extension PackageWay {
    /// That it had come to its end before it was seen; nil if it had not.
    fileprivate func end(before seen: EventDigest, skew: Int64) -> Custody? {
        guard let end = item.end, end.at.advanced(by: skew) < seen.at else { return nil }
        return Custody(end.by, end.event, since: end.at)
    }
}
