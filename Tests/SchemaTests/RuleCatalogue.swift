import Audit
import CanonicalJSON
import HandoffRules
import LedgerCrypto
import Liandan
import Regulation
import WasteDomain

/// `Schemas/rules.md`: the rules as people read them, and what audits look for beside them.
struct RuleCatalogue {
    static let path = "Schemas/rules.md"

    private let laws: LawTable = RegulationLibrary(.sha256).builtIn().laws

    var text: String {
        ([Self.head] + stages.map(section) + [patterns, Self.unjudged, lawTable]).joined(
            separator: "\n"
        )
    }

    private static let head = """
        # The rules, version \(RuleSet.current.version)

        What every submission is judged by, in the order in which findings are recorded (`log.md` 4.8).
        This file is made from the code by `LIANDAN_UPDATE=1 swift test --filter RuleCatalogueTests`; a
        test compares the two.

        A finding that is *refused* keeps the whole submission out; one that is *recorded* is kept with
        it. `{name}` stands for a fact of the case. The figures a rule works with are parameters of the
        regulation (`parameters.csv`), each with the days and, if not everywhere, the region it holds in.
        Patterns, which only the whole ledger shows, stand after them, then what the law's table has and
        nothing here says, then the laws.

        """

    /// The stages, each once, in the order in which their rules begin.
    private var stages: [Stage] {
        RuleSet.current.rules.map(\.stage).reduce(into: []) { stages, stage in
            if stages.last != stage { stages.append(stage) }
        }
    }

    private func section(_ stage: Stage) -> String {
        "## \(stage.title.zh) \(stage.title.en)\n\n"
            + RuleSet.current.rules.filter { $0.stage == stage }.map(entry).joined(separator: "\n")
    }

    private func entry(_ rule: Rule) -> String {
        entry(
            "**\(rule.id)** version \(rule.version), "
                + "\(rule.severity.title.zh) \(rule.severity.title.en), "
                + "\(rule.effect.title.zh) \(rule.effect.title.en)",
            rule.title,
            rule.advice,
            rule.basis,
            rule.parameters
        )
    }

    private func entry(
        _ head: String,
        _ title: Bilingual,
        _ advice: Bilingual,
        _ basis: [LegalBasis],
        _ parameters: [Parameters.Name]
    ) -> String {
        let names = parameters.map { "`\($0.rawValue)`" }.joined(separator: ", ")
        let lines = [
            head, "* \(title.zh)。\(advice.zh)。", "* \(title.en). \(advice.en)",
            "* 依据 basis: " + basis.map(text).joined(separator: "; "),
            names.isEmpty ? nil : "* 参数 parameters: \(names)",
        ]
        return lines.compactMap(\.self).joined(separator: "\n") + "\n"
    }

    private var patterns: String {
        let entries = AuditPattern.all.map { pattern in
            entry(
                "**\(pattern.id)** \(pattern.severity.title.zh) \(pattern.severity.title.en)",
                pattern.title,
                pattern.advice,
                pattern.basis,
                pattern.parameters
            )
        }
        return "## 规律性疑点 patterns\n\n"
            + "What `liandan audit` looks for in the whole ledger: nothing is refused or judged by it, it says\n"
            + "where an inspector should look, and names the entries. Where a rule has the same id, the rule\n"
            + "judges the statement that ends the matter, the pattern sees what nobody has ended.\n\n"
            + entries.joined(separator: "\n")
    }

    private func text(_ basis: LegalBasis) -> String {
        // On a day before any law has ended its article is its own.
        let text = basis.text(laws, on: CivilDay(number: 0))
        return switch basis {
        case .law(let id, _): "\(text.zh.trimmingSpaces) (`\(id)`)"
        case .format(let place): "`\(place)`"
        case .project: "\(text.zh) \(text.en)"
        }
    }

    private static var unjudged: String {
        let rows = UnjudgedRows.all.flatMap { group in
            group.ids.map { id in
                "| \(id) | \(group.why.title.zh): \(group.note.zh) | "
                    + "\(group.why.title.en): \(group.note.en) |"
            }
        }
        return "## 不是本程序规则的 not rules here\n\n"
            + "Rows of the law's table (`Fixtures/domain/rules.csv`) that no rule above has, and why.\n\n"
            + "| id | 原因 | why |\n| --- | --- | --- |\n" + rows.joined(separator: "\n") + "\n"
    }

    private var lawTable: String {
        let all = RuleSet.current.rules.flatMap(\.basis) + AuditPattern.all.flatMap(\.basis)
        let ids = all.compactMap { basis in
            if case .law(let id, _) = basis { id } else { nil }
        }
        let rows = Set(ids + laws.unmapped.map(\.successor.id)).sorted().map { id in
            let law = laws[id]
            let from = law?.from.description ?? ""
            return "| \(id) | \(law?.title ?? "") | \(from) | \(law?.until?.description ?? "") |"
        }
        return "## 法规 laws\n\n| id | 名称 title | from | until |\n| --- | --- | --- | --- |\n"
            + rows.joined(separator: "\n") + "\n"
    }
}

extension String {
    fileprivate var trimmingSpaces: String { hasSuffix(" ") ? String(dropLast()) : self }
}
