import CanonicalJSON
import WasteDomain

/// Codes that turn up where they cannot be: a cloned label, a voided one, what was treated already.
enum SightingRules {
    static let all: [Rule] = [
        Rule(
            "LD-ITM-008",
            .item,
            .error,
            .record,
            zh: (
                "编码 {code} 在 {place} 出现，而账本中它的状态是{status}，保管人 {party}，最近 {at} (记录 {entry})",
                "两处各查实物和标签: 可能是复制的标签、作废后仍使用的编码或漏报的交接"
            ),
            en: (
                "The code {code} turns up at {place}; by the ledger it is {status}, in the hands of "
                    + "{party}, last stated at {at} (entry {entry})",
                "Look at both packages and labels: a copied label, a voided code in use, or a hand-over nobody stated."
            ),
            basis: [.law("SWL2020", "77"), .law("HJ1276", "6")],
            check: .on([.itemSighted, .manifestReceived], seenElsewhere)
        ),
        Rule(
            "LD-ITM-009",
            .item,
            .warning,
            .record,
            zh: ("编码 {code} 没有登记", "查明标签由谁制作；没有赋码的先赋码"),
            en: (
                "The code {code} is not registered",
                "Find out who made the label; have a package without a code given one."
            ),
            basis: [.law("HJ1276", "6")],
            check: .on(ItemSighted.self) { sighted, context in
                sighted.items.enumerated().compactMap { index, code in
                    context.slice[Item.self, code] == nil
                        ? Fault("/items/\(index)", ["code": code.description]) : nil
                }
            }
        ),
        Rule(
            "LD-ITM-010",
            .item,
            .warning,
            .record,
            zh: (
                "编码 {code} 在 {place} 单独出现，而它装在 {unit} 内 (记录 {entry})，没有拆箱记录",
                "查看 {unit} 是否完好；已拆开的作拆箱记录 (liandan item unpack)，未拆开的连同箱、托盘的编码一起扫描"
            ),
            en: (
                "The code {code} turns up at {place} by itself, but it is in {unit} (entry {entry}), which nobody said was opened",
                "Look whether {unit} is whole; state its opening (liandan item unpack), or scan the code of the box or "
                    + "pallet with it."
            ),
            basis: [.law("ORDER23", "12(1)"), .project],
            check: .on(ItemSighted.self, seenAlone)
        ),
    ]

    /// What is in a box is seen with the box, until the box is opened.
    @Sendable private static func seenAlone(
        _ sighted: ItemSighted,
        _ context: RuleContext
    ) -> [Fault] {
        let seen = Set(sighted.items)
        return sighted.items.enumerated().compactMap { index, code in
            let units = context.slice.packages(around: code).dropFirst()
            guard let unit = units.first, seen.isDisjoint(with: units) else { return nil }
            let packed = context.slice[Item.self, code]?.packed
            return Fault(
                "/items/\(index)",
                [
                    "code": code.description, "place": sighted.place.description,
                    "unit": unit.description, "entry": packed?.event.description ?? "—",
                ]
            )
        }
    }

    @Sendable private static func seenElsewhere(_ context: RuleContext) -> [Fault] {
        let seen: [(path: String, code: ItemCode)]
        let place: String
        switch context.event.statement {
        case .itemSighted(let sighted):
            seen = sighted.items.enumerated().map { ("/items/\($0)", $1) }
            place = sighted.place.description
        case .manifestReceived(let received):
            seen = received.lines.enumerated().flatMap { index, line in
                line.items.enumerated().map { ("/lines/\(index)/items/\($0)", $1.code) }
            }
            place = context.consigneeAddress
        default: return []
        }
        return seen.compactMap { path, code in
            guard let item = context.slice[Item.self, code], !isPlausible(item, context) else {
                return nil
            }
            let last = newest(of: item, context)
            return Fault(
                path,
                [
                    "code": code.description, "place": place, "status": item.status.rawValue,
                    "party": item.custodian.description, "at": last.at.description,
                    "entry": last.event.description,
                ]
            )
        }
    }

    /// Whether a package can be where it is said to be.
    private static func isPlausible(_ item: Item, _ context: RuleContext) -> Bool {
        if item.status.isFinal || item.status == .issued { return false }
        if let manifest = context.manifest {
            return item.manifest == manifest.manifest && item.status != .filled
                || item.manifests.contains(manifest.manifest)
        }
        let named = (context.event.body as? ItemSighted)?.manifest
        return item.custodian == context.made.by || context.speakerIsAuthority
            || named != nil && item.manifest == named
    }

    /// The newest statement about a package: its end, else what it or its load went through.
    private static func newest(of item: Item, _ context: RuleContext) -> StatementNote {
        if let end = item.end { return end }
        let manifest = item.manifest.flatMap { context.slice[Manifest.self, $0] }
        let notes = [
            item.issued, item.filled, item.stored?.stored, item.damaged, item.packed,
            item.sighted?.note, manifest?.released?.note, manifest?.legs.last?.taken,
            manifest?.received,
        ]
        return notes.compactMap(\.self).max { ($0.at, $0.event) < ($1.at, $1.event) } ?? item.issued
    }
}

extension RuleContext {
    /// Where the load of the manifest comes to 接受场所.
    fileprivate var consigneeAddress: String {
        guard let site = manifest?.form.consignee else { return "" }
        return slice[Site.self, site]?.address.description ?? site.description
    }
}
