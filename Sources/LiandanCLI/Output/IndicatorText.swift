import Accounts
import CanonicalJSON
import Indicators
import Prints
import Regulation
import WasteDomain

/// Indicators for people, machines, spreadsheets and on paper 指标.
struct IndicatorText {
    private let report: IndicatorReport
    private let sums: IndicatorSums
    private let regulation: Regulation

    init(_ report: IndicatorReport, _ regulation: Regulation) {
        self.report = report
        self.regulation = regulation
        sums = IndicatorSums(regulation, named: report.scope.evidence)
    }

    /// One paragraph each, then what is missing.
    var text: String {
        let blocks = report.results.map(block)
        return ([heading] + blocks + [missing].compactMap(\.self) + [summary])
            .joined(separator: "\n\n")
    }

    private var place: String {
        report.scope.region.map { regulation.regions.name(of: $0) }
            ?? say("整个账本", "the whole ledger")
    }

    private var heading: String {
        let plans = report.plans.map { "\($0.id) \($0.title.text)" }.joined(
            separator: say("；", "; ")
        )
        let until = say("截至 \(report.end)", "up to \(report.end)")
        return "\(report.scope.year)  \(place)  \(until)" + (plans.isEmpty ? "" : "\n\(plans)")
    }

    private func block(_ result: IndicatorResult) -> String {
        let indicator = result.indicator
        var lines = ["\(indicator.id) \(indicator.name.text)  \(shown(result))"]
        if !result.goals.isEmpty {
            lines.append("  " + result.goals.map(goal).joined(separator: say("；", "; ")))
        }
        lines.append("  \(indicator.formula.text)")
        lines += sums.lines(of: result).map { "  \($0)" }
        return lines.joined(separator: "\n")
    }

    private func shown(_ result: IndicatorResult) -> String {
        guard let value = result.value else {
            return Terminal.yellow(
                say("缺: ", "missing: ")
                    + result.lacks.map(sums.short).joined(separator: say("；", "; "))
            )
        }
        let unit = result.indicator.unit
        let text = unit == .percent ? "\(value) %" : "\(value) \(unit.title.text)"
        return result.isBad ? Terminal.red(text) : text
    }

    private func goal(_ judged: JudgedGoal) -> String {
        let goal = judged.goal
        let kind =
            goal.kind == .value ? say("现状值", "value") : say("目标值", "target")
        let mark = judged.isMet.map { $0 ? " ✓" : " ✗" } ?? ""
        return "\(goal.plan) \(goal.year) \(kind) \(goal.text)\(mark)"
    }

    /// Each thing that is missing once, with what needs it and who can supply it.
    private var missing: String? {
        var needs: [(lack: Lack, ids: [String])] = []
        for result in report.results {
            for lack in result.lacks where lack != .nothing {
                if let place = needs.firstIndex(where: { $0.lack == lack }) {
                    needs[place].ids.append(result.indicator.id)
                } else {
                    needs.append((lack, [result.indicator.id]))
                }
            }
        }
        guard !needs.isEmpty else { return nil }
        let rows = needs.map { need in
            [sums.short(need.lack), need.ids.joined(separator: " "), sums.remedy(need.lack)]
        }
        let head = [say("缺少的数据", "what is missing"), say("用于", "for"), say("由谁、怎样补", "who, how")]
        return TextTable(head, rows).text
    }

    private var summary: String {
        let known = report.results.count { $0.value != nil }
        let bad = report.results.count(where: \.isBad)
        return say(
            "共 \(report.results.count) 项指标，\(known) 项有值，\(bad) 项未达目标",
            "\(report.results.count) indicators, \(known) with a value, \(bad) short of a target"
        )
    }
}

extension IndicatorResult {
    /// Whether any target that is judged is not met.
    var isBad: Bool { goals.contains { $0.isMet == false } }

    /// Whether all are; nil if none is judged.
    fileprivate var isGood: Bool? {
        goals.contains { $0.isMet != nil } ? !isBad : nil
    }
}

