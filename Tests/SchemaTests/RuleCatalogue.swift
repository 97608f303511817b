import CanonicalJSON
import HandoffRules
import LedgerCrypto
import Liandan
import Regulation
import WasteDomain

/// `Schemas/rules.md`: the rules as people read them.
struct RuleCatalogue {
    static let path = "Schemas/rules.md"

    private let laws: LawTable = RegulationLibrary(.sha256).builtIn().laws

    var text: String {
        ([Self.head] + stages.map(section) + [Self.unjudged, lawTable]).joined(separator: "\n")
    }

    private static let head = """
        # The rules, version \(RuleSet.current.version)

        What every submission is judged by, in the order in which findings are recorded (`log.md` 4.8).
        This file is made from the code by `LIANDAN_UPDATE=1 swift test --filter RuleCatalogueTests`; a
        test compares the two.

        A finding that is *refused* keeps the whole submission out; one that is *recorded* is kept with
        it. `{name}` stands for a fact of the case. The figures a rule works with are parameters of the
        regulation (`parameters.csv`), each with the days and, if not everywhere, the region it holds in.
        What the law's table has and no rule here says stands after them, then the laws.

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
        let parameters = rule.parameters.map { "`\($0.rawValue)`" }.joined(separator: ", ")
        let lines = [
            "**\(rule.id)** version \(rule.version), "
                + "\(rule.severity.title.zh) \(rule.severity.title.en), "
                + "\(rule.effect.title.zh) \(rule.effect.title.en)",
            "* \(rule.title.zh)。\(rule.advice.zh)。",
            "* \(rule.title.en). \(rule.advice.en)",
            "* 依据 basis: " + rule.basis.map(text).joined(separator: "; "),
            parameters.isEmpty ? nil : "* 参数 parameters: \(parameters)",
        ]
        return lines.compactMap(\.self).joined(separator: "\n") + "\n"
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
        let ids = RuleSet.current.rules.flatMap(\.basis).compactMap { basis in
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
