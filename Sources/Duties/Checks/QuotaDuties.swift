import CanonicalJSON
import HandoffRules
import LedgerLog
import Regulation
import WasteDomain

/// What is allowed for a year and nearly used up 余量.
enum QuotaDuties {
    static let all: [DutyCheck] = [
        DutyCheck(
            "plan.used",
            of: Plan.self,
            terms: ["plan"],
            limit: .nearlyUsedPercent,
            lead: .dueRenewDays,
            zh: ("管理计划余量", "转移量达计划的 {limit}% 即提示；及时变更计划", "{waste}: 已转移 {sum} t，计划 {allowed} t"),
            en: (
                "what a plan leaves",
                "Told from {limit} % of the plan on: amend the plan in time.",
                "{waste}: {sum} t moved of {allowed} t planned"
            ),
            command: "liandan plan amend --party {party} --plan {plan}"
                + " --line {waste}=MASS@CONSIGNEE --reason REASON",
            basis: [.law("HJ1259", "5.2.3")]
        ) { (plan, context) throws(LogError) in
            guard plan.year == context.today.year else { return [] }
            let here = try context.at(plan.site, of: plan.site.party)
            return Set(plan.lines.map(\.code)).compactMap { code in
                here.used(plan.moved(code), of: plan.planned(code)).map { due in
                    Obligation(
                        party: plan.site.party,
                        place: plan.site,
                        name: plan.plan.description,
                        due: due,
                        facts: [
                            "allowed": plan.planned(code).tonnes,
                            "party": plan.site.party.description, "plan": plan.plan.description,
                            "sum": plan.moved(code).tonnes, "waste": code.description,
                        ]
                    )
                }
            }
        },
        DutyCheck(
            "licence.used",
            of: Licence.self,
            terms: ["licence"],
            limit: .nearlyUsedPercent,
            lead: .dueRenewDays,
            zh: (
                "许可证年经营规模余量", "达核准规模的 {limit}% 即提示；超过20%须重新申领", "{what}: 已接受 {sum} t，核准 {allowed} t"
            ),
            en: (
                "what a licence leaves of its year",
                "Told from {limit} % on; 20 % above the scale a new licence is needed.",
                "{what}: {sum} t accepted of {allowed} t"
            ),
            command: "liandan licence list --party {party}",
            basis: [.law("LIC408", "10, 12(4)")]
        ) { (licence, context) throws(LogError) in
            let year = context.today.year
            let scales: [(MethodCode?, Mass?)] =
                [(nil, licence.content.scale)]
                + licence.content.methods.map { ($0.method, $0.scale) }
            let here = try context.at(of: licence.party)
            return scales.compactMap { method, scale in
                let sum = licence.handled(in: year, by: method)
                return here.used(sum, of: scale ?? .zero).map { due in
                    Obligation(
                        party: licence.party,
                        name: licence.licence.description,
                        due: due,
                        facts: [
                            "allowed": scale?.tonnes ?? "", "party": licence.party.description,
                            "sum": sum.tonnes, "what": method?.description ?? "\(year)",
                        ]
                    )
                }
            }
        },
        DutyCheck(
            "approval.used",
            of: Approval.self,
            terms: ["approval"],
            limit: .nearlyUsedPercent,
            lead: .dueRenewDays,
            zh: (
                "跨省转移批准余量", "转移量达批准的 {limit}% 即提示；不够的重新申请",
                "{waste}: 已用 {sum} t，批准 {allowed} t"
            ),
            en: (
                "what an interprovincial approval leaves",
                "Told from {limit} % of what is approved on: apply anew if that will not do.",
                "{waste}: {sum} t used of {allowed} t approved"
            ),
            command: "liandan approval show {approval} --party {party}",
            basis: [.law("ORDER23", "27(1), 28(1)")]
        ) { (approval, context) throws(LogError) in
            let here = try context.at(of: approval.party)
            guard try here.today <= here.lastDay(of: approval) else { return [] }
            return approval.wastes.compactMap { waste in
                let sum = approval.used[waste.code]
                return here.used(sum, of: waste.mass).map { due in
                    Obligation(
                        party: approval.party,
                        name: approval.approval.description,
                        due: due,
                        facts: [
                            "allowed": waste.mass.tonnes,
                            "approval": approval.approval.description,
                            "party": approval.party.description, "sum": sum.tonnes,
                            "waste": waste.code.description,
                        ]
                    )
                }
            }
        },
        DutyCheck(
            "exemption.used",
            of: ExemptionGrant.self,
            terms: ["exemption"],
            limit: .nearlyUsedPercent,
            lead: .dueRenewDays,
            zh: (
                "点对点定向利用年度余量", "达年度总量的 {limit}% 即提示；超出的不豁免",
                "{waste}: 今年已用 {sum} t，总量 {allowed} t"
            ),
            en: (
                "what a point-to-point plan leaves of its year",
                "Told from {limit} % of the yearly cap on: beyond it the use is not exempt.",
                "{waste}: {sum} t used of {allowed} t this year"
            ),
            command: "liandan exemption list --party {party}",
            basis: [.law("CAT2021", "annex")]
        ) { (grant, context) throws(LogError) in
            let here = try context.at(of: grant.party)
            let sum = grant.used(in: here.today.year)
            guard here.today <= grant.days.until, let due = here.used(sum, of: grant.yearlyCap)
            else { return [] }
            return [
                Obligation(
                    party: grant.party,
                    name: grant.exemption.description,
                    due: due,
                    facts: [
                        "allowed": grant.yearlyCap.tonnes, "party": grant.party.description,
                        "sum": sum.tonnes, "waste": grant.code.description,
                    ]
                )
            ]
        },
    ]
}

extension DutyContext {
    /// How much of what is allowed is used, once that is nearly all; nil before, and where no
    /// figure is set.
    fileprivate func used(_ sum: Mass, of allowed: Mass) -> Deadline? {
        guard allowed > .zero, let near = number(.nearlyUsedPercent) else { return nil }
        let percent = Int(clamping: Int128(sum.grams) * 100 / Int128(allowed.grams))
        return percent >= near ? .used(percent: percent) : nil
    }
}
