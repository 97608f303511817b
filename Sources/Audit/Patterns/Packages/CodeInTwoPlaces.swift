import CanonicalJSON
import HandoffRules
import LedgerLog
import Regulation
import WasteDomain

/// One code at two points, faster than any road allows 同一编码先后出现在两处.
///
/// The code itself counts, the box it is in, and its load on the way, whenever each was submitted:
/// what two devices saw offline meets here. Only what names a point is seen. Remembered are the
/// codes seen at a point, a bit for each; their ways are looked up at the end.
struct CodeInTwoPlaces: Pattern {
    static let about = AuditPattern(
        "LD-PAT-011",
        .error,
        zh: (
            "编码 {code} 等 {count} 个在 {seconds} 秒内出现在相距至少 {metres} 米的两处: {from}；{to}",
            "两处各查实物和标签: 可能是复制的标签，或位置是编造的"
        ),
        en: (
            "The code {code} ({count} in all) was at two places at least {metres} m apart within {seconds} s: {from}; {to}",
            "Look at both packages and labels: one may be a copy, or a place was made up."
        ),
        basis: [.law("SWL2020", "77"), .law("HJ1276", "6")],
        [.roadKilometresPerHour, .pointMetres]
    )
    static let kinds: [EventKind] = [.itemSighted]

    private var codes = CodeSet()

    mutating func hear(_ heard: Heard) throws(LogError) {
        guard case .itemSighted(let sighted) = heard.event.statement, sighted.position != nil
        else { return }
        try codes.insert(packagesOf: sighted, heard)
    }

    mutating func conclude(_ end: LedgerEnd) throws(LogError) -> PatternFindings {
        var pairs = PairedFindings()
        try codes.forEach { (code) throws(LogError) in
            guard let points = try PackageWay(code, end)?.points() else { return }
            for (one, other) in zip(points, points.dropFirst()) {
                // Two places of its load are those of the vehicle, pattern LD-PAT-001.
                guard [one.event.kind, other.event.kind].contains(.itemSighted),
                    let metres = end.figures.metresTooFar(
                        from: (one.point, one.event.at),
                        to: (other.point, other.event.at)
                    )
                else { continue }
                let time = other.event.at.milliseconds - one.event.at.milliseconds
                pairs.add(
                    one.event.place,
                    other.event.place,
                    [Subject(.item, code)],
                    [
                        "code": code.description, "metres": String(metres),
                        "seconds": String(time / 1000), "from": one.event.sight,
                        "to": other.event.sight,
                    ]
                )
            }
        }
        return pairs.findings(of: Self.about)
    }
}

extension EventDigest {
    /// By whom, when and where: a fact of findings.
    fileprivate var sight: String {
        [by.description, at.legalTime, seen?.description].compactMap(\.self)
            .joined(separator: " ")
    }
}
