import CanonicalJSON
import Regulation
import WasteDomain

/// Approvals to leave the province, and exemptions 跨省批准、豁免: what a form claims and may claim.
enum ApprovalRules {
    static let all: [Rule] = [
        Rule(
            "HW-LIC-010",
            .licence,
            zh: (
                "豁免清单第 {row} 项不含第 {line} 行 {code} 的{stage}环节",
                "删去这一豁免 (--exempt)，按危险废物办理；或核对清单序号"
            ),
            en: (
                "Row {row} of the exemption list does not cover {code} of line {line} at {stage}",
                "Drop the claim (--exempt) and treat it as hazardous waste, or check the row."
            ),
            basis: [.law("CAT2021", "3")],
            check: .form { form, context in claims(form, context, Self.uncovered) }
        ),
        Rule(
            "HW-LIC-011",
            .licence,
            zh: ("豁免第 {row} 项没有写明符合条件的证据", "写明证据，例如照片编号、检测报告编号"),
            en: (
                "The claim of row {row} names no evidence that its condition is met",
                "Name it: the number of a photograph, a test report."
            ),
            basis: [.law("CAT2021", "annex")],
            parameters: [.exemptionEvidence],
            check: .form { form, context in
                guard context.flag(.exemptionEvidence) else { return [] }
                return form.exemptions.enumerated().compactMap { index, claim in
                    guard claim.evidence == nil, claim.grant == nil else { return nil }
                    return Fault("/exemptions/\(index)/evidence", ["row": String(claim.row)])
                }
            }
        ),
        Rule(
            "HW-LIC-012",
            .licence,
            .info,
            .record,
            zh: ("运输环节按豁免清单第 {row} 项豁免", "联单照常办理；保存豁免条件的证据"),
            en: (
                "The transport is claimed to be exempt by row {row}",
                "The manifest goes on as usual; keep the evidence."
            ),
            basis: [.law("ORDER23", "2(2)")],
            check: .form { form, _ in
                form.exemptions.enumerated().compactMap { index, claim in
                    guard claim.stage == .transport else { return nil }
                    return Fault("/exemptions/\(index)", ["row": String(claim.row)])
                }
            }
        ),
        Rule(
            "HW-LIC-013",
            .licence,
            zh: ("点对点定向利用不成立: {why}", "只能按省级实施方案，由方案所列两个单位、在年度总量内利用"),
            en: (
                "This is no point-to-point use as the province planned it: {why}",
                "Only the two units of the provincial plan, its waste, and within its yearly cap."
            ),
            basis: [.law("CAT2021", "annex 32")],
            check: .on(
                [.manifestAmended, .manifestIssued, .manifestReleased],
                notPointToPoint
            )
        ),
        Rule(
            "HW-LIC-022",
            .licence,
            zh: ("批准文号 {approval} 不含本次转移: {why}", "按批准的废物、接受人和方式转移，或重新申请"),
            en: (
                "The approval {approval} does not name this transfer: {why}",
                "Move what it names, to whom and how it says, or apply again."
            ),
            basis: [.law("ORDER23", "27(1)")],
            check: .form(unnamed)
        ),
        Rule(
            "HW-LIC-023",
            .licence,
            zh: ("{day} 不在批准文号 {approval} 的有效期 {from} 至 {until} 内", "重新申请批准"),
            en: (
                "{day} lies outside the approval {approval}: {from} to {until}",
                "Apply for a new approval."
            ),
            basis: [.law("ORDER23", "27(2)")],
            parameters: [.approvalMonths],
            check: .form { form, context in
                guard let approval = context.approval(of: form) else { return [] }
                let until = context.lastDay(of: approval)
                guard context.day < approval.days.from || context.day > until else { return [] }
                return [
                    Fault(
                        "/approval",
                        [
                            "day": context.day.description,
                            "approval": approval.approval.description,
                            "from": approval.days.from.description, "until": until.description,
                        ]
                    )
                ]
            }
        ),
        Rule(
            "HW-LIC-024",
            .licence,
            zh: (
                "批准文号 {approval} 的 {code} 累计 {sum} g，超过批准的 {approved} g",
                "减少数量，或重新申请批准"
            ),
            en: (
                "The approval {approval} comes to {sum} g of {code}, {approved} g are approved",
                "Move less, or apply for a new approval."
            ),
            basis: [.law("ORDER23", "27(1), 28(1)")],
            check: .on([.manifestAmended, .manifestIssued, .manifestReleased], overdrawn)
        ),
        Rule(
            "HW-LIC-025",
            .licence,
            zh: ("第 {line} 行的方式 {method} 不是批准文号 {approval} 的方式", "按批准的方式利用处置，或重新申请"),
            en: (
                "The method {method} of line {line} is not one of the approval {approval}",
                "Keep to the approved method, or apply again."
            ),
            basis: [.law("ORDER23", "28")],
            check: .on([.manifestDecided] + TreatedLine.kinds, otherMethod)
        ),
        Rule(
            "LD-APR-001",
            .licence,
            .warning,
            .record,
            zh: ("批准有效期至 {until}，按规定只到 {last}", "{last} 之后的转移须重新申请"),
            en: (
                "The approval says until {until}; by law it ends on {last}",
                "After {last} a new approval is needed."
            ),
            basis: [.law("ORDER23", "27(2)")],
            parameters: [.approvalMonths],
            check: .on(ApprovalGranted.self) { granted, context in
                let last = context.lastDay(granted.days, of: granted.consignee)
                guard last < granted.days.until else { return [] }
                return [
                    Fault(
                        "/until",
                        ["until": granted.days.until.description, "last": last.description]
                    )
                ]
            }
        ),
    ]
}

