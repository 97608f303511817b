import CanonicalJSON
import Regulation
import WasteDomain

/// What must be in order before a manifest is issued 填发.
enum IssueRules {
    static let all: [Rule] = [
        Rule(
            "HW-MAN-010",
            .issue,
            zh: (
                "合同 {contract} 不能作为本次转移的依据: {why}",
                "登记在填发日有效、双方和废物相符的书面合同 (liandan contract record)"
            ),
            en: (
                "The contract {contract} does not carry this transfer: {why}",
                "Record a written contract of these parties, valid today, for this waste."
            ),
            basis: [.law("ORDER23", "10(1)"), .law("SWL2020", "37")],
            parameters: [.contractRequired, .smallContractRecorded],
            check: .form(contracts)
        ),
        Rule(
            "HW-MAN-011",
            .issue,
            zh: ("场所 {site} 没有 {year} 年的管理计划 {plan}", "先备案当年的管理计划 (liandan plan file)"),
            en: (
                "The site {site} has no management plan {plan} for {year}",
                "File this year's plan first (liandan plan file)."
            ),
            basis: [.law("ORDER23", "10(2), 14"), .law("HJ1259", "5.2.2")],
            parameters: [.planGraceUntil, .smallPlanRecorded],
            check: .form(plan)
        ),
        Rule(
            "HW-MAN-012",
            .issue,
            zh: ("管理计划的转移表没有 {code} 转给 {consignee}", "先变更管理计划 (liandan plan amend)"),
            en: (
                "The plan's transfer table has no {code} to {consignee}",
                "Amend the plan first (liandan plan amend)."
            ),
            basis: [.law("ORDER23", "14"), .law("HJ1259", "5.2.3")],
            parameters: [.smallPlanRecorded],
            check: .form { form, context in
                guard let plan = context.plan(of: form) else { return [] }
                return form.lines.enumerated().compactMap { index, line in
                    let isPlanned = plan.lines.contains {
                        $0.code == line.code && $0.consignees.contains(form.consignee.party)
                    }
                    guard !isPlanned else { return nil }
                    let fault = Fault(
                        "/lines/\(index)/code",
                        [
                            "code": line.code.description,
                            "consignee": form.consignee.party.description,
                        ]
                    )
                    return context.eased(fault, of: form, where: .smallPlanRecorded)
                }
            }
        ),
        Rule(
            "HW-MAN-013",
            .issue,
            .warning,
            .record,
            zh: ("{code} 全年移出 {sum} kg，超过计划的 {planned} kg", "及时变更管理计划"),
            en: (
                "{code}: {sum} kg leave in the year, {planned} kg are planned",
                "Have the plan changed."
            ),
            basis: [.law("HJ1259", "5.2.3"), .law("ORDER23", "14")],
            parameters: [.planOverPercent],
            check: .form(overPlan)
        ),
        Rule(
            "HW-MAN-018",
            .issue,
            zh: ("第 {line} 行没有危险货物编号 (UN)", "填写 UN 编号；托运人负责确定"),
            en: (
                "Line {line} has no UN number",
                "Give the UN number; the shipper determines it."
            ),
            basis: [.law("ORDER23", "13(1)")],
            parameters: [.unNumberRequired],
            check: .form { form, context in
                guard context.flag(.unNumberRequired), !form.claims(.transport) else { return [] }
                return form.lines.enumerated().compactMap { index, line in
                    line.un == nil ? Fault("/lines/\(index)/un", ["line": String(line.line)]) : nil
                }
            }
        ),
        Rule(
            "HW-MAN-020",
            .issue,
            zh: ("接受人与移出人是同一场所 {site}", "场所内部的移动记入台账，不用联单"),
            en: (
                "The consignee is the consignor's own site {site}",
                "A move inside a site goes into the accounts, not on a manifest."
            ),
            basis: [.law("ORDER23", "31(1)")],
            check: .form { form, _ in
                form.consignee == form.consignor
                    ? [Fault("/consignee", ["site": form.consignee.description])] : []
            }
        ),
        Rule(
            "HW-MAN-032",
            .issue,
            .info,
            .record,
            zh: ("第 {line} 行与第 {other} 行是同一种废物 {code}", "名称、形态、包装都相同的合并为一行"),
            en: (
                "Line {line} and line {other} are the same waste {code}",
                "Put what has the same name, form and packaging on one line."
            ),
            basis: [.law("ORDER23", "16(1)")],
            check: .form { form, _ in
                let lines = form.lines
                return lines.indices.flatMap { second in
                    lines[..<second].filter { $0.isSameKind(as: lines[second]) }.map { first in
                        Fault(
                            "/lines/\(second)",
                            [
                                "line": String(first.line), "other": String(lines[second].line),
                                "code": first.code.description,
                            ]
                        )
                    }
                }
            }
        ),
    ]
}

