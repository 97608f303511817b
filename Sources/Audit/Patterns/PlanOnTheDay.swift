import CanonicalJSON
import HandoffRules
import LedgerLog
import WasteDomain

/// A plan amended on the very day of a shipment under it 转移当日变更管理计划, before or after it.
struct PlanOnTheDay: Pattern {
    static let about = AuditPattern(
        "LD-PAT-009",
        .warning,
        zh: ("{party} 的管理计划 {plan} 在 {day} 变更，当日有 {loads} 批转移", "查明变更是否只为这批转移，实际产生量与计划是否相符"),
        en: (
            "Plan {plan} of {party} was amended on {day}, on which {loads} loads left under it",
            "Ask whether it was changed for these loads only."
        ),
        basis: [.law("HJ1259", "5.2.3")]
    )
    static let kinds: [EventKind] = [.planAmended, .manifestLoaded, .manifestReleased]

    /// What happened under a plan on the newest day something did.
    private struct Today {
        let day: CivilDay
        var amendments = EvidenceSample()
        var shipments = EvidenceSample()
        var loads = 0
    }

    private var plans: [String: (party: PartyID, plan: Reference, today: Today)] = [:]
    private var findings = PatternFindings(Self.about)

    mutating func hear(_ heard: Heard) throws(LogError) {
        let place = heard.made.place
        if case .planAmended(let amended) = heard.event.statement {
            note(amended.party, amended.plan, heard) { $0.amendments.add(place) }
        } else if let form = try heard.loadedManifest()?.form {
            note(form.consignor.party, form.plan, heard) { today in
                today.shipments.add(place)
                today.loads += 1
            }
        }
    }

    private mutating func note(
        _ party: PartyID,
        _ plan: Reference,
        _ heard: Heard,
        _ change: (inout Today) -> Void
    ) {
        let (id, day) = (DocumentID(party, plan).description, heard.event.occurredAt.legalDay)
        var known = plans.removeValue(forKey: id) ?? (party, plan, Today(day: day))
        if known.today.day < day {
            report(known.party, known.plan, known.today)
            known.today = Today(day: day)
        }
        // What is stated later than another day's events is not looked for.
        if known.today.day == day { change(&known.today) }
        plans[id] = known
    }

    private mutating func report(_ party: PartyID, _ plan: Reference, _ today: Today) {
        let (amendments, shipments) = (today.amendments.events, today.shipments.events)
        guard !amendments.isEmpty, !shipments.isEmpty else { return }
        findings.add(
            [Subject(.plan, DocumentID(party, plan)), Subject(.party, party)],
            [
                "day": today.day.description, "loads": String(today.loads),
                "party": party.description, "plan": plan.description,
            ],
            (amendments + shipments).sorted()
        )
    }

    mutating func conclude(_ end: LedgerEnd) -> PatternFindings {
        for (_, known) in plans.inOrder { report(known.party, known.plan, known.today) }
        return findings
    }
}
