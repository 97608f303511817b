import CanonicalJSON
import Regulation
import WasteDomain

/// Whether the books of a stream agree: with the stock, with the other side, with the packages that
/// waste went into 台账核对.
enum StreamBookRules {
    static let all: [Rule] = [
        Rule(
            "LD-STR-009",
            .stream,
            .warning,
            .record,
            zh: ("{act} {taken}，账上只有 {held}", "查明漏记的来源；抄错的写明事由重新陈述"),
            en: (
                "{act}: {taken} out of a stock of {held}",
                "Find what was not recorded; what was misread is stated anew, with the reason."
            ),
            basis: [.project],
            check: StatedRow.check { row, context in
                guard row.movement.stock == .takes,
                    let lack = StreamHolding(row, context.slice).lack(of: row.movement)
                else { return [] }
                return [
                    Fault(lack.path, row.facts(["held": lack.held, "taken": lack.taken]))
                ]
            }
        ),
        Rule(
            "LD-STR-010",
            .stream,
            .warning,
            .record,
            zh: ("运单 {document}: 移出 {sent}，接收 {taken}，超过允差", "双方核对；抄错的写明事由重新陈述"),
            en: (
                "Load {document}: {sent} given, {taken} taken, beyond tolerance",
                "Both sides check; what was misread is stated anew, with the reason."
            ),
            basis: [.project],
            check: StatedRow.check { row, context in
                let rule = row.profile.transfer?.differs
                guard rule != dryMass.description else { return [] }
                return difference(row, context)
            }
        ),
        Rule(
            dryMass,
            .stream,
            .warning,
            .record,
            zh: ("联单 {document}: 移出干基 {sent}，接收干基 {taken}，超过允差", "核对双方磅单和含水率；抄错的写明事由重新陈述"),
            en: (
                "Load {document}: dry mass {sent} out, {taken} in, beyond tolerance",
                "Check weigh tickets and moisture on both sides; what was misread is stated anew."
            ),
            basis: [.law("SWL2020", "71")],
            check: StatedRow.check { row, context in
                row.profile.transfer?.differs == dryMass.description
                    ? difference(row, context) : []
            }
        ),
        Rule(
            "LD-STR-017",
            .stream,
            .error,
            .record,
            zh: ("运单 {document}: 一方写的是 {left}，另一方是 {right}", "核对运单上的双方；写错的写明事由重新陈述"),
            en: (
                "Load {document}: one side names {left}, the other is {right}",
                "Check who the two sides are; a wrong name is stated anew, with the reason."
            ),
            basis: [.project],
            check: StatedRow.check { row, context in
                guard
                    let other = StreamLoadComparison.others(row, context).first(where: {
                        $0.counterparty?.party != row.movement.point.party
                    }), let document = row.movement.document
                else { return [] }
                return [
                    Fault(
                        "/counterparty",
                        row.facts([
                            "document": document.description,
                            "left": other.counterparty?.party.description ?? "—",
                            "right": row.movement.point.party.description,
                        ])
                    )
                ]
            }
        ),
        Rule(
            "LD-STR-014",
            .stream,
            zh: ("{stream} 在 {level} 不能转为危险废物", "核对类别和层级 (liandan stream show {stream})"),
            en: (
                "{stream} does not become hazardous waste at {level}",
                "Check the stream and the level (liandan stream show {stream})."
            ),
            basis: [.law("SWL2020", "50")],
            check: StatedRow.check { row, context in
                guard context.event.kind == .regimeChanged,
                    !(row.profile.regimeChange?.holds(at: row.movement.level) ?? false)
                else { return [] }
                let level = row.movement.level?.description ?? "—"
                return [
                    Fault(
                        row.profile.regimeChange == nil ? "/stream" : "/level",
                        row.facts(["level": level])
                    )
                ]
            }
        ),
        Rule(
            "LD-STR-015",
            .stream,
            zh: ("物品 {item} 不能是转出的废物: {why}", "只写刚装填、称重的物品；先赋码、装填、称重"),
            en: (
                "The package {item} cannot hold what leaves the stream: {why}",
                "Name packages that were just filled and weighed."
            ),
            basis: [.law("SWL2020", "50")],
            check: .on(RegimeChanged.self) { changed, context in
                changed.items.enumerated().compactMap { index, code in
                    guard let item = context.slice[Item.self, code],
                        let why = unfit(item, of: changed.movement.point.party)
                    else { return nil }
                    return Fault("/items/\(index)", ["item": code.description, "why": why])
                }
            }
        ),
        Rule(
            "LD-STR-016",
            .stream,
            zh: ("转出 {mass} kg，物品净重合计 {sum} kg", "质量等于各件净重之和"),
            en: (
                "{mass} kg leave the stream, the packages hold {sum} kg",
                "The mass is the sum of the packages' net masses."
            ),
            basis: [.law("SWL2020", "50")],
            check: .on(RegimeChanged.self) { changed, context in
                let nets = changed.items.compactMap { context.slice[Item.self, $0]?.net }
                guard nets.count == changed.items.count, let mass = changed.movement.mass,
                    nets.total != mass
                else { return [] }
                return [
                    Fault("/mass", ["mass": mass.kilograms, "sum": nets.total.kilograms])
                ]
            }
        ),
    ]

