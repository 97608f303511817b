import CanonicalJSON
import HandoffRules
import LedgerCrypto
import Liandan
import Regulation
import WasteDomain

/// Findings for people: where, what, by which law, what to do.
struct FindingText {
    private let laws: LawTable
    private let day: CivilDay
    /// The lines of the file each event came from.
    private let lines: [[Int]]

    init(on day: CivilDay, lines: [[Int]] = []) {
        laws = RegulationLibrary(.sha256).builtIn().laws
        self.day = day
        self.lines = lines
    }

    /// Findings that differ only in their event are said once, and no more than people read.
    func text(_ findings: [Finding]) -> String {
        var groups: [[Finding]] = []
        var places: [Likeness: Int] = [:]
        for finding in findings {
            if let place = places[Likeness(finding)] {
                groups[place].append(finding)
            } else {
                places[Likeness(finding)] = groups.count
                groups.append([finding])
            }
        }
        var rows = groups.prefix(Self.maximum).map(text(alike:))
        if groups.count > Self.maximum {
            let more = groups.count - Self.maximum
            rows.append(
                say(
                    "  还有 \(more) 项；--output json 全部列出",
                    "  and \(more) more; --output json has them all"
                )
            )
        }
        return rows.joined(separator: "\n")
    }

    private static let maximum = 50

    /// What findings have in common that are said once.
    private struct Likeness: Hashable {
        let rule: RuleID
        let path: JSONPath
        let facts: [String: String]
        let severity: Severity
        let effect: Effect

        init(_ finding: Finding) {
            rule = finding.rule
            path = finding.path
            facts = finding.facts
            severity = finding.severity
            effect = finding.effect
        }
    }

    /// A finding as JSON, with its texts in the language people are spoken to in.
    func json(_ finding: Finding) -> JSONValue {
        guard case .object(var object) = finding.json else { return finding.json }
        guard let rule = RuleSet.rule(finding.rule) else { return finding.json }
        object["title"] = .string(Self.filled(rule.title.text, finding.facts))
        object["advice"] = .string(Self.filled(rule.advice.text, finding.facts))
        object["basis"] = .array(basis(of: rule).map(JSONValue.string))
        if let lines = sourceLines(of: finding) { object["lines"] = lines.json }
        return .object(object)
    }

    private func text(alike findings: [Finding]) -> String {
        let finding = findings[0]
        guard let rule = RuleSet.rule(finding.rule) else { return finding.rule.description }
        let mark =
            finding.severity == .error
            ? Terminal.red(finding.severity.title.text)
            : Terminal.yellow(finding.severity.title.text)
        let place = [sourceText(of: findings), finding.path.description].compactMap(\.self)
            .filter { !$0.isEmpty }.joined(separator: " ")
        var rows = [
            "  [\(finding.rule)] \(mark) (\(finding.effect.title.text)) \(place)",
            "      \(Self.filled(rule.title.text, finding.facts))",
        ]
        rows.append(
            say("      依据: ", "      basis: ") + basis(of: rule).joined(separator: say("，", ", "))
        )
        rows.append(
            say("      怎么办: ", "      what to do: ") + Self.filled(rule.advice.text, finding.facts)
        )
        return rows.joined(separator: "\n")
    }

    private func basis(of rule: Rule) -> [String] {
        rule.basis.map { basis in
            basis.text(laws, on: day).text
        }
    }

    private func sourceLines(of finding: Finding) -> [Int]? {
        guard lines.indices.contains(finding.event), !lines[finding.event].isEmpty else {
            return nil
        }
        return lines[finding.event]
    }

    private func sourceText(of findings: [Finding]) -> String? {
        let rows = findings.compactMap(sourceLines).flatMap(\.self)
        if !rows.isEmpty {
            return say("第\(Runs(rows))行", "line \(Runs(rows))")
        }
        let events = findings.map(\.event)
        guard events != [0] else { return nil }
        return say("事件 ", "event ") + Runs(events).description
    }

    /// A text with its facts put in.
    static func filled(_ text: String, _ facts: [String: String]) -> String {
        facts.reduce(text) { text, fact in
            let value = FactText.text(fact.key, fact.value) { $0.text }
            return text.replacing("{\(fact.key)}", with: value)
        }
    }
}
