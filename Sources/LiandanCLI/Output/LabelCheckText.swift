import CanonicalJSON
import Labels
import WasteDomain

/// What came of checking a label, for people.
struct LabelCheckText {
    private let inspector: LabelInspector

    init(_ inspector: LabelInspector) {
        self.inspector = inspector
    }

    func text(_ check: LabelCheck) -> String {
        let code = check.text.code
        let name = inspector.name(of: code.unit)
        let verdict =
            check.isGood
            ? Terminal.green(say("标签有效", "the label is good"))
            : Terminal.red(say("标签不可信", "the label is not to be trusted"))
        let rows = [
            [
                say("单位", "unit"),
                [code.unit.description, name].compactMap(\.self).joined(separator: " "),
            ],
            [say("废物代码", "waste"), code.waste.description],
            [say("日期", "day"), code.day.description],
        ]
        let signed = check.text.signed.map { content(of: $0.statement) } ?? []
        let problems = check.problems.map { problem in
            let fields =
                problem == .differs
                ? ": " + check.differences.map(\.rawValue).joined(separator: ", ") : ""
            return "  ✗ \(problem.title.text)\(fields)"
        }
        let proven = check.proven.map { "  ✓ \($0.title.text)" }
        let unproven = check.unproven.map { "  – \($0.title.text)" }
        let table = TextTable([say("数字识别码", "code"), code.description], rows + signed).text
        return [verdict, table]
            .appending(problems, under: say("问题:", "problems:"))
            .appending(proven, under: say("已证明:", "proven:"))
            .appending(unproven, under: say("未证明:", "not proven:"))
            .joined(separator: "\n")
    }

    private func content(of statement: LabelStatement) -> [[String]] {
        [
            [say("废物名称", "name"), statement.name],
            [
                say("危险特性", "hazards"),
                statement.hazards.map(\.title.text).joined(separator: ", "),
            ],
            [say("净重 kg", "net kg"), statement.net?.kilograms ?? "—"],
            [say("容器编码", "vessel"), statement.vessel ?? "—"],
            [say("产生批次编码", "batch"), statement.batch ?? "—"],
        ]
    }
}

extension [String] {
    /// With lines under a heading, if there are any.
    fileprivate func appending(_ lines: [String], under heading: String) -> [String] {
        lines.isEmpty ? self : self + [heading] + lines
    }
}

extension LabelCheck {
    /// For machines.
    var json: JSONObject {
        [
            "code": text.code, "content": text.signed.map { $0.statement.content },
            "differences": differences.isEmpty ? nil : differences, "good": isGood,
            "notProven": unproven, "problems": problems, "proven": proven,
        ]
    }
}

extension LabelStatement {
    fileprivate var content: JSONObject {
        [
            "batch": batch, "hazards": hazards, "name": name, "net": net, "vessel": vessel,
        ]
    }
}
