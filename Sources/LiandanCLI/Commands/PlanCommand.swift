import ArgumentParser
import CanonicalJSON
import Interchange
import WasteDomain

/// Management plans 管理计划.
struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: say("备案和查看管理计划", "File and look at management plans"),
        subcommands: [File.self, Amend.self, List.self]
    )

    struct File: FormCommand {
        static let configuration = CommandConfiguration(
            abstract: say("备案管理计划；--file 可导入 CSV", "File plans; --file imports CSV")
        )
        static let form = StatementForm.plan

        @Option(help: ArgumentHelp(say("产废单位", "Generator")))
        var party: String?

        @Option(help: ArgumentHelp(say("场所编号", "Site")))
        var site: String?

        @Option(help: ArgumentHelp(say("备案编号", "Number of the filing")))
        var plan: String?

        @Option(help: ArgumentHelp(say("年度", "Year")))
        var year: String?

        @Option(
            help: ArgumentHelp(
                say(
                    "转移计划: 900-214-08=3.5t@接受人代码+接受人代码；可多次",
                    "Transfers: 900-214-08=3.5t@CONSIGNEE+CONSIGNEE; repeatable"
                )
            )
        )
        var line: [String] = []

        @OptionGroup var input: InputOptions
        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        var cells: [String: String?] {
            [
                "party": party, "site": site, "plan": plan, "year": year,
                "lines": line.isEmpty ? nil : line.joined(separator: ";"),
            ]
        }
    }

    struct Amend: FormCommand {
        static let configuration = CommandConfiguration(
            abstract: say("变更管理计划的转移表", "Replace the transfers of a plan")
        )
        static let form = StatementForm.planAmendment

        @Option(help: ArgumentHelp(say("产废单位", "Generator")))
        var party: String?

        @Option(help: ArgumentHelp(say("备案编号", "Number of the filing")))
        var plan: String?

        @Option(
            help: ArgumentHelp(
                say(
                    "转移计划: 900-214-08=3.5t@接受人代码；可多次",
                    "Transfers: 900-214-08=3.5t@CONSIGNEE; repeatable"
                )
            )
        )
        var line: [String] = []

        @Option(help: ArgumentHelp(say("事由", "Reason")))
        var reason: String?

        @OptionGroup var input: InputOptions
        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        var cells: [String: String?] {
            [
                "party": party, "plan": plan, "reason": reason,
                "lines": line.isEmpty ? nil : line.joined(separator: ";"),
            ]
        }
    }

    struct List: ListCommand {
        static let configuration = CommandConfiguration(abstract: say("列出管理计划", "List plans"))
        static let head = [
            say("场所", "site"), say("备案编号", "number"), say("年度", "year"),
            say("代码: 已移出/计划 kg", "code: moved/planned kg"),
        ]

        @Option(help: ArgumentHelp(say("只列出某单位的", "Only those of this party")))
        var party: String?

        @OptionGroup var common: CommonOptions

        var term: String { party.map { "party:\($0)" } ?? "plan" }

        func row(_ plan: Plan) -> [String] {
            let codes = Set(plan.lines.map(\.code)).sorted().map { code in
                "\(code): \(plan.moved(code).kilograms)/\(plan.planned(code).kilograms)"
            }
            return [
                plan.site.description, plan.plan.description, String(plan.year),
                codes.joined(separator: ", "),
            ]
        }
    }
}
