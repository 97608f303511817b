import CanonicalJSON
import Regulation
import WasteDomain

/// Where waste should rather not go 去向: what the law prefers, without forbidding the rest.
enum DestinationRules {
    static let all: [Rule] = [
        Rule(
            "HW-LIC-009",
            .licence,
            .warning,
            .record,
            zh: (
                "试点收集单位 {party} 面向小微企业，而移出人全年计划或移出 {planned} kg，超过 {limit} kg",
                "年产生量大的单位应直接委托利用处置单位"
            ),
            en: (
                "{party} is a pilot collector for small generators; this consignor plans or hands over "
                    + "{planned} kg a year, above {limit} kg",
                "A larger generator hands its waste to a disposer itself."
            ),
            basis: [.law("PILOT66", "")],
            parameters: [.pilotGeneratorLimit],
            check: .form { form, context in
                let party = form.consignee.party
                let licences = context.slice.licences(of: party)
                guard let limit = context.limit(.pilotGeneratorLimit).map(Int64.init),
                    Pickup.isForPilot(licences, on: context.day)
                else { return [] }
                // Who plans nothing is small as long as it hands over little.
                let moved = context.slice[Site.self, form.consignor]?.moved(in: context.day.year)
                let plans = context.plan(of: form)?.lines.map(\.mass).total ?? .zero
                let planned = max(plans, (moved ?? .zero) + form.lines.map(\.mass).total)
                guard let most = Mass(grams: limit), planned > most else { return [] }
                return [
                    Fault(
                        "/consignee",
                        [
                            "party": party.description, "planned": planned.kilograms,
                            "limit": most.kilograms,
                        ]
                    )
                ]
            }
        ),
        Rule(
            "HW-LIC-020",
            .licence,
            .info,
            .record,
            zh: ("跨省处置的废物从{from}去往不相邻的{to}", "就近处置优先；没有更近的去处时可以继续"),
            en: (
                "Waste for disposal goes from {from} to {to}, which are not neighbours",
                "Disposal nearby comes first; go on if there is no place nearer."
            ),
            basis: [.law("ORDER23", "3")],
            check: .form { form, context in
                let isDisposal = form.lines.contains {
                    context.regulation.methods[$0.method]?.activity == .dispose
                }
                let regions = context.regulation.regions
                guard isDisposal,
                    let from = context.province(of: form.consignor),
                    let to = context.province(of: form.consignee), from != to,
                    regions.areNeighbours(from, to) == false
                else { return [] }
                return [
                    Fault(
                        "/consignee",
                        ["from": regions.name(of: from), "to": regions.name(of: to)]
                    )
                ]
            }
        ),
    ]
}

extension RuleContext {
    /// The province a site lies in.
    fileprivate func province(of site: SiteID) -> RegionPrefix? {
        slice[Site.self, site].flatMap { RegionPrefix($0.region.province) }
    }
}
