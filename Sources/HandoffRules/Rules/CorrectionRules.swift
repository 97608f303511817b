import CanonicalJSON
import Regulation
import WasteDomain

/// Corrections by proposal and consent 更正 (《危险废物转移管理办法》第29条第3项).
enum CorrectionRules {
    static let all: [Rule] = [
        Rule(
            "LD-COR-001",
            .correction,
            zh: ("{event} 的 {path} 不能这样更正: {why}", "查看联单经过 (liandan manifest show)，核对位置和原值"),
            en: (
                "{path} of {event} cannot be corrected so: {why}",
                "Look at the manifest's history (liandan manifest show); check place and old value."
            ),
            basis: [.law("ORDER23", "29(3)")],
            check: .about(CorrectionProposed.self) { proposed, manifest, context in
                let corrected = CorrectedEvents(proposed.changes, in: context.slice)
                var faults = corrected.faults.map { fault(proposed.changes, $0, $1) }
                for (index, change) in proposed.changes.enumerated()
                where change.event.entry >= context.made.place.entry
                    && context.slice[StatedEvent.self, change.event] != nil
                {
                    faults.append(fault(proposed.changes, index, .unknownEvent))
                }
                for event in corrected.events where !event.isAbout(manifest.manifest) {
                    let index = proposed.changes.firstIndex { $0.event == event.stated.place }
                    faults.append(fault(proposed.changes, index ?? 0, .unknownEvent))
                }
                return unique(faults)
            }
        ),
        Rule(
            "LD-COR-002",
            .correction,
            zh: ("{party} 没有作出所更正的任何陈述", "由原陈述的一方提出更正"),
            en: (
                "{party} made none of the statements to be corrected",
                "Whoever made one of them proposes the correction."
            ),
            basis: [.law("ORDER23", "29(3)")],
            check: .about(CorrectionProposed.self) { proposed, _, context in
                let corrected = CorrectedEvents(proposed.changes, in: context.slice)
                guard corrected.faults.isEmpty,
                    !corrected.events.contains(where: { $0.stated.by == context.made.by })
                else { return [] }
                return [Fault("/changes", ["party": context.made.by.description])]
            }
        ),
        Rule(
            "LD-COR-003",
            .correction,
            zh: ("{party} 不能对更正 {correction} 作出这一陈述: {why}", "同意或拒绝由待同意方作出，撤回由提出方作出"),
            en: (
                "{party} cannot state this about the correction {correction}: {why}",
                "Those it waits for agree or decline; who proposed it withdraws it."
            ),
            basis: [.project],
            check: .on([.correctionAgreed, .correctionDeclined, .correctionWithdrawn], wrongParty)
        ),
        Rule(
            "LD-COR-004",
            .correction,
            zh: ("不能代 {party} 同意: 它没有注销，或代为同意的不是主管部门", "由该单位自己同意；已注销的由主管部门代为同意"),
            en: (
                "Nobody agrees for {party} here: it is not dissolved, or this is no authority",
                "Have the party agree itself; for one that is dissolved the authority does."
            ),
            basis: [.project],
            check: .about(CorrectionAgreed.self) { agreed, _, context in
                guard let party = agreed.standsInFor,
                    context.slice[Party.self, party]?.retired == nil
                        || !context.speakerIsAuthority
                else { return [] }
                return [Fault("/standsInFor", ["party": party.description])]
            }
        ),
        Rule(
            "LD-COR-005",
            .correction,
            zh: (
                "更正之后不再符合规则 {rule} ({path})",
                "查看该规则 (liandan rule show {rule})，把相关的数值放在同一个更正里，或撤回"
            ),
            en: (
                "Once corrected, it would break the rule {rule} ({path})",
                "Look at that rule (liandan rule show {rule}), and correct what belongs together at once; "
                    + "or withdraw it."
            ),
            basis: [.law("ORDER23", "29(3)")],
            check: .on([.correctionAgreed, .correctionProposed], brokenConditions)
        ),
        Rule(
            "HW-AUD-030",
            .correction,
            .info,
            .record,
            zh: ("{days} 天后提出更正 {event} 的 {path}", "及时更正且无危害的不予处罚"),
            en: (
                "A correction of {path} of {event} was proposed after {days} days",
                "What is corrected in time and did no harm is not fined."
            ),
            basis: [.law("ORDER23", "29(3)")],
            check: .about(CorrectionProposed.self) { proposed, _, context in
                proposed.changes.enumerated().compactMap { index, change in
                    guard let stated = context.slice[StatedEvent.self, change.event],
                        let time = stated.event.object?["occurredAt"]?.string
                            .flatMap({ Timestamp($0) })
                    else { return nil }
                    let days = context.made.occurredAt.legalDay.number - time.legalDay.number
                    return Fault(
                        "/changes/\(index)",
                        [
                            "event": change.event.description, "path": change.path.description,
                            "days": String(days),
                        ]
                    )
                }
            }
        ),
    ]
}

extension CorrectionRules {
    private static func fault(
        _ changes: [FieldChange],
        _ index: Int,
        _ fault: CorrectionFault
    ) -> Fault {
        let change = changes[index]
        let why: String =
            switch fault {
            case .unknownEvent: Reason.unknown.rawValue
            case .unknownPlace: Reason.noPlace.rawValue
            case .otherValue: Reason.otherValue.rawValue
            case .fixed: Reason.fixed.rawValue
            case .unreadable(let field): Reason.malformed.with(field.path)
            }
        return Fault(
            "/changes/\(index)",
            [
                "event": change.event.description, "path": change.path.description, "why": why,
            ]
        )
    }

