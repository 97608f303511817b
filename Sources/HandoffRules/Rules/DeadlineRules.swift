import CanonicalJSON
import Regulation
import WasteDomain

/// Time limits 期限; a late fact is taken and the delay recorded.
enum DeadlineRules {
    static let all: [Rule] = [
        Rule(
            "HW-DDL-001",
            .deadline,
            .error,
            .record,
            zh: ("接受之日 {start} 起5个工作日内应确认，期限 {due}，迟 {late} 个工作日", "今后按时确认"),
            en: (
                "To be confirmed within 5 working days of {start}, by {due}: {late} working days late",
                "Confirm in time from now on."
            ),
            basis: [.law("ORDER23", "18(1)")],
            parameters: [.confirmWorkingDays, .deadlineCountsStart],
            check: .about(ManifestDecided.self) { _, manifest, context in
                guard let start = manifest.firstSeenAtConsignee?.legalDay,
                    let due = confirmationDue(start, context), context.day > due
                else { return [] }
                let late = context.regulation.calendar.workdays(after: due, through: context.day)
                return [
                    Fault(
                        "",
                        [
                            "start": start.description, "due": due.description,
                            "late": late.map(String.init) ?? "?",
                        ]
                    )
                ]
            }
        ),
        Rule(
            "HW-DDL-004",
            .deadline,
            .error,
            .record,
            zh: ("{year} 年管理计划应在 {due} 前备案", "今后按时备案"),
            en: (
                "The plan for {year} was to be filed by {due}",
                "File it in time from now on."
            ),
            basis: [.law("HJ1259", "5.2.2")],
            parameters: [.planGraceUntil],
            check: .on(PlanFiled.self) { filed, context in
                guard let due = context.day(.planGraceUntil, of: filed.year), context.day > due
                else { return [] }
                return [Fault("/year", ["year": String(filed.year), "due": due.description])]
            }
        ),
        Rule(
            "HW-DDL-014",
            .deadline,
            .warning,
            .record,
            zh: ("缺少 {year} 年的工作日历，期限无法计算", "请主管部门启用含该年日历的法规数据"),
            en: (
                "The working-day calendar of {year} is missing: the deadline cannot be told",
                "Have the authority adopt a regulation that has it."
            ),
            basis: [.project],
            check: .on([.manifestAmended, .manifestDecided, .manifestIssued]) { context in
                if let form = context.event.body.statedForm {
                    let licences = context.slice
                        .wasteLicences(of: form.consignee.party, on: context.day)
                    guard licences.contains(where: { LicenceRules.endsSoon($0, context) == nil })
                    else { return [] }
                    return [unknownYear("/consignee", after: context.day, context)]
                }
                guard let start = context.manifest?.firstSeenAtConsignee?.legalDay,
                    confirmationDue(start, context) == nil
                else { return [] }
                return [unknownYear("", after: start, context)]
            }
        ),
        lateDeclaration(
            "HW-DDL-005",
            zh: "月报 {period} 应在 {due} 前申报",
            en: "The month {period} was to be declared by {due}",
            "7.2.1"
        ) { if case .month = $0 { true } else { false } },
        lateDeclaration(
            "HW-DDL-006",
            zh: "季报 {period} 应在 {due} 前申报",
            en: "The quarter {period} was to be declared by {due}",
            "7.2.2"
        ) { if case .quarter = $0 { true } else { false } },
        lateDeclaration(
            "HW-DDL-007",
            zh: "年报 {period} 应在 {due} 前申报",
            en: "The year {period} was to be declared by {due}",
            "7.2"
        ) { if case .year = $0 { true } else { false } },
    ]

    /// One declared anew is judged by when it was declared first.
    private static func lateDeclaration(
        _ id: RuleID,
        zh: String,
        en: String,
        _ clause: String,
        _ isMeant: @escaping @Sendable (ReportPeriod) -> Bool
    ) -> Rule {
        Rule(
            id,
            .deadline,
            .error,
            .record,
            zh: (zh, "今后按时申报"),
            en: (en, "Declare it in time from now on."),
            basis: [.law("HJ1259", clause)],
            check: .on(DeclarationFiled.self) { filed, context in
                guard isMeant(filed.period), let due = filed.period.due, context.day > due,
                    context.filing(filed) == nil
                else { return [] }
                return [
                    Fault(
                        "/period",
                        ["period": filed.period.description, "due": due.description]
                    )
                ]
            }
        )
    }

    /// The deadline lies days ahead: what is missing is that year or the next.
    private static func unknownYear(
        _ path: String,
        after start: CivilDay,
        _ context: RuleContext
    ) -> Fault {
        let isKnown = context.regulation.calendar.isWorkday(start) != nil
        return Fault(path, ["year": String(isKnown ? start.year + 1 : start.year)])
    }

    private static func confirmationDue(_ start: CivilDay, _ context: RuleContext) -> CivilDay? {
        context.regulation.calendar.deadline(
            context.number(.confirmWorkingDays),
            after: start,
            countsStart: context.flag(.deadlineCountsStart)
        )
    }
}
