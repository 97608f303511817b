import CanonicalJSON
import Regulation
import WasteDomain

/// One party speaks for another 委托.
enum DelegationRules {
    static let all: [Rule] = [
        Rule(
            "LD-DLG-001",
            .key,
            zh: ("委托 {delegation} 不能用于这一陈述: {why}", "由本单位自己签署，或由其授予相符的委托 (liandan delegate grant)"),
            en: (
                "The delegation {delegation} does not allow this statement: {why}",
                "Have the party sign itself, or grant a delegation for it (liandan delegate grant)."
            ),
            basis: [.format("Schemas/submission.md 1")],
            check: .always { context in
                guard let behalf = context.event.onBehalfOf else { return [] }
                return why(behalf, context).map {
                    [
                        Fault(
                            "/onBehalfOf",
                            ["delegation": behalf.delegation.description, "why": $0]
                        )
                    ]
                } ?? []
            }
        ),
        Rule(
            "LD-DLG-002",
            .key,
            zh: ("不能这样委托 {statement}: 这种陈述不能委托，或受托的就是本单位自己", "只能委托物品、联单、出车、台账等日常陈述，且须委托给另一单位"),
            en: (
                "{statement} cannot be delegated so: nobody may delegate it, or the delegate is the party "
                    + "itself",
                "Delegate what is stated day by day about packages, loads, trips and meters, and to "
                    + "another party."
            ),
            basis: [.project],
            check: .on(DelegationGranted.self) { granted, _ in
                guard !granted.statement.isDelegable || granted.to == granted.party else {
                    return []
                }
                let path = granted.statement.isDelegable ? "/to" : "/statement"
                return [Fault(path, ["statement": granted.statement.rawValue])]
            }
        ),
    ]

    private static func why(_ behalf: Behalf, _ context: RuleContext) -> String? {
        guard let delegation = context.slice[Delegation.self, behalf.delegation] else {
            return Reason.unknown.rawValue
        }
        if delegation.party != behalf.party { return Reason.party.with(delegation.party) }
        if delegation.to != context.made.actor { return Reason.delegate.with(delegation.to) }
        if delegation.statement != context.event.kind {
            return Reason.statement.with(delegation.statement.rawValue)
        }
        if let revoked = delegation.revoked { return Reason.ended.with(revoked.event) }
        if !delegation.days.contains(context.day) {
            return Reason.days.with("\(delegation.days.from)–\(delegation.days.until)")
        }
        let manifest =
            context.event.manifestStatement?.manifest
            ?? (context.event.body as? ManifestIssued)?.manifest
        if let only = delegation.manifest, only != manifest {
            return Reason.otherManifest.with(only)
        }
        return nil
    }
}

extension EventKind {
    /// Whether a party may let another state it: what is done with packages and loads, not what
    /// registers, frees, freezes or corrects, nor its own word on what another stated for it.
    package var isDelegable: Bool {
        let isFree = [.manifestConfirmed, .manifestFrozen, .manifestUnfrozen].contains(self)
        let prefixes = [
            "item.", "manifest.", "treatment.", "transit.", "incident.", "party.informed", "trip.",
            "account.",
        ]
        return !isFree && prefixes.contains { rawValue.hasPrefix($0) }
    }
}
