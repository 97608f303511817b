import CanonicalJSON
import WasteDomain

/// Packages that become others, or stand in one another 合并、拆分、换码、装箱.
enum PackageRules {
    static let all: [Rule] = [
        Rule(
            "HW-ITM-013",
            .item,
            zh: ("物品 {code} 的废物代码是 {waste}，不能并入 {into}", "只有同一废物代码的物品才能放在一起；代码有误的先换码"),
            en: (
                "The item {code} is of {waste} and cannot go into {into}",
                "Only packages of one waste code go together; give a wrong code a new one first."
            ),
            basis: [.law("SWL2020", "81(1)")],
            check: .on([.itemMerged, .itemOverpacked, .itemPacked, .itemSplit], otherWaste)
        ),
        Rule(
            "LD-ITM-001",
            .item,
            zh: (
                "物品 {code} 不能这样处理: {why}",
                "只能处理本单位保管、不在待运联单上的物品；收来的先出具接受意见"
            ),
            en: (
                "This cannot be done to the item {code}: {why}",
                "Only to what one has, and what no open manifest is to carry; what was received is decided on first."
            ),
            basis: [.project],
            check: .on(
                [
                    .itemMerged, .itemOverpacked, .itemPacked, .itemRecoded, .itemSplit,
                    .itemTreated, .itemUnpacked,
                ],
                unavailable
            )
        ),
        Rule(
            "LD-ITM-002",
            .item,
            zh: ("物品 {code} 在 {unit} 内", "先拆箱 (liandan item unpack)，或对整箱作出陈述"),
            en: (
                "The item {code} is inside {unit}",
                "Open that first (liandan item unpack), or state it of the whole."
            ),
            basis: [.project],
            check: .always(packed)
        ),
        Rule(
            "LD-ITM-003",
            .item,
            .error,
            .record,
            zh: (
                "物品 {code} 在 {unit} 内 (记录 {entry})，没有拆箱记录",
                "查明在何处由谁拆开；今后拆箱时即作记录"
            ),
            en: (
                "The item {code} comes out of {unit} (entry {entry}), which nobody said was opened",
                "Find out where and by whom; state an opening when it is made."
            ),
            basis: [.law("ORDER23", "12(1)")],
            check: .on(ManifestReceived.self) { received, context in
                received.lines.enumerated().flatMap { index, line in
                    line.items.enumerated().compactMap { place, item -> Fault? in
                        let inner = context.slice[Item.self, item.code]
                        return inner?.container.map {
                            Fault(
                                "/lines/\(index)/items/\(place)",
                                [
                                    "code": item.code.description, "unit": $0.description,
                                    "entry": inner?.packed?.event.description ?? "—",
                                ]
                            )
                        }
                    }
                }
            }
        ),
        Rule(
            "LD-ITM-004",
            .item,
            zh: ("{unit} 不能装入这些物品: {why}", "用新赋的编码作为箱、托盘的编码，装入之前不要装填或交付它"),
            en: (
                "{unit} cannot take these: {why}",
                "Use a freshly issued code for the box or pallet, neither filled nor released before."
            ),
            basis: [.project],
            check: .on(ItemPacked.self) { packed, context in
                guard let unit = context.slice[Item.self, packed.code] else { return [] }
                let cycle = packed.items.first { context.slice.isInside(packed.code, $0) }
                // One that has ended is rule HW-ITM-008, one that is packed LD-ITM-002.
                let isOpen = !unit.status.isFinal && unit.container == nil
                guard
                    let why = cycle.map({ Reason.repeated.with($0) })
                        ?? (isOpen ? why(unit, context) : nil)
                else { return [] }
                return [Fault("/code", ["unit": unit.code.description, "why": why])]
            }
        ),
        Rule(
            "LD-ITM-005",
            .item,
            zh: ("{unit} 内没有物品 {code}", "用 liandan item show 查看箱内物品"),
            en: (
                "{unit} does not hold the item {code}", "See liandan item show for what it holds."
            ),
            basis: [.project],
            check: .on(ItemUnpacked.self) { unpacked, context in
                guard let unit = context.slice[Item.self, unpacked.code] else { return [] }
                let contents = Set(unit.contents)
                return unpacked.items.enumerated().compactMap { index, code in
                    contents.contains(code)
                        ? nil
                        : Fault(
                            "/items/\(index)",
                            ["unit": unit.code.description, "code": code.description]
                        )
                }
            }
        ),
        Rule(
            "LD-ITM-006",
            .item,
            zh: (
                "序号 {serial} 不在场所 {site} 的序号段内 ({blocks})",
                "用本场所的序号；用完时增加序号段 (liandan item serials grant)，改用更大的包装，或另一个允许的废物代码"
            ),
            en: (
                "The serial {serial} is not one of site {site} ({blocks})",
                "Use a serial of this site; where they are used up, grant it more (liandan item serials grant), use "
                    + "larger packages, or another permitted waste code."
            ),
            basis: [.law("HJ1276", "6"), .project],
            check: .newItems { item, context in
                guard let blocks = context.slice[SerialBlocks.self, item.code.unit],
                    !blocks.allows(item.code.serial, at: item.site)
                else { return [] }
                let own = blocks.blocks(of: item.site).map(\.text)
                return [
                    Fault(
                        item.codePath,
                        [
                            "serial": String(item.code.serial), "site": item.site.description,
                            "blocks": own.isEmpty ? "—" : own.joined(separator: ", "),
                        ]
                    )
                ]
            }
        ),
        Rule(
            "LD-ITM-007",
            .item,
            zh: ("序号段与场所 {site} 的 {block} 重叠", "给各场所不重叠的序号段"),
            en: (
                "These serials overlap {block} of site {site}", "Give each site serials of its own."
            ),
            basis: [.law("HJ1276", "6"), .project],
            check: .on(SerialsGranted.self) { granted, context in
                let blocks = context.slice[SerialBlocks.self, granted.site.party]?.blocks ?? []
                return blocks.filter {
                    $0.site != granted.site.site
                        && $0.serials.overlaps(granted.first...granted.last)
                }
                .map {
                    Fault("/first", ["site": $0.site.description, "block": $0.text])
                }
            }
        ),
    ]
}

