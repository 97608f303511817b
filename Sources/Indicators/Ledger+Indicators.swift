import CanonicalJSON
package import LedgerLog
package import Liandan
package import Regulation
import WasteDomain

extension Ledger {
    /// The indicators of a year 建设指标, in the order of the regulation's table.
    ///
    /// - Parameters:
    ///   - scope: Which year, where, and beside which plans.
    ///   - wanted: Ids of indicators, or how they begin: `IND`, `IND-07`; all if empty.
    ///   - regulation: Whose table of indicators, figures and plans.
    /// - Returns: All that are wanted, with or without a value.
    /// - Throws: what reading the log throws.
    package func indicators(
        _ scope: IndicatorScope,
        only wanted: [String] = [],
        _ regulation: Regulation
    ) throws(LogError) -> IndicatorReport {
        try query { (reader) throws(LogError) in
            var maker = IndicatorMaker(try SumSheet(scope, reader, regulation))
            var results: [IndicatorResult] = []
            for indicator in regulation.indicators.indicators
            where wanted.isEmpty || wanted.contains(where: indicator.isNamed) {
                results.append(try maker.make(indicator))
            }
            return IndicatorReport(
                scope: scope,
                end: maker.sheet.end,
                plans: maker.plans,
                results: results
            )
        }
    }
}

extension Indicator {
    /// Whether a text is its id, the number before the point of it, or the letters before that.
    fileprivate func isNamed(_ text: String) -> Bool {
        id == text || id.hasPrefix("\(text).") || id.hasPrefix("\(text)-")
    }
}

/// Makes indicators of sums.
private struct IndicatorMaker {
    var sheet: SumSheet
    private var lastYear: SumSheet?
    let plans: [IndicatorPlan]

    init(_ sheet: SumSheet) {
        self.sheet = sheet
        let scope = sheet.scope
        plans = sheet.regulation.indicators.plans.filter { plan in
            scope.plan.map { $0 == plan.id } ?? scope.holds(plan.region)
        }
    }

    mutating func make(_ indicator: Indicator) throws(LogError) -> IndicatorResult {
        let numerator = try side(indicator.numerator, &sheet)
        var denominator: IndicatorResult.Side?
        if indicator.form.needsLastYear {
            var last: SumSheet
            if let lastYear { last = lastYear } else { last = try sheet.ofLastYear() }
            denominator = try side(indicator.numerator, &last)
            lastYear = last
        } else if indicator.form == .ratio {
            denominator = try side(indicator.denominator, &sheet)
        }
        let value = ratio(indicator, numerator.total, denominator?.total)
        let goals = goals(of: indicator)
        let full = full(indicator, value, goals)
        var lacks = numerator.lacks
        lacks += (denominator?.lacks ?? []).filter { !lacks.contains($0) }
        return IndicatorResult(
            indicator: indicator,
            value: value?.text(decimals: indicator.decimals),
            length: value.map { max(0, $0.share(of: full)) },
            numerator: numerator,
            denominator: denominator,
            lacks: value == nil && lacks.isEmpty ? [.nothing] : lacks,
            goals: goals.map { judged($0, value, full) }
        )
    }

    private func side(
        _ terms: [IndicatorTerm],
        _ sheet: inout SumSheet
    ) throws(LogError) -> IndicatorResult.Side {
        var parts: [IndicatorResult.Part] = []
        for term in terms {
            parts.append(IndicatorResult.Part(term: term, sum: try sheet.sum(term)))
        }
        return IndicatorResult.Side(parts: parts)
    }

    private func ratio(_ indicator: Indicator, _ part: Int64?, _ whole: Int64?) -> Ratio? {
        guard let part else { return nil }
        switch indicator.form {
        case .amount: return Ratio(part, in: indicator.unit)
        case .ratio: return whole.flatMap { Ratio(part, of: $0, in: indicator.unit) }
        case .growth: return whole.flatMap { Ratio(part - $0, of: $0, in: indicator.unit) }
        case .fall: return whole.flatMap { Ratio($0 - part, of: $0, in: indicator.unit) }
        }
    }

    private func goals(of indicator: Indicator) -> [IndicatorGoal] {
        let all = sheet.regulation.indicators.goals(of: indicator.id)
        return plans.flatMap { plan in
            all.filter { $0.plan == plan.id }.sorted { $0.year < $1.year }
        }
    }

    /// A target is judged in the years up to its own, and the last one in all that follow.
    private func judged(_ goal: IndicatorGoal, _ value: Ratio?, _ full: Ratio) -> JudgedGoal {
        let last = sheet.regulation.indicators.goals(of: goal.indicator)
            .filter { $0.plan == goal.plan }.map(\.year).max()
        let counts = goal.year >= sheet.scope.year || goal.year == last
        return JudgedGoal(
            goal: goal,
            isMet: value.flatMap { value in
                guard counts, let relation = goal.relation, let figure = goal.value else {
                    return nil
                }
                return value.isMet(relation, figure)
            },
            length: goal.value.map { Ratio($0).share(of: full) }
        )
    }

    private func full(_ indicator: Indicator, _ value: Ratio?, _ goals: [IndicatorGoal]) -> Ratio {
        let least = Ratio(whole: indicator.unit == .percent ? 100 : 0)
        return ([value] + goals.map { $0.value.map { Ratio($0) } }).compactMap(\.self)
            .reduce(least) { $1.isMore(than: $0) ? $1 : $0 }
    }
}
