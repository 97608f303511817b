import CanonicalJSON
import Regulation
import WasteDomain

/// What must be registered, what must be new, and what can follow what.
enum RegistryRules {
    static let all: [Rule] = [
        Rule(
            "LD-REF-001",
            .registry,
            zh: ("{subject} 没有登记", "核对编号，或先登记"),
            en: ("{subject} is not registered", "Check the name, or register it first."),
            basis: [.format("Schemas/events/")],
            check: .always { context in
                context.event.body.needs.compactMap { mention in
                    context.slice[mention.subject] == nil
                        ? Fault(mention.path, ["subject": mention.subject.description]) : nil
                }
            }
        ),
        Rule(
            "LD-REF-002",
            .registry,
            zh: ("{subject} 已经登记", "不必重复登记；内容有变时用变更"),
            en: ("{subject} is registered already", "There is no need to; amend it if it changed."),
            basis: [.format("Schemas/events/")],
            check: .always { context in
                context.event.body.creates.compactMap { mention in
                    // A second package of one code is rule HW-ITM-002.
                    guard mention.subject.kind != .item, context.slice[mention.subject] != nil
                    else {
                        return nil
                    }
                    return Fault(mention.path, ["subject": mention.subject.description])
                }
            }
        ),
        Rule(
            "LD-PTY-001",
            .registry,
            zh: ("{party} 已注销，不能再被指定", "另选单位；已经开始的转移可以办完"),
            en: (
                "{party} has retired and cannot be newly named",
                "Name another; what is under way may be finished."
            ),
            basis: [.law("ORDER23", "10(1)")],
            check: .on(
                [
                    .contractRecorded, .licenceGranted, .manifestAmended, .manifestIssued,
                    .manifestRelayReleased, .siteRegistered, .vehicleRegistered,
                ],
                retiredParties
            )
        ),
        Rule(
            "LD-PTY-002",
            .registry,
            zh: ("{party} 没有登记为 {role}", "核对单位，或由主管部门变更单位类型"),
            en: (
                "{party} is not registered as {role}",
                "Check the party, or have the authority amend what it does."
            ),
            basis: [.law("ORDER23", "31")],
            check: .on(
                [
                    .itemIssued, .itemMerged, .itemOverpacked, .itemRecoded, .itemSplit,
                    .manifestAmended, .manifestIssued, .manifestRelayReleased,
                    .vehicleRegistered,
                ],
                wrongRoles
            )
        ),
        Rule(
            "LD-STA-001",
            .registry,
            zh: ("{subject} 现为 {status}，不能作出 {kind} 陈述", "查看其经过 (show)，核对顺序"),
            en: (
                "{subject} is {status}; {kind} cannot follow",
                "Look at its history (show) and check the order."
            ),
            basis: [.law("ORDER23", "10, 11, 12, 18")],
            check: .always(impossibleState)
        ),
        Rule(
            "LD-TIM-001",
            .registry,
            zh: ("发生时间 {occurred} 早于前一陈述 {previous} (记录 {entry})", "更正发生时间"),
            en: (
                "It happened at {occurred}, before the statement it follows: {previous} "
                    + "(entry {entry})",
                "Correct the time."
            ),
            basis: [.law("ORDER23", "10, 11, 12")],
            parameters: [.clockSkewSeconds],
            check: .always(outOfOrder)
        ),
        Rule(
            "LD-NUM-001",
            .registry,
            zh: (
                "没有可分配的联单编号: 号段 {segment}，{year} 年",
                "请主管部门授予号段 (liandan numbers grant)"
            ),
            en: (
                "No manifest number is left to allot: segment {segment}, year {year}",
                "Have the authority grant a range (liandan numbers grant)."
            ),
            basis: [.law("ORDER23", "15")],
            check: .on(ManifestIssued.self) { issued, context in
                guard issued.number == nil,
                    let site = context.slice[Site.self, issued.form.consignor],
                    issued.allotment(in: context.slice, context.made) == nil
                else { return [] }
                return [
                    Fault(
                        "/number",
                        [
                            "segment": site.segment.description,
                            "year": String(context.made.recordedAt.legalYear),
                        ]
                    )
                ]
            }
        ),
        Rule(
            "LD-NUM-002",
            .registry,
            zh: ("一次提交最多分配1000个联单编号", "分成几次提交"),
            en: ("At most 1,000 numbers are allotted to one submission", "Split it."),
            basis: [.format("Schemas/log.md 4.6")]
        ),
        Rule(
            "LD-LIC-001",
            .registry,
            zh: ("暂停期间的止日 {until} 早于起日 {from}", "更正起止日期"),
            en: ("The suspension ends on {until}, before it begins on {from}", "Correct the days."),
            basis: [.format("Schemas/events/licence.suspended")],
            check: .on(LicenceSuspended.self) { suspended, _ in
                let days = suspended.suspension
                guard let until = days.until, until < days.from else { return [] }
                return [
                    Fault("/until", ["from": days.from.description, "until": until.description])
                ]
            }
        ),
    ]
}

