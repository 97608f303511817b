import CanonicalJSON
import WasteDomain

/// Everybody whom a plan asks for.
struct District {
    let plan: DistrictPlan
    let authority: Member
    let carriers: [Carrier]
    let receivers: [Receiver]
    let sources: [Source]

    /// Everybody but the authority, in the order in which they are registered.
    var members: [Member] {
        carriers.map(\.member) + receivers.map(\.member) + sources.map(\.member)
    }

    init(_ plan: DistrictPlan) throws(SimulationError) {
        self.plan = plan
        authority = Member(
            code: InventedCode.credit(plan.region, 15, office: true),
            name: plan.authority,
            region: plan.region,
            role: .authority,
            address: "重庆市黔江区城西街道1号"
        )
        var plates = 0
        carriers = plan.carriers.enumerated().map { index, planned in
            let first = plates
            plates += planned.vehicles
            return Carrier(
                member: Member(
                    code: InventedCode.credit(plan.region, 300 + index),
                    name: planned.name,
                    region: plan.region,
                    role: .carrier,
                    address: "重庆市黔江区舟白街道\(index + 1)号"
                ),
                plates: (first..<plates).map(InventedCode.plate)
            )
        }
        receivers = plan.receivers.enumerated().map { index, planned in
            Self.receiver(planned, index, plan)
        }
        sources = try Self.sources(plan, carriers, receivers)
    }

    private static func receiver(_ planned: PlannedReceiver, _ index: Int, _ plan: DistrictPlan)
        -> Receiver
    {
        let methods = plan.wastes.filter {
            planned.categories.contains($0.code.category.description)
        }
        .map(\.method)
        return Receiver(
            member: Member(
                code: InventedCode.credit(planned.region, 200 + index),
                name: planned.name,
                region: planned.region,
                role: planned.collects ? .collector : .disposer,
                address: "重庆市环保园\(index + 1)号"
            ),
            planned: planned,
            licence: "CQ\(planned.region)\(Digits.text(of: Int64(index + 1), width: 4))",
            methods: planned.collects ? ["S1"] : Set(methods).sorted()
        )
    }

    private static func sources(
        _ plan: DistrictPlan,
        _ carriers: [Carrier],
        _ receivers: [Receiver]
    ) throws(SimulationError) -> [Source] {
        var sources: [Source] = []
        // How many sources each receiver has: they take turns.
        var turns = receivers.map { _ in 0 }
        for (place, group) in plan.groups.enumerated() {
            let trades = group.trades.flatMap { Array(repeating: $0, count: $0.count) }
            let masses = Shares.of(group.mass, by: trades.map(\.share))
            let working = zip(plan.carriers, carriers).filter { $0.0.way == group.way }.map(\.1)
            var names: [String: Int] = [:]
            for (index, trade) in trades.enumerated() {
                let wastes = try wastes(of: trade, masses[index], plan)
                let able = receivers.indices.filter { place in
                    let planned = receivers[place].planned
                    return (group.receiver.map { $0 == planned.name } ?? !planned.collects)
                        && wastes.allSatisfy { receivers[place].takes($0.waste.code) }
                }
                guard let receiver = able.min(by: { turns[$0] < turns[$1] }), !working.isEmpty
                else {
                    throw SimulationError(
                        .badPlan,
                        zh: "没有单位可以接收或承运 \(trade.name) 的废物",
                        en: "nobody can take or carry the waste of \(trade.name)"
                    )
                }
                turns[receiver] += 1
                names[trade.name, default: 0] += 1
                let name = "黔江\(trade.name)\(names[trade.name] ?? 1)号（虚构）"
                let number = "\(place + 1)\(Digits.text(of: Int64(index + 1), width: 3))"
                sources.append(
                    Source(
                        member: Member(
                            code: InventedCode.credit(plan.region, 1000 * (place + 1) + index),
                            name: name,
                            region: plan.region,
                            role: .generator,
                            address: trade.address
                                ?? "重庆市黔江区\(trade.name)路\(place + 1)段\(index + 1)号"
                        ),
                        group: group,
                        trade: trade,
                        ordinal: index + 1,
                        wastes: wastes,
                        receiver: receivers[receiver],
                        carrier: working[index % working.count],
                        plan: "GL-\(plan.days.from.year)-\(number)",
                        contract: "CZ-\(plan.days.from.year)-\(number)",
                        transportContract: "YS-\(plan.days.from.year)-\(number)"
                    )
                )
            }
        }
        return sources
    }

    private static func wastes(
        of trade: PlannedTrade,
        _ mass: Int,
        _ plan: DistrictPlan
    ) throws(SimulationError) -> [(waste: PlannedWaste, mass: Int)] {
        // The largest share first: it falls due at every visit.
        let shares = trade.wastes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        let masses = Shares.of(mass, by: shares.map(\.value))
        var wastes: [(waste: PlannedWaste, mass: Int)] = []
        for (share, mass) in zip(shares, masses) {
            guard let code = WasteCode(share.key), let waste = plan.waste(code) else {
                throw SimulationError(
                    .badPlan,
                    zh: "方案没有废物 \(share.key)",
                    en: "the plan has no waste \(share.key)"
                )
            }
            wastes.append((waste, mass))
        }
        return wastes
    }
}
