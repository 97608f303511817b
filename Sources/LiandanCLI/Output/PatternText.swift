import Audit
import CanonicalJSON
import HandoffRules
import LedgerCrypto
import Liandan
import Regulation
import WasteDomain

/// What only the whole ledger shows, for people: an inspector's list of where to look.
enum PatternText {
    /// No more than people read.
    private static let maximum = 50

    static func text(_ findings: [PatternFinding], more: Int) -> String {
        guard !findings.isEmpty else {
            return say("没有发现规律性疑点", "no patterns were found")
        }
        let shown = findings.prefix(maximum)
        let rest = findings.count - shown.count + more
        var rows = [
            say(
                "规律性疑点（不影响完整性，供检查人员核实；用 manifest show 等命令查看所列记录）:",
                "patterns (they break no guarantee: where an inspector should look; manifest show and its like have the entries):"
            )
        ]
        var last: RuleID?
        for finding in shown {
            guard let pattern = AuditPattern.pattern(finding.pattern) else { continue }
            if finding.pattern != last { rows.append(head(pattern)) }
            last = finding.pattern
            rows.append("    " + FindingText.filled(pattern.title.text, finding.facts))
            rows.append(
                say("      记录: ", "      entries: ")
                    + finding.evidence.map(\.description).joined(separator: ", ")
            )
        }
        if rest > 0 {
            rows.append(
                say(
                    "  还有 \(rest) 项；--output json 列出更多",
                    "  and \(rest) more; --output json has more"
                )
            )
        }
        return rows.joined(separator: "\n")
    }

    private static func head(_ pattern: AuditPattern) -> String {
        let laws = RegulationLibrary(.sha256).builtIn().laws
        let severity = pattern.severity.title.text
        let mark =
            pattern.severity == .error ? Terminal.red(severity) : Terminal.yellow(severity)
        // On a day before any law has ended its article is its own.
        let basis = pattern.basis.map { $0.text(laws, on: CivilDay(number: 0)).text }
        return "  [\(pattern.id)] \(mark) " + basis.joined(separator: say("，", ", ")) + "\n"
            + say("    怎么办: ", "    what to do: ") + pattern.advice.text
    }
}