    @Sendable private static func wrongParty(_ context: RuleContext) -> [Fault] {
        let (id, party): (UniqueID, PartyID)
        switch context.event.statement {
        case .correctionAgreed(let agreed):
            (id, party) = (agreed.correction, agreed.standsInFor ?? context.made.by)
        case .correctionDeclined(let declined):
            (id, party) = (declined.correction, context.made.by)
        case .correctionWithdrawn(let withdrawn):
            (id, party) = (withdrawn.correction, context.made.by)
        default: return []
        }
        guard let manifest = context.manifest, let record = context.slice[Correction.self, id]
        else { return [] }
        let isProposer = record.proposed.by == party
        let isAwaited = record.awaits.contains(party)
        let why: String? =
            if record.manifest != manifest.manifest {
                Reason.otherManifest.with(record.manifest)
            } else if record.status != .open {
                Reason.status.with(record.status.rawValue)
            } else if context.event.kind == .correctionWithdrawn ? !isProposer : !isAwaited {
                Reason.notAwaited.rawValue
            } else {
                nil
            }
        return why.map {
            [
                Fault(
                    "/correction",
                    ["party": party.description, "correction": id.description, "why": $0]
                )
            ]
        } ?? []
    }

    /// The stages whose rules a corrected statement must still keep; the others look at how it
    /// came into the ledger, and that stays as it was, or at what was left before it.
    private static let stages: Set<Stage> = [.form, .issue, .licence, .receipt, .balance]

    /// What a correction would break, asked where it is applied and, as a warning, where proposed.
    @Sendable private static func brokenConditions(_ context: RuleContext) -> [Fault] {
        guard let manifest = context.manifest, let changes = changes(in: context) else { return [] }
        let corrected = CorrectedEvents(changes, in: context.slice)
        // What is wrong with the changes themselves is rule LD-COR-001.
        guard corrected.faults.isEmpty,
            corrected.events.allSatisfy({ $0.isAbout(manifest.manifest) })
        else { return [] }
        var (changed, slice) = (manifest, context.slice)
        guard corrected.apply(to: &changed, &slice) else {
            return [broken("LD-COR-001", at: "/changes")]
        }
        slice.put(changed, inPlaceOf: manifest)
        let sums = changed.lines.flatMap { line -> [Fault] in
            guard line != manifest.progress(line.line) else { return [] }
            let coded = slice.coded(on: line.line, of: changed)
            return line.brokenRules(with: coded).map { broken($0, at: "/lines/\(line.line - 1)") }
        }
        let faults = sums + corrected.events.flatMap { refusals($0, slice, context) }
        let found = unique(faults)
        return context.event.kind == .correctionAgreed || isApplied(context, manifest)
            ? found : found.map(\.asWarning)
    }

    /// Each fault once, in the order they were found.
    private static func unique(_ faults: [Fault]) -> [Fault] {
        faults.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// The changes this statement makes, or leads to; nil if others have to agree first.
    private static func changes(in context: RuleContext) -> [FieldChange]? {
        switch context.event.statement {
        case .correctionProposed(let proposed):
            return proposed.changes
        case .correctionAgreed(let agreed):
            let record = context.slice[Correction.self, agreed.correction]
            let party = agreed.standsInFor ?? context.made.by
            return record?.awaits == [party] ? record?.changes : nil
        default: return nil
        }
    }

    private static func isApplied(_ context: RuleContext, _ manifest: Manifest) -> Bool {
        manifest.speakersSoFar.allSatisfy { $0 == context.made.by }
    }

    private static func broken(_ rule: String, at path: String) -> Fault {
        Fault("", ["rule": rule, "path": path])
    }

    /// The rules that would have kept the corrected statement out.
    private static func refusals(
        _ corrected: CorrectedEvents.Corrected,
        _ slice: StateSlice,
        _ context: RuleContext
    ) -> [Fault] {
        let judged = RuleContext(
            event: corrected.event,
            slice: slice,
            made: corrected.made,
            rules: context.rules,
            regulation: context.regulation,
            founder: context.founder,
            proofIsValid: true
        )
        return context.rules.rules.filter { stages.contains($0.stage) }.flatMap { rule -> [Fault] in
            guard let check = rule.statement,
                check.kinds?.contains(corrected.event.kind) ?? true
            else { return [] }
            return check.faults(judged).filter { ($0.effect ?? rule.effect) == .refuse }.map {
                broken(rule.id.description, at: $0.path.description)
            }
        }
    }
}

extension LineProgress {
    /// The rules that its corrected figures do not keep any more, to the gram.
    ///
    /// - Parameter coded: What of it has codes and is still there.
    /// - Returns: The ids of the rules.
    fileprivate func brokenRules(with coded: Mass) -> [String] {
        guard let released, let accepted, let refused, let missing, let difference else {
            return []
        }
        let sum = accepted.grams + refused.grams + missing.grams + Int64(difference)
        let gone = treated + passedOn + sending
        let isBroken = [
            ("HW-RCP-007", sum != released.grams),
            ("HW-RCP-011", gone > accepted),
            ("LD-RCP-011", gone <= accepted && gone + coded > accepted),
            ("LD-RET-001", returned + redirected > refused),
        ]
        return isBroken.filter(\.1).map(\.0)
    }
}

extension CorrectedEvents.Corrected {
    /// Whether it is a statement about a manifest.
    fileprivate func isAbout(_ manifest: UniqueID) -> Bool {
        if case .manifestIssued(let issued) = event.statement { return issued.manifest == manifest }
        return event.manifestStatement?.manifest == manifest
    }
}
