import CanonicalJSON
import Regulation
import WasteDomain

/// Paper first, entered later 纸质先行、补录 (《危险废物转移管理办法》第20条第2款).
enum PaperRules {
    static let all: [Rule] = [
        Rule(
            "HW-DDL-002",
            .deadline,
            .error,
            .record,
            zh: ("转移于 {done} 完成，应在 {due} 前补录，迟 {late} 个工作日", "今后按时补录"),
            en: (
                "The transfer was completed on {done}, to be entered by {due}: {late} working days late",
                "Enter it in time from now on."
            ),
            basis: [.law("ORDER23", "20(2)")],
            parameters: [.paperWorkingDays, .deadlineCountsStart],
            check: .always { context in
                guard context.event.paper != nil, let done = completed(context),
                    let days = context.limit(.paperWorkingDays)
                else { return [] }
                let calendar = context.regulation.calendar
                let recorded = context.made.recordedAt.legalDay
                guard
                    let due = calendar.deadline(
                        days,
                        after: done,
                        countsStart: context.flag(.deadlineCountsStart)
                    ), recorded > due
                else { return [] }
                let late = calendar.workdays(after: due, through: recorded)
                return [
                    Fault(
                        "/paper",
                        [
                            "done": done.description, "due": due.description,
                            "late": late.map(String.init) ?? "?",
                        ]
                    )
                ]
            }
        ),
        Rule(
            "LD-PAP-001",
            .deadline,
            zh: ("{kind} 不是联单上的陈述，不能补录纸质单据", "去掉纸质单据 (--paper)"),
            en: (
                "{kind} is no statement on a manifest: it has no paper form",
                "Leave the paper form out (--paper)."
            ),
            basis: [.law("ORDER23", "20(2)")],
            check: .always { context in
                guard context.event.paper != nil, context.event.kind != .manifestIssued,
                    context.event.manifestStatement == nil
                else { return [] }
                return [Fault("/paper", ["kind": context.event.kind.rawValue])]
            }
        ),
        Rule(
            "LD-PAP-002",
            .deadline,
            .warning,
            .record,
            zh: ("纸质单据 {form} 没有声明停用时段，或发生时间不在其中", "写明电子联单不能使用的时段和原因"),
            en: (
                "The paper form {form} declares no outage, or this happened outside it",
                "State when and why the electronic manifest could not be used."
            ),
            basis: [.law("ORDER23", "20(2)")],
            check: .always { context in
                guard let paper = context.event.paper,
                    paper.outage?.contains(context.made.occurredAt) != true
                else { return [] }
                return [Fault("/paper/outage", ["form": paper.form.description])]
            }
        ),
    ]

    /// The day the transfer was completed, as far as it is known: the load was received.
    private static func completed(_ context: RuleContext) -> CivilDay? {
        if context.event.kind == .manifestReceived { return context.made.occurredAt.legalDay }
        return context.manifest?.received?.at.legalDay
    }
}
