import CanonicalJSON
import Regulation
import WasteDomain

/// Daily accounts of pipelines and their like 连续转移台账 (《危险废物转移管理办法》第19条).
enum AccountRules {
    static let all: [Rule] = [
        Rule(
            "LD-ACC-001",
            .balance,
            zh: ("{day} 已有记录 {entry}，重新陈述须写明事由；或该日还没有到", "写明更正事由 (--reason)，或到该日再记"),
            en: (
                "{day} is stated already (entry {entry}): a new statement needs a reason; or it lies ahead",
                "Give the reason (--reason), or wait for that day."
            ),
            basis: [.law("ORDER23", "19")],
            check: .on(AccountRecorded.self) { recorded, context in
                let account = context.slice[Account.self, recorded.accountID]
                let known = account?.stated(by: context.made.by, on: recorded.day)
                let isAhead = recorded.day > context.made.occurredAt.legalDay
                guard isAhead || (known != nil && recorded.reason == nil) else { return [] }
                return [
                    Fault(
                        "/day",
                        [
                            "day": recorded.day.description,
                            "entry": known?.note.event.description ?? "—",
                        ]
                    )
                ]
            }
        ),
        Rule(
            "LD-ACC-002",
            .balance,
            .warning,
            .record,
            zh: ("{day} 移出人计量 {sent} kg，接受人计量 {taken} kg，超过允差", "查明原因；抄错的写明事由重新陈述"),
            en: (
                "{day}: the consignor metered {sent} kg, the consignee {taken} kg, beyond tolerance",
                "Find out why; what was misread is stated anew, with the reason."
            ),
            basis: [.law("ORDER23", "19")],
            parameters: [.toleranceGrams, .tolerancePerMille],
            check: .on(AccountRecorded.self) { recorded, context in
                let day = context.slice[Account.self, recorded.accountID]?.day(recorded.day)
                let isSender = context.made.by == recorded.from.party
                let other = isSender ? day?.taken?.mass : day?.sent?.mass
                guard let other else { return [] }
                let sent = isSender ? recorded.mass : other
                let taken = isSender ? other : recorded.mass
                let tolerance = context.tolerance(of: sent, recorded.code, on: recorded.meter)
                guard sent.distance(to: taken) > tolerance else { return [] }
                return [
                    Fault(
                        "/mass",
                        [
                            "day": recorded.day.description, "sent": sent.kilograms,
                            "taken": taken.kilograms,
                        ]
                    )
                ]
            }
        ),
        Rule(
            "LD-ACC-003",
            .balance,
            .error,
            .record,
            zh: ("{consignee} 在 {day} 没有含 {code} 的许可证", "停止输送，核对许可证"),
            en: (
                "{consignee} has no licence for {code} on {day}",
                "Stop the flow and check the licence."
            ),
            basis: [.law("SWL2020", "80")],
            check: .on(AccountRecorded.self) { recorded, context in
                let licences = context.slice.wasteLicences(of: recorded.to.party, on: recorded.day)
                guard !licences.contains(where: { $0.content.covers(recorded.code) }) else {
                    return []
                }
                return [
                    Fault(
                        "/to",
                        [
                            "consignee": recorded.to.party.description,
                            "day": recorded.day.description, "code": recorded.code.description,
                        ]
                    )
                ]
            }
        ),
        Rule(
            "LD-ACC-004",
            .balance,
            zh: ("批次 {batch} 已有记录 {entry}", "换一个批次编码；更正已记的批次须写明事由 (--reason)"),
            en: (
                "The batch {batch} is stated already (entry {entry})",
                "Give it another code; to state it anew, give the reason (--reason)."
            ),
            basis: [.law("HJ1259", "6.3")],
            check: .on([.wasteGenerated, .wasteTreated]) { context in
                guard let stated = context.event.body as? any BulkStatement,
                    let known = context.slice[Batch.self, Batch.id(stated.site, stated.batch)],
                    stated.reason == nil || known.act != context.event.kind
                else { return [] }
                return [
                    Fault(
                        "/batch",
                        [
                            "batch": stated.batch.description,
                            "entry": known.note.event.description,
                        ]
                    )
                ]
            }
        ),
        Rule(
            "LD-ACC-005",
            .balance,
            zh: ("{day} 还没有到", "到该日再记"),
            en: ("The day {day} lies ahead", "Wait for that day."),
            basis: [.law("HJ1259", "6.3")],
            check: .on([.wasteGenerated, .wasteTreated]) { context in
                guard let stated = context.event.body as? any BulkStatement,
                    stated.day > context.made.occurredAt.legalDay
                else { return [] }
                return [Fault("/day", ["day": stated.day.description])]
            }
        ),
        Rule(
            "LD-ACC-006",
            .balance,
            .error,
            .record,
            zh: ("包装的废物 {code} 与产生批次 {batch} 的 {listed} 不同", "核对批次编码；编码有误的换码"),
            en: (
                "The package is of {code}, and the batch {batch} it was filled from of {listed}",
                "Check the batch; a wrong code is recoded."
            ),
            basis: [.law("HJ1259", "6.3")],
            check: .on(ItemFilled.self) { filled, context in
                guard let source = filled.source(in: context.slice),
                    let batch = context.slice[Batch.self, source],
                    batch.code != filled.code.waste
                else { return [] }
                return [
                    Fault(
                        "/batch",
                        [
                            "code": filled.code.waste.description,
                            "batch": batch.batch.description, "listed": batch.code.description,
                        ]
                    )
                ]
            }
        ),
        Rule(
            "LD-ACC-007",
            .balance,
            zh: ("{period} 已申报 (记录 {entry})", "更正申报须写明事由 (--reason)"),
            en: (
                "{period} is declared already (entry {entry})",
                "To declare it anew, give the reason (--reason)."
            ),
            basis: [.law("HJ1259", "7.1.2")],
            check: .on(DeclarationFiled.self) { filed, context in
                guard filed.reason == nil, let known = context.filing(filed) else { return [] }
                return [
                    Fault(
                        "/period",
                        [
                            "period": filed.period.description,
                            "entry": known.note.event.description,
                        ]
                    )
                ]
            }
        ),
        Rule(
            "LD-ACC-008",
            .balance,
            zh: ("{period} 到 {day} 才结束", "申报期结束后再申报"),
            en: ("{period} ends on {day}", "Declare it when it is over."),
            basis: [.law("HJ1259", "7.2")],
            check: .on(DeclarationFiled.self) { filed, context in
                guard let last = filed.period.last, last >= context.made.occurredAt.legalDay else {
                    return []
                }
                return [
                    Fault(
                        "/period",
                        ["period": filed.period.description, "day": last.description]
                    )
                ]
            }
        ),
    ]
}

extension RuleContext {
    /// What was declared for the same period before.
    func filing(_ filed: DeclarationFiled) -> Filing? {
        slice[Filing.self, Filing.id(filed.site, filed.period)]
    }
}
