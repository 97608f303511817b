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
            return Set(plan.lines.map(\.code)).compactMap { code in
                context.used(plan.moved(code), of: plan.planned(code)).map { due in
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
            return scales.compactMap { method, scale in
                let sum = licence.handled(in: year, by: method)
                return context.used(sum, of: scale ?? .zero).map { due in
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
