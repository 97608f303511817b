import CanonicalJSON
import Regulation
import WasteDomain

/// How long waste may lie, and a manifest stay open; the statement that ends it is taken, and the
/// breach recorded with it.
enum StorageRules {
    static let all: [Rule] = [
        Rule(
            "HW-DDL-008",
            .deadline,
            .error,
            .record,
            zh: (
                "{since} 首次接收的废物贮存了 {days} 天才利用处置，超过 {limit} 天",
                "经营单位贮存不得超过一年，转手不重新起算；确需延长的，须事先经许可证颁发部门批准"
            ),
            en: (
                "What was first received on {since} lay {days} days before treatment, above {limit}",
                "A licence holder stores for a year at most, whoever had it before; longer only with its authority's consent."
            ),
            basis: [.law("SWL2020", "81")],
            parameters: [.operatorStorageDays],
            check: .on(TreatedLine.kinds) { context in
                guard let limit = context.limit(.operatorStorageDays) else { return [] }
                let days = Set(
                    context.treatedManifests.compactMap { manifest in
                        context.firstReceipt(of: manifest)?.legalDay
                    }
                )
                return days.sorted().compactMap { overdue("", $0, limit, context) }
            }
        ),
        Rule(
            "HW-DDL-009",
            .deadline,
            .warning,
            .record,
            zh: (
                "物品 {code} 自 {since} 装填，存放了 {days} 天，超过 {limit} 天",
                "今后及时转移；重新入库、换包装不重新起算；环评或当地有更短期限的按其执行"
            ),
            en: (
                "The item {code}, filled on {since}, was kept for {days} days, above {limit}",
                "Hand waste on in time; storing or packing it again makes it no younger, and an assessment or a "
                    + "local rule may set a shorter time."
            ),
            basis: [.project],
            parameters: [.generatorStorageDays],
            check: .on([.itemTreated, .itemWithdrawn, .manifestReleased], keptTooLong)
        ),
        Rule(
            "HW-AUD-004",
            .deadline,
            .warning,
            .record,
            zh: ("联单自 {since} 填发，{days} 天后才办结，超过 {limit} 天", "今后及时利用处置并记录"),
            en: (
                "The manifest issued on {since} ends {days} days later, above {limit}",
                "Treat what was accepted, and record it, in time from now on."
            ),
            basis: [.law("ORDER23", "12(4)")],
            parameters: [.manifestOpenDays],
            check: .on(TreatedLine.kinds) { context in
                guard let limit = context.limit(.manifestOpenDays) else { return [] }
                let ended = context.treatedManifests.filter {
                    $0.status == .decided && $0.lines.allSatisfy(\.isDone)
                }
                let days = Set(ended.map(\.issued.at.legalDay))
                return days.sorted().compactMap { overdue("", $0, limit, context) }
            }
        ),
    ]

    @Sendable private static func keptTooLong(_ context: RuleContext) -> [Fault] {
        guard let limit = context.limit(.generatorStorageDays) else { return [] }
        return ItemRules.named(in: context).compactMap { path, item in
            // What was collected is rule HW-DDL-008's.
            guard let since = item.keptSince?.legalDay else { return nil }
            return overdue(path, since, limit, context, ["code": item.code.description])
        }
    }

    /// A fault if more days than allowed have gone by.
    private static func overdue(
        _ path: String,
        _ since: CivilDay,
        _ limit: Int,
        _ context: RuleContext,
        _ facts: [String: String] = [:]
    ) -> Fault? {
        let days = context.day.number - since.number
        guard days > Int64(limit) else { return nil }
        let times = [
            "since": since.description, "days": String(days), "limit": String(limit),
        ]
        return Fault(path, facts.merging(times) { $1 })
    }
}

extension RuleContext {
    /// When any of the waste of a manifest first came to a consignee, by whatever manifest.
    fileprivate func firstReceipt(of manifest: Manifest) -> Timestamp? {
        WasteChain(of: manifest) { slice[Manifest.self, $0] }.since
    }
}
