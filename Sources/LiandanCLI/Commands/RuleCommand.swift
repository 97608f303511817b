import ArgumentParser
import Audit
import CanonicalJSON
import HandoffRules
import LedgerCrypto
import Liandan
import Regulation
import WasteDomain

/// The rules 规则.
struct RuleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rule",
        abstract: say("列出和说明规则", "List and explain the rules"),
        subcommands: [List.self, Show.self, RuleFieldsCommand.self]
    )

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: say("列出所有规则", "List all rules"))

        @Option(help: ArgumentHelp(say("只列出某一环节", "Only those of this stage")))
        var stage: String?

        @OptionGroup var common: CommonOptions

        func run() throws {
            let rules = RuleSet.current.rules.filter { stage == nil || $0.stage.rawValue == stage }
            let rows = rules.map { rule in
                [
                    rule.id.description, rule.stage.title.text, rule.severity.title.text,
                    rule.effect.title.text, rule.title.text,
                ]
            }
            let head = [
                say("编号", "id"), say("环节", "stage"), say("严重程度", "severity"),
                say("处理", "effect"), say("内容", "what is wrong"),
            ]
            let regulation = RegulationLibrary(.sha256).builtIn()
            let today = try RehearsalClock.current().now().legalDay
            let items = rules.map { rule in
                RuleText.json(
                    Explained(rule: rule),
                    RuleText.basis(rule.basis, regulation, on: today)
                )
            }
            let json: JSONObject = [
                "items": items, "rules": RuleSet.current.version, "v": 1,
            ]
            common.printer.show(json, TextTable(head, rows).text)
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say("说明一条规则或一种规律性疑点", "Explain a rule, or a pattern of the audit")
        )

        @Argument(
            help: ArgumentHelp(
                say(
                    "编号，如 HW-LIC-001、LD-PAT-008",
                    "Its id, such as HW-LIC-001 or LD-PAT-008"
                )
            )
        )
        var id: String

        @OptionGroup var common: CommonOptions

        func run() throws {
            let found = RuleID(id.uppercased()).flatMap { id in
                RuleSet.rule(id).map(Explained.init(rule:))
                    ?? AuditPattern.pattern(id).map(Explained.init(pattern:))
            }
            guard let found else {
                throw CommandError(.notFound, "没有规则 \(id)", "there is no rule \(id)")
            }
            let regulation = RegulationLibrary(.sha256).builtIn()
            let today = try RehearsalClock.current().now().legalDay
            let basis = RuleText.basis(found.basis, regulation, on: today)
            var rows = [
                [say("内容", "what is wrong"), found.title.text],
                [say("怎么办", "what to do"), found.advice.text],
                [say("依据", "basis"), basis.joined(separator: "; ")],
                [say("严重程度", "severity"), found.severity.title.text],
            ]
            if let rule = found.rule {
                rows += [
                    [say("环节", "stage"), rule.stage.title.text],
                    [say("处理", "effect"), rule.effect.title.text],
                    [say("版本", "version"), String(rule.version)],
                ]
            }
            for name in found.parameters {
                for value in regulation.parameters.all(name) where value.holds(on: today) {
                    let region = value.region.map { " \(regulation.regions.name(of: $0))" } ?? ""
                    rows.append([
                        name.rawValue + region,
                        "\(value.text) (\(value.basis), \(value.confidence))",
                    ])
                }
            }
            var json = RuleText.json(found, basis)
            json["v"] = .integer(1)
            common.printer.show(json, TextTable([found.id.description, ""], rows).text)
        }
    }
}

/// What can be explained: a rule, or a pattern that only an audit finds.
struct Explained {
    let id: RuleID
    let severity: Severity
    let title: Bilingual
    let advice: Bilingual
    let basis: [LegalBasis]
    let parameters: [Parameters.Name]
    /// Nil for a pattern: it belongs to no stage, and is found after everything was recorded.
    let rule: Rule?

    init(rule: Rule) {
        id = rule.id
        severity = rule.severity
        title = rule.title
        advice = rule.advice
        basis = rule.basis
        parameters = rule.parameters
        self.rule = rule
    }

    init(pattern: AuditPattern) {
        id = pattern.id
        severity = pattern.severity
        title = pattern.title
        advice = pattern.advice
        basis = pattern.basis
        parameters = pattern.parameters
        rule = nil
    }
}

/// Rules and patterns as JSON.
enum RuleText {
    /// What each rests on, as the law stands on a day.
    static func basis(
        _ basis: [LegalBasis],
        _ regulation: Regulation,
        on day: CivilDay
    ) -> [String] {
        basis.map { $0.text(regulation.laws, on: day).text }
    }

    static func json(_ found: Explained, _ basis: [String]) -> JSONObject {
        [
            "advice": found.advice.text, "basis": basis, "effect": found.rule?.effect,
            "id": found.id, "parameters": found.parameters.map(\.rawValue),
            "severity": found.severity, "stage": found.rule?.stage, "title": found.title.text,
            "version": found.rule?.version,
        ]
    }
}
