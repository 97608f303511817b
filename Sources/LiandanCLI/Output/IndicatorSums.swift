import Accounts
import CanonicalJSON
import Indicators
import Regulation
import WasteDomain

/// What indicators were made from and what is missing, for people and machines.
struct IndicatorSums {
    private let regulation: Regulation
    /// How many names are said of those not counted.
    private let named: Int

    init(_ regulation: Regulation, named: Int) {
        self.regulation = regulation
        self.named = named
    }

    /// One line for each side, then the entries behind it and who is not counted.
    func lines(of result: IndicatorResult) -> [String] {
        let sides =
            [(say("分子", "numerator"), Optional(result.numerator))]
            + [
                (
                    result.indicator.form == .ratio
                        ? say("分母", "denominator") : say("上年", "last year"),
                    result.denominator
                )
            ]
        return sides.flatMap { name, side -> [String] in
            guard let side else { return [] }
            return ["\(name): \(equation(side))"] + proofs(side)
        }
    }

    private func equation(_ side: IndicatorResult.Side) -> String {
        let parts = side.parts.enumerated().map { index, part -> String in
            let sign = part.term.isTakenAway ? "− " : index == 0 ? "" : "+ "
            return "\(sign)\(name(part.term)) \(amount(part))"
        }
        let total = side.parts.count > 1 ? " = \(total(side))" : ""
        return parts.joined(separator: " ") + total
    }

    private func proofs(_ side: IndicatorResult.Side) -> [String] {
        side.parts.flatMap { part -> [String] in
            guard case .known(let amount) = part.sum else { return [] }
            var lines: [String] = []
            let events = amount.evidence.events.map(\.description).joined(separator: " ")
            let more = amount.evidence.count - amount.evidence.events.count
            let rest = more > 0 ? say(" 等 \(amount.evidence.count) 条", " and \(more) more") : ""
            if amount.evidence.count > 0 {
                lines.append("  \(name(part.term)) " + say("记录: ", "entries: ") + events + rest)
            }
            if !amount.lacking.isEmpty {
                let names = amount.lacking.prefix(named).joined(separator: say("、", ", "))
                let left = amount.lacking.count - min(named, amount.lacking.count)
                let rest = left > 0 ? say(" 等 \(amount.lacking.count) 个", " and \(left) more") : ""
                lines.append("  \(name(part.term)) " + say("未计入: ", "not counted: ") + names + rest)
            }
            return lines
        }
    }

    /// What people call a sum; rows of a stream as the table has them.
    private func name(_ term: IndicatorTerm) -> String {
        switch term.sources.first {
        case .ledger(let sum): sum.title.text
        case .figure(let name): regulation.figures[name]?.title.text ?? name.description
        case .stream, .unknown, nil: String(term.description.drop { $0 == "-" })
        }
    }

    private func amount(_ part: IndicatorResult.Part) -> String {
        guard case .known(let amount) = part.sum else { return "?" }
        return text(amount.value, part.term)
    }

    /// The total of a side, with its unit; a question mark if something is missing.
    func total(_ side: IndicatorResult.Side) -> String {
        guard let total = side.total, let term = side.parts.first?.term else { return "?" }
        return text(total, term)
    }

    private func text(_ value: Int64, _ term: IndicatorTerm) -> String {
        switch measure(of: term) {
        case .grams: "\(ReportText.tonnes(value)) t"
        case .gramDays: "\(ReportText.tonnes(value)) " + say("t·天", "t·days")
        case .tenThousandYuan: "\(value) " + FigureUnit.tenThousandYuan.title.text
        case .count: String(value)
        }
    }

    private func measure(of term: IndicatorTerm) -> IndicatorMeasure {
        switch term.sources.first {
        case .ledger(let sum): sum.measure
        case .figure(let name): regulation.figures[name]?.unit.measure ?? .count
        case .stream(let stream): stream.measure
        case .unknown, nil: .grams
        }
    }

    /// The entries behind an indicator, each once, as many as are named.
    func entries(of result: IndicatorResult) -> [String] {
        let parts = result.numerator.parts + (result.denominator?.parts ?? [])
        var events: [EventID] = []
        for part in parts {
            guard case .known(let amount) = part.sum else { continue }
            events += amount.evidence.events.filter { !events.contains($0) }
        }
        return events.sorted().map(\.description)
    }

