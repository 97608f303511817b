import CanonicalJSON
import HandoffRules
import LedgerLog
import WasteDomain

/// What a key signed since it may have been in other hands 密钥可能失控期间签署的记录.
///
/// A revocation changes nothing that was recorded before it; where it names a time, somebody has to
/// look at what was recorded since.
struct SuspectKeys: Pattern {
    static let about = AuditPattern(
        "LD-PAT-014",
        .warning,
        zh: (
            "{party} 的密钥自 {from} 起可能已落入他人之手，到 {revoked} 吊销前签署了 {count} 条记录",
            "请该单位逐条确认；不是它作出的，由各方更正"
        ),
        en: (
            "A key of {party} may have been in other hands since {from}; it signed {count} entries until {revoked} revoked it",
            "Have the party confirm each of them; what it did not state is to be corrected."
        ),
        basis: [.format("Schemas/log.md 5.1")]
    )

    init() {}

    mutating func conclude(_ end: LedgerEnd) throws(LogError) -> PatternFindings {
        var findings = PatternFindings(Self.about)
        try end.each(PartyKey.self, term: "key") { (key) throws(LogError) in
            guard let from = key.suspectFrom, let revoked = key.revoked else { return true }
            var count = 0
            var evidence = EvidenceSample()
            try end.entries(recordedFrom: from, before: revoked.event.entry) {
                (entry) throws(LogError) in
                guard entry.header.key == key.key else { return }
                count += 1
                evidence.add(EventID(entry: entry.seq, index: 0))
            }
            guard count > 0 else { return true }
            findings.add(
                [key.subject, Subject(.party, key.party)],
                [
                    "count": String(count), "from": from.description,
                    "party": key.party.description, "revoked": revoked.event.description,
                ],
                evidence.events
            )
            return true
        }
        return findings
    }
}