    /// The rule that profiles with moisture name.
    private static let dryMass: RuleID = "HW-STR-002"

    private static func difference(_ row: StatedRow, _ context: RuleContext) -> [Fault] {
        guard let transfer = row.profile.transfer, let document = row.movement.document,
            let both = StreamLoadComparison(row, context), both.differs(by: transfer.perMille)
        else { return [] }
        return [
            Fault(
                both.what.path,
                row.facts([
                    "document": document.description, "sent": both.what.text(both.given),
                    "taken": both.what.text(both.taken),
                ])
            )
        ]
    }

    private static func unfit(_ item: Item, of party: PartyID) -> String? {
        if item.custodian != party { return Reason.custodian.with(item.custodian) }
        if item.regime != nil { return Reason.repeated.rawValue }
        guard [.weighed, .stored, .withdrawn].contains(item.status), item.net != nil else {
            return Reason.status.with(item.status.rawValue)
        }
        return item.manifest == nil ? nil : Reason.otherManifest.rawValue
    }
}

/// What a stock would have without the row that is stated.
private struct StreamHolding {
    private let mass: Int
    private let count: Int
    private let volume: Int

    init(_ row: StatedRow, _ slice: StateSlice) {
        let stock = slice[StreamStock.self, row.movement.shelf]
        // What the row said before is taken back first.
        let old = row.known?.movement
        let back = old?.shelf == row.movement.shelf && old?.stock != nil ? old : nil
        let sign = back?.stock == .takes ? 1 : -1
        mass = (stock?.mass ?? 0) + sign * Int(back?.mass?.grams ?? 0)
        count = (stock?.count ?? 0) + sign * (back?.count ?? 0)
        volume = (stock?.volume ?? 0) + sign * (back?.volume ?? 0)
    }

    /// What a row takes beyond what is there, and where it says so.
    func lack(of movement: StreamMovement) -> (path: String, held: String, taken: String)? {
        if let taken = movement.mass, taken.grams > mass {
            return ("/mass", Self.kilograms(mass), taken.kilograms + " kg")
        }
        if let taken = movement.count, taken > count {
            return ("/count", String(count), String(taken))
        }
        if let taken = movement.volume, taken > volume {
            return ("/volume", "\(volume) L", "\(taken) L")
        }
        return nil
    }

    private static func kilograms(_ grams: Int) -> String {
        let text = Mass(grams: Int64(abs(grams)))?.kilograms ?? "—"
        return (grams < 0 ? "-" : "") + text + " kg"
    }
}
