import ArgumentParser
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
                RuleText.json(rule, RuleText.basis(of: rule, regulation, on: today))
            }
            let json: JSONObject = [
                "items": items, "rules": RuleSet.current.version, "v": 1,
            ]
            common.printer.show(json, TextTable(head, rows).text)
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: say("说明一条规则", "Explain a rule"))

        @Argument(
            help: ArgumentHelp(say("规则编号，如 HW-LIC-001", "Id of the rule, such as HW-LIC-001"))
        )
        var id: String

        @OptionGroup var common: CommonOptions

        func run() throws {
            guard let rule = RuleID(id.uppercased()).flatMap({ RuleSet.rule($0) }) else {
                throw CommandError(.notFound, "没有规则 \(id)", "there is no rule \(id)")
            }
            let regulation = RegulationLibrary(.sha256).builtIn()
            let today = try RehearsalClock.current().now().legalDay
            let basis = RuleText.basis(of: rule, regulation, on: today)
            var rows = [
                [say("内容", "what is wrong"), rule.title.text],
                [say("怎么办", "what to do"), rule.advice.text],
                [say("依据", "basis"), basis.joined(separator: "; ")],
                [say("环节", "stage"), rule.stage.title.text],
                [say("严重程度", "severity"), rule.severity.title.text],
                [say("处理", "effect"), rule.effect.title.text],
                [say("版本", "version"), String(rule.version)],
            ]
            for name in rule.parameters {
                for value in regulation.parameters.all(name) where value.holds(on: today) {
                    let region = value.region.map { " \(regulation.regions.name(of: $0))" } ?? ""
                    rows.append([
                        name.rawValue + region,
                        "\(value.text) (\(value.basis), \(value.confidence))",
                    ])
                }
            }
            var json = RuleText.json(rule, basis)
            json["v"] = .integer(1)
            common.printer.show(json, TextTable([rule.id.description, ""], rows).text)
        }
    }
}

/// Rules as JSON.
enum RuleText {
    /// What each rule rests on, as the law stands on a day.
    static func basis(of rule: Rule, _ regulation: Regulation, on day: CivilDay) -> [String] {
        rule.basis.map { $0.text(regulation.laws, on: day).text }
    }

    static func json(_ rule: Rule, _ basis: [String]) -> JSONObject {
        [
            "advice": rule.advice.text, "basis": basis, "effect": rule.effect, "id": rule.id,
            "parameters": rule.parameters.map(\.rawValue), "severity": rule.severity,
            "stage": rule.stage, "title": rule.title.text, "version": rule.version,
        ]
    }
}