extension RegistryRules {
    @Sendable private static func retiredParties(_ context: RuleContext) -> [Fault] {
        let named: [(String, PartyID)] =
            switch context.event.statement {
            case .manifestRelayReleased(let released): [("/to", released.to)]
            case .contractRecorded(let recorded):
                [("/party", recorded.party), ("/contractor", recorded.contractor)]
            case .licenceGranted(let granted): [("/party", granted.party)]
            case .siteRegistered(let registered): [("/party", registered.site.party)]
            case .vehicleRegistered(let registered): [("/party", registered.party)]
            default:
                context.event.body.statedForm.map { form in
                    [("/consignee", form.consignee.party)]
                        + form.carriers.enumerated().map { ("/carriers/\($0)", $1) }
                } ?? []
            }
        return named.compactMap { path, party in
            context.slice[Party.self, party]?.retired == nil
                ? nil : Fault(path, ["party": party.description])
        }
    }

    @Sendable private static func wrongRoles(_ context: RuleContext) -> [Fault] {
        let named: [(String, PartyID, [PartyRole])] =
            switch context.event.statement {
            case .manifestRelayReleased(let released): [("/to", released.to, [.carrier])]
            case .vehicleRegistered(let registered): [("/party", registered.party, [.carrier])]
            // What bursts on the road gets a label of the carrier's.
            case .itemOverpacked(let overpacked):
                [("/code", overpacked.code.unit, [.generator, .collector, .disposer, .carrier])]
            default:
                context.event.newItems.map {
                    ($0.codePath, $0.code.unit, [.generator, .collector, .disposer])
                }
                    + (context.event.body.statedForm.map(roles) ?? [])
            }
        return named.compactMap { path, party, roles in
            guard let record = context.slice[Party.self, party],
                !record.roles.contains(where: roles.contains)
            else { return nil }
            let names = roles.map(\.rawValue).joined(separator: "/")
            return Fault(path, ["party": party.description, "role": names])
        }
    }

    /// What the parties of a form must be registered as; where collection, use or disposal is
    /// exempt, or an emergency is named, any may.
    private static func roles(
        _ form: ManifestForm
    ) -> [(path: String, party: PartyID, roles: [PartyRole])] {
        let isExempt =
            [.collect, .use, .dispose].contains(where: form.claims) || form.underEmergency != nil
        return [
            ("/consignor", form.consignor.party, [.generator, .collector, .disposer]),
            (
                "/consignee", form.consignee.party,
                isExempt ? [.disposer, .collector, .generator] : [.disposer, .collector]
            ),
        ] + form.carriers.enumerated().map { ("/carriers/\($0)", $1, [.carrier]) }
    }

    @Sendable private static func impossibleState(_ context: RuleContext) -> [Fault] {
        let kind = context.event.kind
        if context.event.itemStatement != nil {
            guard let item = context.item else { return [] }
            // An item that has ended is rule HW-ITM-008, one that is packed LD-ITM-002.
            let isPacked = item.container != nil && !Item.trueAnywhere.contains(kind)
            guard !item.canFollow(kind), !item.status.isFinal, !isPacked else { return [] }
            return [fault("/code", item.subject, item.status.rawValue, kind)]
        }
        guard let manifest = context.manifest, !manifest.canFollow(kind, by: context.made.by),
            !HandoverRules.explains(kind, manifest.status),
            !AmendmentRules.explains(context)
        else { return [] }
        return [fault("/manifest", manifest.subject, manifest.status.rawValue, kind)]
    }

    private static func fault(
        _ path: String,
        _ subject: Subject,
        _ status: String,
        _ kind: EventKind
    ) -> Fault {
        Fault(path, ["subject": subject.description, "status": status, "kind": kind.rawValue])
    }

    @Sendable private static func outOfOrder(_ context: RuleContext) -> [Fault] {
        let kind = context.event.kind
        guard let manifest = context.manifest, !manifest.isLate(kind, by: context.made.by) else {
            return []
        }
        let skew = Int64(context.number(.clockSkewSeconds)) * 1000
        guard let previous = manifest.previous(to: kind) else { return [] }
        guard context.made.occurredAt.advanced(by: skew) < previous.at else { return [] }
        return [
            Fault(
                "/occurredAt",
                [
                    "occurred": context.made.occurredAt.description,
                    "previous": previous.at.description, "entry": previous.event.description,
                ]
            )
        ]
    }
}

extension Manifest {
    /// The statement that one of a kind cannot have happened before; nil if it can come any time.
    ///
    /// The two halves of a hand-over happen together; neither waits for the other.
    fileprivate func previous(to kind: EventKind) -> StatementNote? {
        switch kind {
        case .manifestReleased, .manifestLoaded: issued
        case .manifestUnloaded, .manifestTakenBack: loaded?.note
        case .manifestRelayReleased, .manifestRelayTaken: legs.last?.taken
        case .manifestReturnDeparted, .manifestReturnReceived: decided
        case .incidentReported, .transitObserved, .manifestVehicleChanged: legs.first?.taken
        case .manifestDiscrepancyReported: arrived ?? received
        case .partyInformed, .noteAdded, .manifestFrozen, .manifestUnfrozen,
            .correctionProposed, .correctionAgreed, .correctionDeclined, .correctionWithdrawn:
            nil
        default: latest
        }
    }
}
