import CanonicalJSON
import Regulation
import WasteDomain

/// Figures that must add up 平衡.
enum BalanceRules {
    static let all: [Rule] = [
        Rule(
            "HW-MAN-015",
            .balance,
            zh: ("物品 {code} 没有称重", "移出前逐件称重 (liandan item weigh)"),
            en: (
                "The item {code} was never weighed",
                "Weigh every package before it leaves (liandan item weigh)."
            ),
            basis: [.law("ORDER23", "10(3)")],
            check: .about(ManifestReleased.self) { released, _, context in
                ItemRules.paths(of: released.lines).compactMap { path, code in
                    guard let item = context.slice[Item.self, code], item.weighed == nil else {
                        return nil
                    }
                    return Fault(path, ["code": code.description])
                }
            }
        ),
        Rule(
            "LD-BAL-001",
            .balance,
            zh: ("毛重 {gross} g − 皮重 {tare} g ≠ 净重 {net} g", "核对磅单"),
            en: ("Gross {gross} g − tare {tare} g is not net {net} g", "Check the ticket."),
            basis: [.law("ORDER23", "10(3)")],
            check: .on(ItemWeighed.self) { weighed, _ in
                let weighing = weighed.weighing
                guard let gross = weighing.gross, let tare = weighing.tare,
                    gross.grams - tare.grams != weighing.net.grams
                else { return [] }
                return [
                    Fault(
                        "/net",
                        [
                            "gross": String(gross.grams), "tare": String(tare.grams),
                            "net": String(weighing.net.grams),
                        ]
                    )
                ]
            }
        ),
        Rule(
            "HW-BAL-005",
            .balance,
            .warning,
            .record,
            zh: ("第 {line} 行移出 {released} kg，接收 {received} kg，超过允差", "查明原因"),
            en: (
                "Line {line}: {released} kg released, {received} kg received, beyond tolerance",
                "Find out why."
            ),
            basis: [.law("HJ1259", "6.1.2, 7.1.2"), .law("ORDER23", "10(3)")],
            parameters: [.toleranceGrams, .tolerancePerMille],
            check: .about(ManifestReceived.self) { received, manifest, context in
                received.lines.enumerated().compactMap { index, line in
                    guard let released = manifest.released(line.line)?.mass,
                        released.distance(to: line.mass)
                            > context.tolerance(of: released, received, line.line, manifest)
                    else { return nil }
                    return Fault(
                        "/lines/\(index)/mass",
                        [
                            "line": String(line.line), "released": released.kilograms,
                            "received": line.mass.kilograms,
                        ]
                    )
                }
            }
        ),
        Rule(
            "HW-BAL-008",
            .balance,
            .error,
            .record,
            zh: ("第 {line} 行移出 {released} g，逐件净重之和 {sum} g", "核对称重记录"),
            en: (
                "Line {line}: {released} g released, the packages' net weights are {sum} g",
                "Check the weighings."
            ),
            basis: [.law("HJ1259", "6.1.2, 7.1.2"), .law("ORDER23", "10(3)")],
            check: .about(ManifestReleased.self) { released, _, context in
                released.lines.enumerated().compactMap { index, line in
                    let weights = line.items.compactMap {
                        context.slice[Item.self, $0]?.weighed?.net
                    }
                    // A line that also has packages without a code has no sum to compare.
                    guard !line.items.isEmpty, line.items.count == line.packages,
                        weights.count == line.items.count, weights.total != line.mass
                    else { return nil }
                    return Fault(
                        "/lines/\(index)/mass",
                        [
                            "line": String(line.line), "released": String(line.mass.grams),
                            "sum": String(weights.total.grams),
                        ]
                    )
                }
            }
        ),
        Rule(
            "HW-BAL-007",
            .balance,
            .error,
            .record,
            zh: ("各件共重 {sum} kg，而来自它们或分出它们的 {code} 重 {mass} kg，超过允差", "查明原因；称重有误的重新称重"),
            en: (
                "The parts weigh {sum} kg together, and {code} {mass} kg, beyond tolerance",
                "Find out why; weigh again what was weighed wrongly."
            ),
            basis: [.law("HJ1259", "6.1.2, 7.1.2"), .law("ORDER23", "10(3)")],
            parameters: [.toleranceGrams, .tolerancePerMille],
            check: .on([.itemSplit, .itemWeighed], unbalanced)
        ),
    ]
}

extension BalanceRules {
    @Sendable private static func unbalanced(_ context: RuleContext) -> [Fault] {
        let whole: (path: String, code: ItemCode, mass: Mass, parts: [Mass?])?
        switch context.event.statement {
        case .itemSplit(let split):
            whole = context.slice[Item.self, split.code]?.net.map {
                ("/children", split.code, $0, split.children.map(\.net))
            }
        case .itemWeighed(let weighed):
            whole = context.slice[Item.self, weighed.code].map { item in
                // A child that came of a split weighs less than its parent.
                let parts = item.contents.isEmpty ? item.wholeParents(context) : item.contents
                return (
                    "/net", item.code, weighed.weighing.net,
                    parts.map { context.slice[Item.self, $0]?.net }
                )
            }
        default: whole = nil
        }
        guard let whole, !whole.parts.isEmpty, !whole.parts.contains(nil) else { return [] }
        let sum = whole.parts.compactMap(\.self).total
        let tolerance = context.tolerance(
            of: whole.mass,
            whole.code.waste,
            on: (context.event.body as? ItemWeighed)?.weighing.scale
        )
        guard sum.distance(to: whole.mass) > tolerance else { return [] }
        return [
            Fault(
                whole.path,
                [
                    "code": whole.code.description, "sum": sum.kilograms,
                    "mass": whole.mass.kilograms,
                ]
            )
        ]
    }
}

extension Item {
    /// The packages that went into this one and no other.
    fileprivate func wholeParents(_ context: RuleContext) -> [ItemCode] {
        let whole = parents.allSatisfy { context.slice[Item.self, $0]?.children.count == 1 }
        return whole ? parents : []
    }
}
