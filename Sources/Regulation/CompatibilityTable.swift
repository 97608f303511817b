package import WasteDomain

/// Wastes that must not be loaded or stored together 不相容的危险废物.
package struct CompatibilityTable: Sendable {
    /// Two kinds of waste and what comes of them when they meet.
    package struct Pair: Hashable, Sendable {
        fileprivate let left: Side
        fileprivate let right: Side
        package let danger: Danger
        /// Where that is said.
        package let source: String
        /// How sure we are: `high`, `medium` or `low`.
        package let confidence: String
    }

    /// A waste, as far as it matters whether it reacts.
    package struct Waste: Hashable, Sendable {
        let code: WasteCode
        let hazards: [HazardProperty]

        package init(_ code: WasteCode, _ hazards: [HazardProperty]) {
            self.code = code
            self.hazards = hazards
        }
    }

    fileprivate enum Side: Hashable, Sendable {
        case code(WasteCode)
        case category(WasteCategory)
        case hazard(HazardProperty)

        init?(_ text: String) {
            if let code = WasteCode(text) {
                self = .code(code)
            } else if let category = WasteCategory(text) {
                self = .category(category)
            } else if let hazard = HazardProperty(rawValue: text) {
                self = .hazard(hazard)
            } else {
                return nil
            }
        }

        func matches(_ waste: Waste) -> Bool {
            switch self {
            case .code(let code): waste.code == code
            case .category(let category): waste.code.category == category
            case .hazard(let hazard): waste.hazards.contains(hazard)
            }
        }
    }

    private let pairs: [Pair]

    init(_ rows: [TableRow]) throws(RegulationError) {
        var pairs: [Pair] = []
        for row in rows {
            guard let left = Side(try row.value("left", String.self)) else {
                throw row.fault("left")
            }
            guard let right = Side(try row.value("right", String.self)) else {
                throw row.fault("right")
            }
            guard let danger = Danger(rawValue: try row.value("danger")) else {
                throw row.fault("danger")
            }
            pairs.append(
                Pair(
                    left: left,
                    right: right,
                    danger: danger,
                    source: try row.value("source"),
                    confidence: row.row["confidence"] ?? "low"
                )
            )
        }
        self.pairs = pairs
    }

    /// The first pair that speaks of two wastes, in whichever order; nil for the same waste.
    package func conflict(_ one: Waste, _ other: Waste) -> Pair? {
        guard one.code.category != other.code.category else { return nil }
        return pairs.first {
            $0.left.matches(one) && $0.right.matches(other)
                || $0.left.matches(other) && $0.right.matches(one)
        }
    }
}

/// What comes of incompatible wastes that meet.
package enum Danger: String, Sendable, CaseIterable, Titled {
    case heat, fire, explosion, flammableGas, toxicGas

    package var title: Bilingual {
        switch self {
        case .heat: Bilingual(zh: "剧烈反应、放热喷溅", en: "heat and violent reaction")
        case .fire: Bilingual(zh: "起火", en: "fire")
        case .explosion: Bilingual(zh: "爆炸", en: "explosion")
        case .flammableGas: Bilingual(zh: "产生易燃气体", en: "flammable gas")
        case .toxicGas: Bilingual(zh: "产生有毒气体", en: "toxic gas")
        }
    }
}
