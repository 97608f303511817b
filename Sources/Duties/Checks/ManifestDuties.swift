import CanonicalJSON
import HandoffRules
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// What open manifests owe 联单时限.
enum ManifestDuties {
    static let all: [DutyCheck] = [
        DutyCheck(
            "handover",
            of: Manifest.self,
            terms: status(.handingOver),
            limit: .releaseUnloadedHours,
            lead: .dueSoonHours,
            zh: ("交接的另一半", "对方已作陈述，{limit} 小时内作出自己的一半，货不对则不签", "对方 {other} 已陈述"),
            en: (
                "the other half of a hand-over",
                "The other side has spoken: make your half within {limit} hours, or do not sign.",
                "{other} has spoken"
            ),
            basis: [.law("ORDER23", "11(1), 13(3)")]
        ) { (manifest, context) throws(LogError) in
            manifest.awaited.filter(\.isOtherHalf).compactMap { awaited in
                context.hours(.releaseUnloadedHours, after: awaited.since.at).map {
                    Obligation(
                        manifest,
                        awaited,
                        since: awaited.since.at,
                        due: $0,
                        facts: ["other": awaited.since.by.description]
                    )
                }
            }
        },
        DutyCheck(
            "arrival",
            of: Manifest.self,
            terms: status(.loaded, .inTransit, .relaying),
            limit: .transitHours,
            lead: .dueSoonHours,
            zh: ("在途未达", "装车后 {limit} 小时内运抵；查明车辆在哪里，途中有事立即报告", "{vehicle}"),
            en: (
                "on the road, not arrived",
                "To arrive within {limit} hours of loading: find the vehicle, report what happened.",
                "{vehicle}"
            ),
            basis: [.law("ORDER23", "11(3)(4)")]
        ) { (manifest, context) throws(LogError) in
            guard let start = manifest.departed ?? manifest.loaded?.note,
                let due = context.hours(.transitHours, after: start.at)
            else { return [] }
            return manifest.awaited.map {
                let vehicle = manifest.vehicle?.description ?? "—"
                return Obligation(
                    manifest,
                    $0,
                    since: start.at,
                    due: due,
                    facts: ["vehicle": vehicle]
                )
            }
        },
        DutyCheck(
            "decision",
            of: Manifest.self,
            terms: status(.arrived, .received),
            limit: .confirmWorkingDays,
            lead: .dueSoonDays,
            zh: ("接收确认", "接受之日起 {limit} 个工作日内接收核实并出具意见", "移出人 {consignor}"),
            en: (
                "confirmation of receipt",
                "Receive, check and decide within {limit} working days of the arrival.",
                "from {consignor}"
            ),
            basis: [.law("ORDER23", "18(1)")]
        ) { (manifest, context) throws(LogError) in
            guard let start = manifest.firstSeenAtConsignee,
                let due = context.workingDays(.confirmWorkingDays, after: start)
            else { return [] }
            return manifest.awaited.map { Obligation(manifest, $0, since: start, due: due) }
        },
        DutyCheck(
            "storage.operator",
            of: Manifest.self,
            terms: status(.decided),
            limit: .operatorStorageDays,
            lead: .dueRenewDays,
            zh: ("经营单位贮存", "贮存不超过 {limit} 天；利用处置，或取得发证机关的延期批准", "{mass} kg 未处理"),
            en: (
                "storage at the operator",
                "At most {limit} days: treat it, or have the licensing authority extend the time.",
                "{mass} kg not treated"
            ),
            basis: [.law("SWL2020", "81(3)")]
        ) { (manifest, context) throws(LogError) in
            try untreated(manifest, where: { !$0.isMedical }) { (start, _) throws(LogError) in
                context.days(.operatorStorageDays, after: start)
            }
        },
        DutyCheck(
            "storage.collector",
            of: Manifest.self,
            terms: status(.decided),
            limit: .collectionHandoverWorkingDays,
            lead: .dueRenewDays,
            zh: ("收集单位转交", "收集后 {limit} 个工作日内交给持证的处置单位", "{mass} kg 未转交"),
            en: (
                "to be handed on by the collector",
                "Hand it to a licensed disposer within {limit} working days.",
                "{mass} kg not handed on"
            ),
            basis: [.law("LIC408", "20")]
        ) { (manifest, context) throws(LogError) in
            try untreated(manifest, where: { _ in true }) { (start, party) throws(LogError) in
                let licences = try context.licences(of: party)
                    .filter { $0.content.type.isForWaste && $0.counts(on: start.legalDay) }
                guard !licences.isEmpty,
                    licences.allSatisfy({ $0.content.type.isForCollection })
                else { return nil }
                return context.workingDays(.collectionHandoverWorkingDays, after: start)
            }
        },
        DutyCheck(
            "storage.medical.disposer",
            of: Manifest.self,
            terms: status(.decided),
            limit: .medicalDisposerHours,
            lead: .dueSoonHours,
            zh: ("医疗废物处置", "接收后 {limit} 小时内处置 (低于5℃贮存时另有期限)", "{mass} kg 未处理"),
            en: (
                "treatment of medical waste",
                "Treat it within {limit} hours (longer where it is stored below 5 °C).",
                "{mass} kg not treated"
            ),
            basis: [.law("GB39707", "5.4.6")]
        ) { (manifest, context) throws(LogError) in
            try untreated(manifest, where: \.isMedical) { (start, _) throws(LogError) in
                context.hours(.medicalDisposerHours, after: start)
            }
        },
    ]

    private static func status(_ statuses: ManifestStatus...) -> [String] {
        statuses.map { "status:\($0.rawValue)" }
    }

    /// What the consignee has accepted of some lines and still keeps.
    private static func untreated(
        _ manifest: Manifest,
        where isMeant: (ManifestLine) -> Bool,
        _ due: (Timestamp, PartyID) throws(LogError) -> Deadline?
    ) throws(LogError) -> [Obligation] {
        let left = manifest.form.lines.filter(isMeant)
            .compactMap { manifest.progress($0.line) }
            .map { ($0.accepted ?? .zero) - $0.treated }.total
        guard let start = manifest.firstSeenAtConsignee, left > .zero,
            let awaited = manifest.awaited.first(where: { $0.kind == .treatmentRecorded }),
            let due = try due(start, awaited.party)
        else { return [] }
        let facts = ["mass": left.kilograms]
        return [Obligation(manifest, awaited, since: start, due: due, facts: facts)]
    }
}

extension Obligation {
    /// A statement on a manifest, due at the site of whoever has to make it.
    fileprivate init(
        _ manifest: Manifest,
        _ awaited: Awaited,
        since: Timestamp,
        due: Deadline,
        facts: [String: String] = [:]
    ) {
        let sites = [manifest.form.consignor, manifest.form.consignee]
        let known = [
            "consignor": manifest.form.consignor.party.description,
            "manifest": manifest.number.description,
        ]
        self.init(
            party: awaited.party,
            place: sites.first { $0.party == awaited.party },
            name: manifest.number.description,
            since: since,
            due: due,
            facts: facts.merging(known) { $1 },
            awaited: awaited.kind
        )
    }
}

extension ManifestLine {
    /// Whether it is 感染性、损伤性 or 病理性废物, whose storage is limited by the hour.
    ///
    /// Chemical and pharmaceutical waste (841-004-01, 841-005-01) is stored as other waste is
    /// (GB 39707-2020 5.4.7).
    fileprivate var isMedical: Bool {
        ["841-001-01", "841-002-01", "841-003-01"].contains(code.description)
    }
}
