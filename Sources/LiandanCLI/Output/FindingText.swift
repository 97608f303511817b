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

    func text(_ findings: [Finding]) -> String {
        findings.map(text).joined(separator: "\n")
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

    private func text(_ finding: Finding) -> String {
        guard let rule = RuleSet.rule(finding.rule) else { return finding.rule.description }
        let mark =
            finding.severity == .error
            ? Terminal.red(finding.severity.title.text)
            : Terminal.yellow(finding.severity.title.text)
        let place = [sourceText(of: finding), finding.path.description].compactMap(\.self)
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

    private func sourceText(of finding: Finding) -> String? {
        if let lines = sourceLines(of: finding) {
            let numbers = lines.map(String.init).joined(separator: ",")
            return say("第\(numbers)行", "line \(numbers)")
        }
        return finding.event > 0 ? say("第\(finding.event + 1)项", "event \(finding.event)") : nil
    }

    /// A text with its facts put in.
    static func filled(_ text: String, _ facts: [String: String]) -> String {
        facts.reduce(text) { $0.replacing("{\($1.key)}", with: $1.value) }
    }
}
