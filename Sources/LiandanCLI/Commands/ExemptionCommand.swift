import ArgumentParser
import CanonicalJSON
import Interchange
import WasteDomain

/// Point-to-point plans 点对点定向利用豁免.
struct ExemptionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exemption",
        abstract: say("登记和查看点对点定向利用豁免", "Record and look at point-to-point plans"),
        subcommands: [Grant.self, List.self]
    )

    struct Grant: FormCommand {
        static let configuration = CommandConfiguration(
            abstract: say("登记豁免；--file 可导入 CSV", "Record plans; --file imports CSV")
        )
        static let form = StatementForm.exemption

        @Option(help: ArgumentHelp(say("废物来源单位", "The unit the waste comes from")))
        var party: String?

        @Option(help: ArgumentHelp(say("实施方案编号", "Number of the plan")))
        var exemption: String?

        @Option(help: ArgumentHelp(say("利用单位", "The unit that uses it")))
        var consignee: String?

        @Option(help: ArgumentHelp(say("废物代码", "Waste code")))
        var waste: String?

        @Option(help: ArgumentHelp(say("每年上限，如 500t", "Cap of a year, such as 500t")))
        var yearlyCap: String?

        @Option(help: ArgumentHelp(say("有效期起", "First day")))
        var from: String?

        @Option(help: ArgumentHelp(say("有效期止", "Last day")))
        var until: String?

        @OptionGroup var input: InputOptions
        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        var cells: [String: String?] {
            [
                "party": party, "exemption": exemption, "consignee": consignee, "code": waste,
                "yearlyCap": yearlyCap, "from": from, "until": until,
            ]
        }
    }

    struct List: ListCommand {
        static let configuration = CommandConfiguration(
            abstract: say("列出点对点定向利用豁免", "List point-to-point plans")
        )
        static let head = [
            say("来源单位", "party"), say("实施方案", "plan"), say("利用单位", "consignee"),
            say("代码", "code"), say("有效期", "valid"), say("已用/上限 kg", "used/cap kg"),
        ]

        @Option(help: ArgumentHelp(say("只列出某单位的", "Only those of this party")))
        var party: String?

        @OptionGroup var common: CommonOptions

        var term: String { party.map { "party:\($0.asCode)" } ?? "exemption" }

        func row(_ grant: ExemptionGrant) -> [String] {
            let used = grant.used.map { "\($0.year): \($0.mass.kilograms)" }
            return [
                grant.party.description, grant.exemption.description,
                grant.consignee.description, grant.code.description,
                "\(grant.days.from)–\(grant.days.until)",
                (used.isEmpty ? "0" : used.joined(separator: ", "))
                    + "/\(grant.yearlyCap.kilograms)",
            ]
        }
    }
}