    /// What is missing, in a few words.
    func short(_ lack: Lack) -> String {
        switch lack {
        case .figure(let name, _, let year, let others):
            let title = regulation.figures[name]?.title.text ?? name.description
            let regions = others.map(\.description).joined(separator: say("、", ", "))
            let choice = others.isEmpty ? "" : say(" (有: \(regions))", " (known for \(regions))")
            return "\(title) \(year)\(choice)"
        case .stream(let stream, let year):
            return say("\(year) 年没有 \(stream) 的记录", "no records of \(stream) in \(year)")
        case .amount(let stream, let year, let rows):
            let first = rows.prefix(named).map(\.description).joined(separator: " ")
            return say(
                "\(year) 年 \(stream) 有 \(rows.count) 条记录没有所汇总的量 (\(first))",
                "\(rows.count) records of \(stream) in \(year) without the amount that is summed (\(first))"
            )
        case .audit: return say("审计结果", "the outcome of an audit")
        case .calendar(let year): return say("\(year) 年的工作日", "the working days of \(year)")
        case .unknown(let term):
            return say("本程序不会计算 \(term)", "this program cannot compute \(term)")
        case .nothing: return say("分母为零", "nothing to divide by")
        }
    }

    /// Who can supply it, with which command.
    func remedy(_ lack: Lack) -> String {
        switch lack {
        case .figure(let name, let region, let year, let others):
            guard others.isEmpty else { return say("用 --region 选择地区", "choose one with --region") }
            let figure = regulation.figures[name]
            let who = say(
                "主管部门 (数据来自\(figure?.source ?? "—"))",
                "an authority (from: \(figure?.source ?? "—"))"
            )
            let value = figure?.isList == true ? "--members @FILE" : "--value N"
            return
                "\(who): liandan figure declare \(name) --region \(region?.description ?? "CODE")"
                + " --year \(year) \(value) --source TEXT"
        case .stream(let stream, _):
            return say(
                "有关单位: liandan record --stream \(stream)",
                "those who keep its books: liandan record --stream \(stream)"
            )
        case .amount(let stream, _, _):
            return say(
                "有关单位: liandan record --stream \(stream) --number N --reason TEXT，补上质量或件数",
                "those who keep its books, with the mass or count: "
                    + "liandan record --stream \(stream) --number N --reason TEXT"
            )
        case .audit: return say("任何人: ", "anybody: ") + "liandan audit LEDGER --trust TRUST"
        case .calendar:
            return say("主管部门: ", "an authority: ") + "liandan regulation adopt"
        case .unknown: return say("使用新版程序", "use a newer program")
        case .nothing: return ""
        }
    }
}

extension IndicatorSums {
    func json(_ side: IndicatorResult.Side) -> JSONObject {
        ["parts": side.parts.map(json), "total": side.total]
    }

    private func json(_ part: IndicatorResult.Part) -> JSONObject {
        var json: JSONObject = [
            "measure": measure(of: part.term).rawValue, "term": part.term.description,
        ]
        guard case .known(let amount) = part.sum else { return json }
        json["value"] = amount.value.json
        json["entries"] = amount.evidence.events.json
        json["entryCount"] = amount.evidence.count.json
        json["lacking"] = amount.lacking.prefix(named).map(\.self).json
        json["lackingCount"] = amount.lacking.count.json
        return json
    }

    func json(_ lack: Lack) -> JSONObject {
        var json: JSONObject = ["kind": lack.kind, "remedy": remedy(lack), "text": short(lack)]
        switch lack {
        case .figure(let name, let region, _, _):
            json["figure"] = name.json
            json["region"] = region?.json
        case .stream(let stream, _): json["stream"] = stream.json
        case .amount(let stream, _, let rows):
            json["stream"] = stream.json
            json["entries"] = rows.prefix(named).map(\.self).json
        case .audit, .calendar, .unknown, .nothing: break
        }
        return json
    }
}

extension Lack {
    /// A word of no language.
    fileprivate var kind: String {
        switch self {
        case .figure: "figure"
        case .stream: "stream"
        case .amount: "amount"
        case .audit: "audit"
        case .calendar: "calendar"
        case .unknown: "unknown"
        case .nothing: "nothing"
        }
    }
}
