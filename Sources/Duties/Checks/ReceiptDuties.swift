import CanonicalJSON
import HandoffRules
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// What is owed once a load was checked: who is to be told, what is to go back 差异、拒收、退运.
enum ReceiptDuties {
    static let all: [DutyCheck] = [
        DutyCheck(
            "discrepancy.consignor",
            of: Manifest.self,
            terms: ["manifest:untold"],
            limit: nil,
            lead: .dueSoonHours,
            zh: ("重大差异告知移出人", "立即告知移出人，送达或对方确认后再出具意见", "第 {lines} 行有差异，移出人 {consignor}"),
            en: (
                "a discrepancy the consignor was not told of",
                "Tell it at once; decide when that is delivered or acknowledged.",
                "line {lines}, consignor {consignor}"
            ),
            command: "liandan manifest inform {manifest} --about discrepancy",
            basis: [.law("ORDER23", "18(2)")]
        ) { (manifest, _) throws(LogError) in
            manifest.isConsignorUntold ? manifest.toTell : []
        },
        DutyCheck(
            "discrepancy.authority",
            of: Manifest.self,
            terms: ["manifest:untold"],
            limit: nil,
            lead: .dueSoonHours,
            zh: ("重大差异报告主管部门", "立即向接受地生态环境主管部门报告", "第 {lines} 行有差异"),
            en: (
                "a discrepancy no authority was told of",
                "Tell the ecology authority of the place that takes the waste in, at once.",
                "line {lines}"
            ),
            command: "liandan manifest inform {manifest} --about discrepancy --party AUTHORITY",
            basis: [.law("ORDER23", "18(2)")]
        ) { (manifest, _) throws(LogError) in
            manifest.isAuthorityUntold ? manifest.toTell : []
        },
        DutyCheck(
            "missing",
            of: Manifest.self,
            terms: Manifest.terms(.decided),
            limit: .incidentReportHours,
            lead: .dueSoonHours,
            zh: ("缺失未报告", "{limit} 小时内作为突发环境事件报告，查明去向", "缺失 {mass} kg"),
            en: (
                "waste that is missing and not reported",
                "Report it as an incident within {limit} hours, and find out where it went.",
                "{mass} kg missing"
            ),
            basis: [.law("ORDER23", "9(2)"), .law("SWL2020", "86")]
        ) { (manifest, context) throws(LogError) in
            guard let decided = manifest.decided else { return [] }
            let facts = ["mass": manifest.lines.compactMap(\.missing).total.kilograms]
            return try context.owed(
                manifest,
                [.incidentReported],
                since: decided.at,
                facts: facts
            ) { (here, start) in
                here.hours(.incidentReportHours, after: start)
            }
        },
        DutyCheck(
            "refused",
            of: Manifest.self,
            terms: Manifest.terms(.decided),
            limit: .refusedDays,
            lead: .dueSoonDays,
            zh: ("拒收未退回或改送", "出具意见后 {limit} 天内退回移出人，或另填联单改送", "{mass} kg 拒收待处理"),
            en: (
                "refused waste that is neither back nor elsewhere",
                "Within {limit} days of the decision: bring it back, or redirect it by a new manifest.",
                "{mass} kg refused and left"
            ),
            command: "liandan manifest redirect {manifest} --to NUMBER",
            basis: [.project]
        ) { (manifest, context) throws(LogError) in
            let left = manifest.lines.map(\.refusedLeft).total
            guard let decided = manifest.decided, left > .zero else { return [] }
            let consignor = manifest.form.consignor
            let facts = ["mass": left.kilograms]
            let due = try context.at(consignor, of: consignor.party)
                .days(.refusedDays, after: decided.at)
            // The consignor may send it elsewhere, the carrier may bring it back.
            let redirection = due.map {
                Obligation(
                    manifest,
                    .manifestRedirected,
                    of: consignor.party,
                    since: decided.at,
                    due: $0,
                    facts: facts
                )
            }
            guard manifest.returnDeparted == nil, manifest.returnReceived == nil else {
                return redirection.map { [$0] } ?? []
            }
            return try context.owed(
                manifest,
                [.manifestReturnDeparted],
                since: decided.at,
                facts: facts
            ) { (here, start) in
                here.days(.refusedDays, after: start)
            } + (redirection.map { [$0] } ?? [])
        },
        DutyCheck(
            "returning",
            of: Manifest.self,
            terms: Manifest.terms(.decided),
            limit: .transitHours,
            lead: .dueSoonHours,
            zh: ("退运的另一半", "退运起运后 {limit} 小时内退回；由对方作出自己的一半", "对方 {other} 已陈述"),
            en: (
                "a return of which one half is stated",
                "It ends within {limit} hours of setting out: state the other half.",
                "{other} has spoken"
            ),
            basis: [.law("ORDER23", "11(3)(4)")]
        ) { (manifest, context) throws(LogError) in
            let halves = manifest.awaited.filter(\.isOtherHalf).map(\.kind)
            return try context.owed(manifest, halves) { (here, start) in
                here.hours(.transitHours, after: start)
            }
        },
    ]
}

extension Manifest {
    /// That the consignee tells of what differs, from when it has checked the load.
    fileprivate var toTell: [Obligation] {
        guard let received else { return [] }
        let differing = lines.filter { !$0.differences.isEmpty }.map { String($0.line) }
        return [
            Obligation(
                self,
                .partyInformed,
                of: form.consignee.party,
                since: received.at,
                due: .time(received.at),
                facts: ["lines": differing.joined(separator: ", ")]
            )
        ]
    }
}
