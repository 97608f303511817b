package import CanonicalJSON
import Regulation
import WasteDomain

/// The rules of one version, in their one order, and how a statement is judged by them.
///
/// An entry says which version it was judged by, so that it is judged by the same for ever: a rule
/// that is added, changed or given up begins or ends with a new version and never changes an old one.
package struct RuleSet: Sendable {
    /// What `judged.rules` says (`Schemas/log.md` 4.7).
    package let version: Int

    /// Findings are recorded in this order, so that it is part of the format.
    package let rules: [Rule]

    private let places: [RuleID: Int]

    /// Where the rules stand that look at each kind, so that none is asked that has nothing to say.
    private let placesByKind: [EventKind: [Int]]

    /// The rules in force today.
    package static let current = RuleSet(version: 1, of: everyRule)

    private static let chapters: [[Rule]] = [
        LogRules.all, FormRules.all, CodeRules.all, KeyRules.all, DelegationRules.all,
        LedgerKeyRules.all,
        RegistryRules.all, MedicalRules.registry, EmergencyRules.registry, AmendmentRules.all,
        RegulationRules.all,
        ItemRules.all, PackageRules.all,
        SightingRules.all, StoreRules.all, MedicalRules.sealing,
        IssueRules.all, MonthlySheetRules.issue, LicenceRules.all, DestinationRules.all,
        ApprovalRules.all, MedicalRules.licence, EmergencyRules.licence,
        HandoverRules.all, LoadRules.all, RoadRules.all, ReturnRules.all, SourceRules.all,
        MedicalRules.handover, RoundRules.all, ConfirmationRules.handover,
        MonthlySheetRules.handover,
        ReceiptRules.all, DecisionRules.all, EmergencyRules.receipt,
        NoticeRules.all, TreatmentRules.all, MedicalRules.treatment, CorrectionRules.all,
        BalanceRules.all,
        AccountRules.all,
        DeadlineRules.all, StorageRules.all, MedicalClockRules.all, ConfirmationRules.deadline,
        PaperRules.all,
        PrivacyRules.all, FigureRules.all,
        StreamRules.all, StreamBookRules.all, StreamPaperRules.all,
    ]

    /// Those of every version.
    private static let everyRule: [Rule] = chapters.flatMap(\.self)

    private static let earlier: [RuleSet] =
        (1..<current.version).map { RuleSet(version: $0, of: everyRule) }

    /// The rules of a version; nil if a newer program made it.
    package static func version(_ version: Int) -> RuleSet? {
        if version == current.version { return current }
        return earlier.first { $0.version == version }
    }

    /// Takes from all rules those that a version has.
    package init(version: Int, of all: [Rule]) {
        self.version = version
        let rules = all.filter { $0.since <= version && version <= $0.until ?? version }
        self.rules = rules
        places = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1.id, $0) })
        placesByKind = Dictionary(
            uniqueKeysWithValues: EventKind.allCases.map { kind in
                let looking = rules.indices.filter { place in
                    rules[place].statement.map { $0.kinds?.contains(kind) ?? true } ?? false
                }
                return (kind, looking)
            }
        )
    }

    /// The rule of an id.
    package subscript(id: RuleID) -> Rule? { places[id].map { rules[$0] } }

    /// The rule of an id, as it stands today or stood last.
    package static func rule(_ id: RuleID) -> Rule? {
        current[id] ?? everyRule.last { $0.id == id }
    }

    /// Judges a statement by all rules, at the day it happened and, if it was recorded more than
    /// a day later, at the day it was recorded too: then whatever either day finds stands.
    package func judge(_ context: RuleContext, event: Int) -> [Finding] {
        let occurred = context.made.occurredAt.legalDay
        let recorded = context.made.recordedAt.legalDay
        let delay = context.made.recordedAt.milliseconds - context.made.occurredAt.milliseconds
        let limit = Int64(context.number(.doubleJudgementHours)) * 3_600_000
        var findings = findings(context, event)
        // What was on paper first is judged as it was when it was signed 补录.
        if delay > limit, recorded != occurred, context.event.paper == nil {
            findings = stricter(findings, self.findings(context.judged(at: recorded), event))
        }
        return findings.sorted(by: precedes)
    }

    /// Names everything that is wrong with an event that cannot be read.
    package func judge(
        _ faults: [FieldFault],
        in event: JSONValue,
        event index: Int
    ) -> [Finding] {
        faults.compactMap { fault in
            let context = FieldContext(fault, in: event)
            let rule = rules.first { $0.field?(context) ?? false }
            return rule.map {
                Finding(Fault(fault.path, context.facts), of: $0, event: index)
            }
        }
        .sorted(by: precedes)
    }

    /// What the log itself refused, as a finding like any other.
    package static func finding(_ rule: RuleID, event: Int = 0, _ facts: [String: String])
        -> Finding
    {
        guard let rule = Self.rule(rule) else { preconditionFailure("no rule \(rule)") }
        return Finding(Fault(JSONPath.root, facts), of: rule, event: event)
    }

    private func findings(_ context: RuleContext, _ event: Int) -> [Finding] {
        var findings: [Finding] = []
        for place in placesByKind[context.event.kind] ?? [] {
            for fault in rules[place].statement?.faults(context) ?? [] {
                findings.append(Finding(fault, of: rules[place], event: event))
            }
        }
        return findings
    }

    /// Both lists; where they speak of the same, the one that refuses.
    private func stricter(_ left: [Finding], _ right: [Finding]) -> [Finding] {
        var merged = left
        var places = Dictionary(left.enumerated().map { (Matter($1), $0) }) { first, _ in first }
        for finding in right {
            if let same = places[Matter(finding)] {
                if finding.effect == .refuse { merged[same] = finding }
            } else {
                places[Matter(finding)] = merged.count
                merged.append(finding)
            }
        }
        return merged
    }

    /// The order of the recorded list (`Schemas/log.md` 4.8).
    private func precedes(_ left: Finding, _ right: Finding) -> Bool {
        if left.event != right.event { return left.event < right.event }
        let places = (places[left.rule] ?? 0, places[right.rule] ?? 0)
        if places.0 != places.1 { return places.0 < places.1 }
        if left.path != right.path { return left.path.description < right.path.description }
        return left.canonicalBytes.lexicographicallyPrecedes(right.canonicalBytes)
    }
}

/// What a finding speaks of: what two judgements of one statement have in common.
private struct Matter: Hashable {
    let rule: RuleID
    let path: JSONPath

    init(_ finding: Finding) {
        rule = finding.rule
        path = finding.path
    }
}

extension [Finding] {
    /// Whether any of them keeps the statement out.
    package var refuses: Bool { contains { $0.effect == .refuse } }
}
