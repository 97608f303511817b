import CanonicalJSON
import HandoffRules
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// Corrections that wait for somebody's consent 待定更正.
enum CorrectionDuties {
    static let all: [DutyCheck] = [
        DutyCheck(
            "correction.open",
            of: Correction.self,
            terms: ["correction:open"],
            limit: .correctionOpenDays,
            lead: .dueSoonDays,
            zh: (
                "更正待同意", "提出后 {limit} 天内同意，或写明事由拒绝 (liandan correct decline)",
                "联单 {manifest}，{proposer} 提出: {reason}"
            ),
            en: (
                "a correction that waits for consent",
                "Agree within {limit} days, or decline and say why (liandan correct decline).",
                "manifest {manifest}, proposed by {proposer}: {reason}"
            ),
            basis: [.law("ORDER23", "29(3)")]
        ) { (correction, context) throws(LogError) in
            let manifest = try context.reader.record(Manifest.self, correction.manifest)
            let start = correction.proposed.at
            var owed: [Obligation] = []
            for awaited in correction.awaited {
                let place = manifest?.place(of: awaited.party, stating: awaited.kind)
                let here = try context.at(place, of: awaited.party)
                guard let due = here.days(.correctionOpenDays, after: start) else { continue }
                owed.append(
                    Obligation(
                        party: awaited.party,
                        place: place,
                        name: correction.name,
                        since: start,
                        due: due,
                        facts: [
                            "correction": correction.name,
                            "manifest": manifest?.name ?? correction.manifest.description,
                            "proposer": correction.proposed.by.description,
                            "reason": correction.reason.description,
                        ],
                        awaited: awaited.kind
                    )
                )
            }
            return owed
        }
    ]
}
