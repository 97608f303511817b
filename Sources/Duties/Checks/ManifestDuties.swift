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
            terms: Manifest.terms(.handingOver, .loaded, .relaying),
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
            let halves = manifest.awaited.filter { $0.isOtherHalf && $0.since.paper == nil }
            return try context.owed(manifest, halves.map(\.kind)) { (here, start) in
                here.hours(.releaseUnloadedHours, after: start)
            }
        },
        DutyCheck(
            "arrival",
            of: Manifest.self,
            terms: Manifest.terms(.loaded, .inTransit),
            limit: .transitHours,
            lead: .dueSoonHours,
            zh: ("在途未达", "起运或联运接收后 {limit} 小时内运抵；查明车辆在哪里，途中有事立即报告", "{vehicle}"),
            en: (
                "on the road, not arrived",
                "To arrive within {limit} hours of setting out: find the vehicle, report what happened.",
                "{vehicle}"
            ),
            basis: [.law("ORDER23", "11(3)(4)")]
        ) { (manifest, context) throws(LogError) in
            guard let start = manifest.underwaySince, start.paper == nil else { return [] }
            let facts = ["vehicle": manifest.vehicle?.description ?? "—"]
            return try context.owed(
                manifest,
                [.manifestDeparted, .manifestArrived],
                since: start.at,
                facts: facts
            ) { (here, start) in
                here.hours(.transitHours, after: start)
            }
        },
        DutyCheck(
            "decision",
            of: Manifest.self,
            terms: Manifest.terms(.arrived, .received),
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
            guard let start = manifest.firstSeenAtConsignee else { return [] }
            let kinds: [EventKind] = [.manifestReceived, .manifestDecided]
            return try context.owed(manifest, kinds, since: start) { (here, start) in
                here.workingDays(.confirmWorkingDays, after: start)
            }
        },
        DutyCheck(
            "paper.entry",
            of: Manifest.self,
            terms: Manifest.terms(
                .issued,
                .handingOver,
                .loaded,
                .inTransit,
                .relaying,
                .arrived,
                .received
            ),
            limit: .paperWorkingDays,
            lead: .dueSoonDays,
            zh: (
                "纸质联单补录",
                "转移完成后 {limit} 个工作日内补录；完成时间未录入前，以最近一次纸质陈述的时间计",
                "纸质单据 {form}，{day}"
            ),
            en: (
                "paper forms to be entered",
                "Enter them within {limit} working days of the end of the transfer; until that is"
                    + " entered, the time of the newest paper statement counts for it.",
                "paper form {form}, {day}"
            ),
            basis: [.law("ORDER23", "20(2)")]
        ) { (manifest, context) throws(LogError) in
            guard let newest = manifest.newestOnPaper, let form = newest.paper else { return [] }
            let kinds = manifest.awaited.map(\.kind).filter { $0 != .partyInformed }
            let facts = ["day": newest.at.legalDay.description, "form": form.description]
            return try context.owed(manifest, kinds, since: newest.at, facts: facts) {
                (here, start) in
                here.workingDays(.paperWorkingDays, after: start)
            }
        },
    ]
}

extension Manifest {
    /// Since when its present carrier has been on the road with it; nil once it is being put down.
    fileprivate var underwaySince: StatementNote? {
        guard unloaded == nil, takenBack == nil else { return nil }
        return legs.count > 1 ? legs.last?.taken : departed ?? loaded?.note
    }
}
