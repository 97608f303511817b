package import WasteDomain

/// The indicators of the cities' plans 建设指标, what they are made of, and what plans say of them.
package struct IndicatorTable: Sendable {
    /// In the order of the table.
    package let indicators: [Indicator]
    /// In the order of the table.
    package let plans: [IndicatorPlan]
    /// Of all plans, by indicator.
    private let goals: [String: [IndicatorGoal]]

    init(_ reader: TableReader) throws(RegulationError) {
        var indicators: [Indicator] = []
        for row in try reader.rows("indicators") {
            let indicator = try Indicator(row)
            guard !indicators.contains(where: { $0.id == indicator.id }) else {
                throw row.repeated("id")
            }
            indicators.append(indicator)
        }
        var plans: [IndicatorPlan] = []
        for row in try reader.rows("indicator_plans") {
            let plan = try IndicatorPlan(row)
            guard !plans.contains(where: { $0.id == plan.id }) else { throw row.repeated("plan") }
            plans.append(plan)
        }
        var goals: [String: [IndicatorGoal]] = [:]
        for row in try reader.rows("indicator_goals") {
            let goal = try IndicatorGoal(row)
            guard indicators.contains(where: { $0.id == goal.indicator }) else {
                throw row.fault("indicator")
            }
            guard plans.contains(where: { $0.id == goal.plan }) else { throw row.fault("plan") }
            goals[goal.indicator, default: []].append(goal)
        }
        self.indicators = indicators
        self.plans = plans
        self.goals = goals
    }

    /// What plans say of an indicator, plan by plan, the earliest year first.
    package func goals(of indicator: String) -> [IndicatorGoal] { goals[indicator] ?? [] }

    /// A plan by its short name, such as `QJ`.
    package subscript(plan id: String) -> IndicatorPlan? { plans.first { $0.id == id } }
}

/// One indicator 指标.
package struct Indicator: Hashable, Sendable {
    /// Which way is better.
    package enum Direction: String, Sendable {
        case up, down
    }

    /// What is made of numerator and denominator.
    package enum Form: String, Sendable {
        /// One divided by the other.
        case ratio
        /// The numerator alone.
        case amount
        /// By how much this year's amount is more than last year's, of last year's.
        case growth
        /// By how much it is less.
        case fall

        /// Whether last year's sums are needed.
        package var needsLastYear: Bool { self == .growth || self == .fall }
    }

    /// Such as `IND-04`; `PRO-` for those that plans do not have.
    package let id: String
    /// As the plans call it.
    package let name: Bilingual
    package let unit: IndicatorUnit
    /// How many decimals it is shown with.
    package let decimals: Int
    package let direction: Direction
    package let form: Form
    package let numerator: [IndicatorTerm]
    /// Empty unless it is a ratio.
    package let denominator: [IndicatorTerm]
    /// The formula in words.
    package let formula: Bilingual
    /// How sure it is that the formula is the plans': `high`, `medium`, `low`, or `project` for
    /// indicators of our own.
    package let confidence: String

    init(_ row: TableRow) throws(RegulationError) {
        id = try row.value("id")
        name = Bilingual(zh: try row.value("zh"), en: try row.value("en"))
        guard let unit = IndicatorUnit(rawValue: try row.value("unit")) else {
            throw row.fault("unit")
        }
        self.unit = unit
        decimals = try row.value("decimals")
        guard (0...6).contains(decimals) else { throw row.fault("decimals") }
        guard let direction = Direction(rawValue: try row.value("direction")) else {
            throw row.fault("direction")
        }
        self.direction = direction
        guard let form = Form(rawValue: try row.value("form")) else { throw row.fault("form") }
        self.form = form
        numerator = try row.list("numerator") { IndicatorTerm($0) }
        let hasDenominator = row.row["denominator"] != nil
        denominator = hasDenominator ? try row.list("denominator") { IndicatorTerm($0) } : []
        guard hasDenominator == (form == .ratio) else { throw row.fault("denominator") }
        formula = Bilingual(zh: try row.value("zhFormula"), en: try row.value("enFormula"))
        confidence = row.row["confidence"] ?? "low"
    }
}

/// What an indicator is stated in 单位.
package enum IndicatorUnit: String, Sendable {
    case percent = "%"
    /// 吨/万元.
    case tonnesPerValue = "t/10kCNY"
    /// 吨.
    case tonnes = "t"
    /// 万吨.
    case tenThousandTonnes = "10kt"
    /// 天.
    case days = "d"
    /// 件.
    case count

    /// One of it is so many base units (grams, 万元, pieces), as a fraction.
    package var scale: (multiplier: Int64, divisor: Int64) {
        switch self {
        case .percent: (100, 1)
        case .tonnesPerValue, .tonnes: (1, 1_000_000)
        case .tenThousandTonnes: (1, 10_000_000_000)
        case .days, .count: (1, 1)
        }
    }

    /// As people write it.
    package var title: Bilingual {
        switch self {
        case .percent: Bilingual(zh: "%", en: "%")
        case .tonnesPerValue: Bilingual(zh: "吨/万元", en: "t per 10,000 yuan")
        case .tonnes: Bilingual(zh: "吨", en: "t")
        case .tenThousandTonnes: Bilingual(zh: "万吨", en: "10,000 t")
        case .days: Bilingual(zh: "天", en: "days")
        case .count: Bilingual(zh: "件", en: "pieces")
        }
    }
}