extension PackageRules {
    @Sendable private static func otherWaste(_ context: RuleContext) -> [Fault] {
        let body = context.event.body
        // What is packed goes into a unit that has its code already.
        let into =
            (body as? ItemPacked).map { [$0.code] } ?? body.newItems.map(\.code)
        let used = body.usedItems.filter { $0.subject.id != into.first?.description }
        return used.flatMap { mention -> [Fault] in
            guard let code = ItemCode(mention.subject.id),
                let other = into.first(where: { $0.waste != code.waste })
            else { return [] }
            return [
                Fault(
                    mention.path.description,
                    [
                        "code": code.description, "waste": code.waste.description,
                        "into": other.description,
                    ]
                )
            ]
        }
    }

    @Sendable private static func unavailable(_ context: RuleContext) -> [Fault] {
        let unit = (context.event.body as? ItemPacked)?.code
        return ItemRules.named(in: context).compactMap { path, item in
            // One that has ended is rule HW-ITM-008, one that is packed LD-ITM-002.
            guard item.code != unit, !item.status.isFinal, item.container == nil else {
                return nil
            }
            return why(item, context).map {
                Fault(path, ["code": item.code.description, "why": $0])
            }
        }
    }

    private static func why(_ item: Item, _ context: RuleContext) -> String? {
        let kind = context.event.kind
        if item.custodian != context.made.by { return Reason.custodian.with(item.custodian) }
        if kind == .itemPacked, item.code == (context.event.body as? ItemPacked)?.code {
            if let other = item.manifest { return reason(other, context) }
            return item.canBePacked ? nil : Reason.status.with(item.status.rawValue)
        }
        if [.itemMerged, .itemSplit].contains(kind), let inner = item.contents.first {
            return Reason.holds.with(inner)
        }
        guard item.canFollow(kind) else {
            let isElsewhere = ItemStatus.sources(of: kind)?.contains(item.status) == true
            if isElsewhere, let other = item.manifest { return reason(other, context) }
            return Reason.status.with(item.status.rawValue)
        }
        // These are done wherever a package is.
        guard ![.itemOverpacked, .itemUnpacked].contains(kind), let id = item.manifest else {
            return nil
        }
        // What was received belongs to the manifest it came by until that is decided.
        let isDecided = context.slice[Manifest.self, id]?.decided != nil
        return isDecided ? nil : reason(id, context)
    }

    private static func reason(_ manifest: UniqueID, _ context: RuleContext) -> String {
        let number = context.slice[Manifest.self, manifest]?.number.description
        return Reason.otherManifest.with(number ?? manifest.description)
    }

    @Sendable private static func packed(_ context: RuleContext) -> [Fault] {
        guard !Item.trueAnywhere.contains(context.event.kind) else { return [] }
        return ItemRules.named(in: context).compactMap { path, item in
            item.container.map {
                Fault(path, ["code": item.code.description, "unit": $0.description])
            }
        }
    }
}

extension SerialBlock {
    /// As in `101-200`.
    fileprivate var text: String { "\(serials.lowerBound)-\(serials.upperBound)" }
}

extension StateSlice {
    /// Whether a package is another, or in it, however deep.
    fileprivate func isInside(_ code: ItemCode, _ unit: ItemCode) -> Bool {
        isInside(code, anyOf: [unit])
    }

    /// Whether a package is one of others, or in one, however deep.
    func isInside(_ code: ItemCode, anyOf units: Set<ItemCode>) -> Bool {
        var next: ItemCode? = code
        while let current = next {
            if units.contains(current) { return true }
            next = self[Item.self, current]?.container
        }
        return false
    }
}