extension IndicatorText {
    /// The same for machines, texts in the language people are spoken to in.
    var json: JSONObject {
        [
            "items": report.results.map(json),
            "plans": report.plans.map { plan -> JSONObject in
                [
                    "id": plan.id, "region": plan.region, "title": plan.title.text,
                    "year": plan.year,
                ]
            },
            "region": report.scope.region?.description, "until": report.end, "v": 1,
            "year": report.scope.year,
        ]
    }

    private func json(_ result: IndicatorResult) -> JSONObject {
        let indicator = result.indicator
        return [
            "confidence": indicator.confidence,
            "denominator": result.denominator.map { sums.json($0) },
            "direction": indicator.direction.rawValue, "form": indicator.form.rawValue,
            "formula": indicator.formula.text, "goals": result.goals.map(json),
            "id": indicator.id, "missing": result.lacks.map(sums.json),
            "name": indicator.name.text, "numerator": sums.json(result.numerator),
            "unit": indicator.unit.rawValue, "value": result.value,
        ]
    }

    private func json(_ judged: JudgedGoal) -> JSONObject {
        let goal = judged.goal
        return [
            "confidence": goal.confidence, "kind": goal.kind.rawValue, "met": judged.isMet,
            "number": goal.number, "plan": goal.plan, "relation": goal.relation?.rawValue,
            "text": goal.text, "value": goal.value?.description, "year": goal.year,
        ]
    }

    /// Rows for a spreadsheet, the first of them the names of the columns.
    var table: [[String]] {
        let goals = report.plans.flatMap { plan in
            Set(report.results.flatMap(\.goals).filter { $0.goal.plan == plan.id }.map(\.goal.year))
                .sorted().map { (plan: plan.id, year: $0) }
        }
        let head = [
            "id", "name", "unit", "value", "direction", "formula", "numerator", "denominator",
            "entries", "missing",
        ]
        return [head + goals.map { "\($0.plan) \($0.year)" } + ["met"]]
            + report.results.map { result in
                let indicator = result.indicator
                return [
                    indicator.id, indicator.name.text, indicator.unit.rawValue,
                    result.value ?? "", indicator.direction.rawValue, indicator.formula.text,
                    sums.total(result.numerator), result.denominator.map(sums.total) ?? "",
                    sums.entries(of: result).joined(separator: " "),
                    result.lacks.map(sums.short).joined(separator: "; "),
                ]
                    + goals.map { column in
                        result.goals.first {
                            $0.goal.plan == column.plan && $0.goal.year == column.year
                        }?.goal.text ?? ""
                    } + [result.isGood.map { $0 ? "yes" : "no" } ?? ""]
            }
    }

    /// A bar for each value, a line across it for each number of a plan.
    var chart: BarChart {
        BarChart(
            title: say(
                "\(place) \(report.scope.year) 年指标",
                "Indicators of \(place), \(report.scope.year)"
            ),
            note: say(
                "截至 \(report.end)；灰线为方案的现状值，黑线为目标值，绿色为达到目标，红色为未达到",
                "Up to \(report.end). Lines across are what plans say was (grey) and shall be (black); green meets them, red does not"
            ),
            rows: report.results.map { result in
                let unit = result.indicator.unit
                let symbol = unit == .percent ? "%" : unit.title.text
                return BarChart.Row(
                    label: "\(result.indicator.id) \(result.indicator.name.text)",
                    value: result.value.map { "\($0) \(symbol)" }
                        ?? say("缺: ", "missing: ")
                        + result.lacks.map(sums.short).joined(separator: say("；", "; ")),
                    length: result.length,
                    isGood: result.isGood,
                    marks: result.goals.compactMap { judged in
                        judged.length.map {
                            BarChart.Mark(
                                length: $0,
                                isTarget: judged.goal.kind == .target,
                                label: goal(judged)
                            )
                        }
                    }
                )
            }
        )
    }
}
