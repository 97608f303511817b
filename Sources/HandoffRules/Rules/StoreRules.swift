import CanonicalJSON
import Regulation
import WasteDomain

/// What may stand where 贮存设施.
enum StoreRules {
    static let all: [Rule] = [
        Rule(
            "LD-STO-001",
            .item,
            .error,
            .record,
            zh: ("贮存设施 {facility} 不用于贮存 {code}", "存入相符的设施，或变更设施登记"),
            en: (
                "The store {facility} is not for {code}",
                "Use a store for this waste, or register the store anew."
            ),
            basis: [.law("GB18597", "4")],
            check: .on(ItemStored.self) { stored, context in
                guard let (item, facility) = context.storing(stored), !facility.codes.isEmpty,
                    !facility.codes.contains(item.code.waste)
                else { return [] }
                return [
                    Fault(
                        "/facility",
                        [
                            "facility": facility.facility.description,
                            "code": item.code.waste.description,
                        ]
                    )
                ]
            }
        ),
        Rule(
            "LD-STO-002",
            .item,
            .error,
            .record,
            zh: ("分区 {zone} 已有 {other}，与 {code} 可能不相容 ({danger})", "分区隔离存放；确认两者相容的，保留依据"),
            en: (
                "Zone {zone} holds {other}, which may react with {code} ({danger})",
                "Keep them in zones well apart; if they are known not to react, keep the proof."
            ),
            basis: [.law("SWL2020", "81"), .law("GB18597", "4")],
            check: .on(ItemStored.self) { stored, context in
                guard let (item, facility) = context.storing(stored) else { return [] }
                let waste = CompatibilityTable.Waste(item.code.waste, item.content.hazards)
                return facility.held.filter { $0.zone == stored.zone }.compactMap { held in
                    let other = CompatibilityTable.Waste(held.code, held.hazards)
                    return context.regulation.compatibility.conflict(waste, other).map { pair in
                        Fault(
                            "/zone",
                            [
                                "zone": stored.zone?.description ?? "—",
                                "other": held.code.description,
                                "code": item.code.waste.description, "danger": pair.danger.rawValue,
                            ]
                        )
                    }
                }
            }
        ),
        Rule(
            "LD-STO-003",
            .item,
            .warning,
            .record,
            zh: (
                "贮存设施 {facility} 没有在场所 {site} 登记，无法核对贮存能力和不相容的废物",
                "按排污许可证和管理计划登记设施 (liandan facility register)"
            ),
            en: (
                "The store {facility} is not registered at site {site}: neither its capacity nor what may react "
                    + "with each other in it can be looked at",
                "Register it as the discharge permit and the plan have it (liandan facility register)."
            ),
            basis: [.law("GB18597", "4"), .law("HJ1259", "5.4.2")],
            check: .on(ItemStored.self) { stored, context in
                guard let item = context.slice[Item.self, stored.code],
                    context.storing(stored) == nil
                else { return [] }
                let site = stored.site ?? item.site
                return [
                    Fault(
                        "/facility",
                        [
                            "facility": stored.facility.description,
                            "site": SiteID(party: context.made.by, site: site).description,
                        ]
                    )
                ]
            }
        ),
    ]
}

extension RuleContext {
    /// A package that is put into store, and the store, if it is registered.
    func storing(_ stored: ItemStored) -> (item: Item, facility: Facility)? {
        guard let item = slice[Item.self, stored.code] else { return nil }
        let site = SiteID(party: made.by, site: stored.site ?? item.site)
        return slice[Facility.self, Facility.id(site, stored.facility)].map { (item, $0) }
    }
}

extension Item {
    /// Whether it stands in a store already, and only changes its place there.
    func isIn(_ facility: Facility) -> Bool {
        stored?.site == facility.site && stored?.facility == facility.facility
    }
}
