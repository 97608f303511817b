package import CanonicalJSON
package import Regulation

/// One indicator of a year: what it is, what it was made from, and what plans say of it.
package struct IndicatorResult: Sendable {
    package let indicator: Indicator
    /// As it is shown, rounded; nil if something is missing.
    package let value: String?
    /// How long it is drawn, in ten-thousandths of the longest: 100 % of a share, else the largest of
    /// the value and its goals; nil if something is missing.
    package let length: Int?
    /// What was divided, or is the amount itself.
    package let numerator: Side
    /// What it was divided by, of growth and fall last year's amount; nil for amounts.
    package let denominator: Side?
    /// What is missing, each once; empty if there is a value.
    package let lacks: [Lack]
    /// What plans say of it, plan by plan, the earliest year first.
    package let goals: [JudgedGoal]

    /// Sums that are added up.
    package struct Side: Sendable {
        package let parts: [Part]

        /// Nil if one of them is missing.
        package var total: Int64? {
            var total = Int64(0)
            for part in parts {
                guard case .known(let amount) = part.sum else { return nil }
                total += part.term.isTakenAway ? -amount.value : amount.value
            }
            return total
        }

        var lacks: [Lack] {
            parts.compactMap { part in
                guard case .missing(let lack) = part.sum else { return nil }
                return lack
            }
        }
    }

    /// One sum of a side.
    package struct Part: Sendable {
        package let term: IndicatorTerm
        package let sum: SumResult
    }
}

/// What a plan says, beside what was found.
package struct JudgedGoal: Sendable {
    package let goal: IndicatorGoal
    /// Whether the value meets the target; nil for what is no target, has no number, or is for an
    /// earlier year, and where there is no value.
    package let isMet: Bool?
    /// How long it is drawn, in ten-thousandths of the longest; nil without a number.
    package let length: Int?
}

/// The indicators of a year.
package struct IndicatorReport: Sendable {
    package let scope: IndicatorScope
    /// The last day that was looked at.
    package let end: CivilDay
    package let plans: [IndicatorPlan]
    package let results: [IndicatorResult]
}
