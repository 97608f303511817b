import CanonicalJSON
import Regulation
import WasteDomain

/// What the two sides say of one load, where both have spoken 双方核对.
struct StreamLoadComparison {
    /// What the giver stated, in all 移出.
    let given: Int64
    /// What the taker stated, in all 接收.
    let taken: Int64
    /// What is compared: grams, grams without the water, pieces or litres.
    let what: Measure
    /// Rows of the other side.
    let others: [StreamMovement]

    /// What amounts are compared by, where both sides have it in all their rows.
    enum Measure: String {
        case dryMass, mass, count, volume

        /// The amount as people read it.
        func text(_ amount: Int64) -> String {
            switch self {
            case .dryMass, .mass: Mass(grams: amount).map { $0.kilograms + " kg" } ?? "—"
            case .count: String(amount)
            case .volume: "\(amount) L"
            }
        }

        /// Where it stands in the event.
        var path: String { self == .dryMass ? "/mass" : "/\(rawValue)" }
    }

    /// Nil while one side has not stated it all, or there is nothing both have.
    init?(_ row: StatedRow, _ context: RuleContext) {
        let movement = row.movement
        guard let transfer = row.profile.transfer, row.act?.pair != nil,
            let load = movement.load.flatMap({ context.slice[StreamLoad.self, $0] })
        else { return nil }
        others = Self.others(row, context)
        let own =
            load.own(of: movement).filter { $0 != movement.row }.compactMap {
                context.slice[StreamRow.self, $0]?.movement
            } + [movement]
        guard !others.isEmpty, own.count >= others.count else { return nil }
        let (gave, took) = movement.stock == .takes ? (own, others) : (others, own)
        let moisture = transfer.moisture?.description
        let measures: [Measure] = (moisture == nil ? [] : [.dryMass]) + [.mass, .count, .volume]
        for measure in measures {
            guard let given = Self.sum(gave, measure, moisture),
                let taken = Self.sum(took, measure, moisture)
            else { continue }
            self.given = given
            self.taken = taken
            what = measure
            return
        }
        return nil
    }

    /// What the other side has stated of the same load.
    static func others(_ row: StatedRow, _ context: RuleContext) -> [StreamMovement] {
        let load = row.movement.load.flatMap { context.slice[StreamLoad.self, $0] }
        return (load?.others(of: row.movement) ?? []).compactMap {
            context.slice[StreamRow.self, $0]?.movement
        }
    }

    /// Whether they are further apart than so many thousandths of what was given.
    func differs(by perMille: Int) -> Bool {
        let gap = Int128(abs(given - taken)) * 1000
        return gap > Int128(given) * Int128(perMille)
    }

    private static func sum(
        _ rows: [StreamMovement],
        _ measure: Measure,
        _ moisture: String?
    ) -> Int64? {
        var total: Int64 = 0
        for row in rows {
            let amount: Int64? =
                switch measure {
                case .dryMass:
                    moisture.flatMap { row.number($0) }.flatMap { row.dryMass($0)?.grams }
                case .mass: row.mass?.grams
                case .count: row.count.map(Int64.init)
                case .volume: row.volume.map(Int64.init)
                }
            guard let amount else { return nil }
            total += amount
        }
        return total
    }
}