extension RuleContext {
    /// The plan a manifest names, if it is one of the consignor's site.
    func plan(of form: ManifestForm) -> Plan? {
        let plan = slice[Plan.self, DocumentID(form.consignor.party, form.plan)]
        return plan.flatMap { $0.site == form.consignor ? $0 : nil }
    }
}

extension IssueRules {
    @Sendable private static func contracts(
        _ form: ManifestForm,
        _ context: RuleContext
    ) -> [Fault] {
        guard context.flag(.contractRequired) else { return [] }
        var faults = [
            fault(
                "/contract",
                DocumentID(form.consignor.party, form.contract),
                .disposal,
                with: [form.consignee.party],
                for: form.lines.map(\.code),
                context
            )
        ]
        if let transport = form.transportContract {
            faults.append(
                fault(
                    "/transportContract",
                    DocumentID(form.shipperParty, transport),
                    .transport,
                    with: form.carriers,
                    for: [],
                    context
                )
            )
        }
        return faults.compactMap(\.self).map {
            context.eased($0, of: form, where: .smallContractRecorded)
        }
    }

    private static func fault(
        _ path: String,
        _ id: DocumentID,
        _ purpose: ContractPurpose,
        with contractors: [PartyID],
        for codes: [WasteCode],
        _ context: RuleContext
    ) -> Fault? {
        let contract = context.slice[Contract.self, id]
        let uncovered = codes.first { contract?.codes?.contains($0) == false }
        let why: String? =
            if let contract {
                if contract.purpose != purpose {
                    Reason.purpose.with(contract.purpose.rawValue)
                } else if !contractors.contains(contract.contractor) {
                    Reason.contractor.with(contract.contractor)
                } else if !contract.days.contains(context.day) {
                    Reason.days.with("\(contract.days.from)–\(contract.days.until)")
                } else if let uncovered {
                    Reason.notCovered.with(uncovered)
                } else {
                    nil
                }
            } else {
                Reason.unknown.rawValue
            }
        return why.map { Fault(path, ["contract": id.number.description, "why": $0]) }
    }

    @Sendable private static func plan(
        _ form: ManifestForm,
        _ context: RuleContext
    ) -> [Fault] {
        let plan = context.plan(of: form)
        let year = context.day.year
        if plan?.year == year { return [] }
        let fault = Fault(
            "/plan",
            [
                "plan": form.plan.description, "site": form.consignor.description,
                "year": String(year),
            ]
        )
        // Until the filing date of the new year last year's plan may serve.
        let grace = context.day(.planGraceUntil, of: year)
        let isGrace = plan?.year == year - 1 && grace.map { context.day <= $0 } ?? false
        return [
            isGrace
                ? fault.asWarning : context.eased(fault, of: form, where: .smallPlanRecorded)
        ]
    }

    @Sendable private static func overPlan(
        _ form: ManifestForm,
        _ context: RuleContext
    ) -> [Fault] {
        guard let plan = context.plan(of: form) else { return [] }
        let percent = context.number(.planOverPercent)
        return Set(form.lines.map(\.code)).sorted().compactMap { code in
            let now = form.lines.filter { $0.code == code }.map(\.mass).total
            let sum = plan.moved(code) + now
            let planned = plan.planned(code)
            guard planned > .zero, sum.grams > planned.grams(times: percent, over: 100) else {
                return nil
            }
            return Fault(
                "/lines",
                [
                    "code": code.description, "sum": sum.kilograms, "planned": planned.kilograms,
                ]
            )
        }
    }
}

extension ManifestLine {
    fileprivate func isSameKind(as other: ManifestLine) -> Bool {
        code == other.code && content.name == other.content.name
            && content.form == other.content.form && content.packaging == other.content.packaging
    }
}
