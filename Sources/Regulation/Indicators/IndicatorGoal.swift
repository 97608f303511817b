import CanonicalJSON
package import WasteDomain

/// A city's plan 建设方案 that sets goals.
package struct IndicatorPlan: Hashable, Sendable {
    /// Its short name, such as `QJ`.
    package let id: String
    /// Where it holds.
    package let region: RegionCode
    package let title: Bilingual
    /// When it was published.
    package let year: Int

    init(_ row: TableRow) throws(RegulationError) {
        id = try row.value("plan")
        region = try row.value("place")
        title = Bilingual(zh: try row.value("zh"), en: try row.value("en"))
        year = try row.value("year")
    }
}

/// What a plan says of an indicator for a year: what it was 现状值, or what it shall be 目标值.
package struct IndicatorGoal: Hashable, Sendable {
    package enum Kind: String, Sendable {
        case value, target
    }

    /// How a result stands to a target that it meets.
    package enum Relation: String, Sendable {
        case atLeast = ">="
        case atMost = "<="
        case moreThan = ">"
    }

    /// Of the indicator.
    package let indicator: String
    /// Of the plan.
    package let plan: String
    /// 序号 in the plan's table.
    package let number: Int
    package let year: Int
    package let kind: Kind
    /// Nil for what it was, and for targets without a number.
    package let relation: Relation?
    /// In the unit of the indicator; nil where the plan has words only.
    package let value: DecimalFigure?
    /// As it is printed.
    package let text: String
    /// How sure it is that this is the plan's word on this indicator: `high`, `medium`, `low`.
    package let confidence: String

    init(_ row: TableRow) throws(RegulationError) {
        indicator = try row.value("indicator")
        plan = try row.value("plan")
        number = try row.value("number")
        year = try row.value("year")
        guard let kind = Kind(rawValue: try row.value("kind")) else { throw row.fault("kind") }
        self.kind = kind
        let relation: String? = try row.optional("relation")
        self.relation = relation.flatMap(Relation.init)
        guard self.relation != nil || relation == nil else { throw row.fault("relation") }
        value = try row.optional("value")
        guard (self.relation != nil) == (kind == .target && value != nil) else {
            throw row.fault("relation")
        }
        text = try row.value("text")
        confidence = row.row["confidence"] ?? "low"
    }
}

/// A number as it is printed, exactly: `85.25` is 8525 hundredths.
package struct DecimalFigure: Hashable, Sendable, LosslessStringConvertible {
    package let description: String
    /// All digits without the point.
    package let digits: Int64
    /// How many of them stand behind it.
    package let decimals: Int

    /// Takes up to twelve digits before the point and up to six behind it.
    package init?(_ description: String) {
        let parts = description.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), (1...12).contains(parts[0].utf8.count),
            parts.count == 1 || (1...6).contains(parts[1].utf8.count),
            let digits = Digits.value(of: parts.joined())
        else { return nil }
        self.description = description
        self.digits = Int64(digits)
        decimals = parts.count == 2 ? parts[1].utf8.count : 0
    }
}
