import CanonicalJSON
import WasteDomain

/// Packages that go into another 合并、换码.
enum MergeRules {
    static let all: [Rule] = [
        Rule(
            "HW-ITM-013",
            .item,
            zh: ("物品 {code} 的废物代码是 {waste}，不能并入 {into}", "只有同一废物代码的物品才能合并"),
            en: (
                "The item {code} is of {waste} and cannot go into {into}",
                "Only packages of one waste code can be merged."
            ),
            basis: [.law("SWL2020", "81(1)")],
            check: .on(ItemMerged.self) { merged, _ in
                merged.parents.enumerated().compactMap { index, parent in
                    guard parent.waste != merged.code.waste else { return nil }
                    return Fault(
                        "/parents/\(index)",
                        [
                            "code": parent.description, "waste": parent.waste.description,
                            "into": merged.code.description,
                        ]
                    )
                }
            }
        ),
        Rule(
            "LD-ITM-001",
            .item,
            zh: ("物品 {code} 不能并入: {why}", "只能合并本单位保管、不在待运联单上的物品；收来的先出具接受意见"),
            en: (
                "The item {code} cannot go in: {why}",
                "Only what one has, and what no open manifest is to carry; what was received is decided on first."
            ),
            basis: [.project],
            check: .on(ItemMerged.self) { merged, context in
                merged.parents.enumerated().compactMap { index, parent in
                    guard let item = context.slice[Item.self, parent],
                        !item.status.isFinal, let why = why(item, context)
                    else { return nil }
                    return Fault("/parents/\(index)", ["code": parent.description, "why": why])
                }
            }
        ),
    ]

    private static func why(_ item: Item, _ context: RuleContext) -> String? {
        if item.custodian != context.made.by { return Reason.custodian.with(item.custodian) }
        guard ItemStatus.sources(of: .itemMerged)?.contains(item.status) == true else {
            return Reason.status.with(item.status.rawValue)
        }
        guard let id = item.manifest, let manifest = context.slice[Manifest.self, id] else {
            return nil
        }
        // What was received belongs to the manifest it came by until that is decided.
        let isDecided = manifest.decided != nil && item.status == .received
        return isDecided ? nil : Reason.otherManifest.with(manifest.number)
    }
}