extension RuleContext {
    /// The form a statement fills in or its manifest has.
    var form: ManifestForm? { event.body.statedForm ?? manifest?.form }

    /// The approval a form names, if it is recorded.
    func approval(of form: ManifestForm) -> Approval? {
        form.approval.flatMap { slice[Approval.self, DocumentID(form.consignor.party, $0)] }
    }

    /// The last day an approval counts: its own, 12 months, the end of the consignee's licence.
    func lastDay(of approval: Approval) -> CivilDay {
        lastDay(approval.days, of: approval.consignee)
    }

    func lastDay(_ days: DayRange, of consignee: PartyID) -> CivilDay {
        Approval.lastDay(
            of: days,
            months: limit(.approvalMonths),
            under: slice.licences(of: consignee)
        )
    }

    /// What a manifest would take of shared figures once the statement counts, and takes now.
    func taken(_ form: ManifestForm) -> (new: [WasteMass], old: [WasteMass]) {
        let old = manifest?.bound ?? []
        if case .manifestReleased(let released) = event.statement {
            let new = form.lines.map { line in
                let mass = released.lines.first { $0.line == line.line }?.mass
                return WasteMass(code: line.code, mass: mass ?? line.mass)
            }
            return (new.summed, old)
        }
        return (form.lines.map { WasteMass(code: $0.code, mass: $0.mass) }.summed, old)
    }
}

extension ApprovalRules {
    private static func claims(
        _ form: ManifestForm,
        _ context: RuleContext,
        _ fault: (ExemptionClaim, ManifestLine, RuleContext) -> [String: String]?
    ) -> [Fault] {
        form.exemptions.enumerated().flatMap { index, claim in
            form.lines.compactMap { line in
                fault(claim, line, context).map { Fault("/exemptions/\(index)", $0) }
            }
        }
    }

    /// Editions whose list we do not have refuse nothing.
    private static func uncovered(
        _ claim: ExemptionClaim,
        _ line: ManifestLine,
        _ context: RuleContext
    ) -> [String: String]? {
        let edition = context.regulation.catalogue.edition(on: context.day)
        let found = context.regulation.exemptions.look(
            up: claim.row,
            line.code,
            at: claim.stage,
            in: edition
        )
        guard found == .unlisted else { return nil }
        return [
            "row": String(claim.row), "line": String(line.line), "code": line.code.description,
            "stage": claim.stage.rawValue,
        ]
    }

