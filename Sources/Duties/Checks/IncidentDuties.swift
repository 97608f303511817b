import CanonicalJSON
import HandoffRules
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// What whoever reported an incident still owes 突发环境事件.
enum IncidentDuties {
    static let all: [DutyCheck] = [
        DutyCheck(
            "incident.authority",
            of: Manifest.self,
            terms: ["manifest:incident"],
            limit: .incidentReportHours,
            lead: .dueSoonHours,
            zh: ("突发事件报告主管部门", "{limit} 小时内向当地主管部门报告，并记录报告时间", "事件 {incident}"),
            en: (
                "an incident no authority was told of",
                "Tell the authority of the place within {limit} hours, and state when.",
                "incident {incident}"
            ),
            command: report + " --told TIME",
            basis: [.law("ORDER23", "9(2)"), .law("SWL2020", "86")]
        ) { (manifest, context) throws(LogError) in
            try context.owed(manifest, manifest.incidents.filter { $0.authorityToldAt == nil }) {
                (here, start) in
                here.hours(.incidentReportHours, after: start)
            }
        },
        DutyCheck(
            "incident.end",
            of: Manifest.self,
            terms: ["manifest:incident"],
            limit: .incidentOpenDays,
            lead: .dueSoonDays,
            zh: ("突发事件未结束", "{limit} 天内处置完毕，并记录结束", "事件 {incident}"),
            en: (
                "an incident that is not over",
                "Deal with it within {limit} days, and state that it is over.",
                "incident {incident}"
            ),
            command: report + " --ended",
            basis: [.project]
        ) { (manifest, context) throws(LogError) in
            try context.owed(manifest, manifest.incidents.filter { $0.ended == nil }) {
                (here, start) in
                here.days(.incidentOpenDays, after: start)
            }
        },
    ]

    private static let report =
        "liandan incident report {manifest} --incident {incident}"
        + " --place PLACE --text TEXT"
}

extension DutyContext {
    /// What those who reported some incidents owe, each from its first report on.
    fileprivate func owed(
        _ manifest: Manifest,
        _ incidents: [Incident],
        _ deadline: (DutyContext, Timestamp) -> Deadline?
    ) throws(LogError) -> [Obligation] {
        var owed: [Obligation] = []
        for incident in incidents {
            let reported = incident.reported
            let place = manifest.place(of: reported.by, stating: .incidentReported)
            guard let due = try deadline(at(place, of: reported.by), reported.at) else { continue }
            owed.append(
                Obligation(
                    manifest,
                    .incidentReported,
                    of: reported.by,
                    since: reported.at,
                    due: due,
                    facts: ["incident": incident.incident.description]
                )
            )
        }
        return owed
    }
}
