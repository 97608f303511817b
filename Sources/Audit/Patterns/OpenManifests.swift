import CanonicalJSON
import HandoffRules
import LedgerLog
import Regulation
import WasteDomain

/// Manifests that do not come to an end 联单长期未办结.
struct OpenManifests: Pattern {
    static let about = AuditPattern(
        "HW-AUD-004",
        .warning,
        zh: ("联单 {number} 填发 {days} 天后仍是“{status}”", "向持有废物的一方查明去向"),
        en: (
            "Manifest {number} is still \"{status}\" {days} days after its issue",
            "Ask whoever has the load where it is."
        ),
        basis: [.law("ORDER23", "12(4)")],
        [.manifestOpenDays]
    )

    private var findings = PatternFindings(Self.about)

    init() {}

    mutating func look(at open: Manifest, _ end: LedgerEnd) throws(LogError) {
        let days = end.days(since: open.issued.at)
        guard try days > end.number(.manifestOpenDays, for: open.form.consignor.party),
            try !end.hasDroppedOut(open, by: end.today, end.figures)
        else { return }
        findings.add(
            [open.subject],
            [
                "days": String(days), "number": open.number.description,
                "status": open.status.rawValue,
            ],
            [open.issued.event, open.latest.event]
        )
    }

    mutating func conclude(_ end: LedgerEnd) -> PatternFindings { findings }
}