    @Sendable private static func notPointToPoint(_ context: RuleContext) -> [Fault] {
        guard let form = context.form else { return [] }
        let isForm = context.event.body.statedForm != nil
        return form.exemptions.enumerated().compactMap { index, claim in
            guard claim.row == pointToPoint, claim.stage == .use else { return nil }
            let path = isForm ? "/exemptions/\(index)" : "/lines"
            return why(claim, form, context).map { Fault(path, ["why": $0]) }
        }
    }

    private static let pointToPoint = 32

    private static func why(
        _ claim: ExemptionClaim,
        _ form: ManifestForm,
        _ context: RuleContext
    ) -> String? {
        guard let reference = claim.grant,
            let grant = context.slice[
                ExemptionGrant.self,
                DocumentID(form.consignor.party, reference)
            ]
        else { return claim.grant.map(Reason.unknown.with) ?? Reason.unknown.rawValue }
        if grant.consignee != form.consignee.party {
            return Reason.consignee.with(grant.consignee)
        }
        if let other = form.lines.first(where: { $0.code != grant.code }) {
            return Reason.notCovered.with(other.code)
        }
        if !grant.days.contains(context.day) {
            return Reason.days.with("\(grant.days.from)–\(grant.days.until)")
        }
        let (new, old) = context.taken(form)
        let year = (context.manifest?.issued.at ?? context.made.occurredAt).legalYear
        let isOld = context.manifest?.form.exemptions.contains { $0.grant == reference } ?? false
        let sum = grant.used(in: year) + new[grant.code] - (isOld ? old[grant.code] : .zero)
        return sum > grant.yearlyCap ? Reason.overCap.with(sum.grams) : nil
    }

    @Sendable private static func unnamed(
        _ form: ManifestForm,
        _ context: RuleContext
    ) -> [Fault] {
        guard let reference = form.approval else { return [] }
        func fault(_ path: String, _ why: String) -> Fault {
            Fault(path, ["approval": reference.description, "why": why])
        }
        guard let approval = context.approval(of: form) else {
            return [fault("/approval", Reason.unknown.rawValue)]
        }
        let consignee =
            approval.consignee == form.consignee.party
            ? [] : [fault("/consignee", Reason.consignee.with(approval.consignee))]
        return consignee
            + form.lines.enumerated().compactMap { index, line in
                guard let waste = approval.waste(line.code) else {
                    return fault("/lines/\(index)/code", Reason.notCovered.with(line.code))
                }
                guard !waste.methods.contains(line.method) else { return nil }
                return fault("/lines/\(index)/method", Reason.notCovered.with(line.method))
            }
    }

    @Sendable private static func overdrawn(_ context: RuleContext) -> [Fault] {
        guard let form = context.form, let approval = context.approval(of: form) else { return [] }
        let (new, old) = context.taken(form)
        let isOld = context.manifest?.form.approval == form.approval
        return new.compactMap { part in
            guard let approved = approval.waste(part.code)?.mass else { return nil }
            let sum = approval.used[part.code] - (isOld ? old[part.code] : .zero) + part.mass
            guard sum > approved else { return nil }
            return Fault(
                "/lines",
                [
                    "approval": approval.approval.description, "code": part.code.description,
                    "sum": String(sum.grams), "approved": String(approved.grams),
                ]
            )
        }
    }

    @Sendable private static func otherMethod(_ context: RuleContext) -> [Fault] {
        context.methodsByLine.compactMap { stated in
            guard let approval = context.approval(of: stated.form),
                let waste = approval.waste(stated.line.code),
                !waste.methods.contains(stated.method)
            else { return nil }
            let fault = Fault(
                stated.path,
                [
                    "line": String(stated.line.line), "method": stated.method.description,
                    "approval": approval.approval.description,
                ]
            )
            // What was done was done: the fact is taken.
            return TreatedLine.kinds.contains(context.event.kind) ? fault.asRecord : fault
        }
        .unique
    }
}
