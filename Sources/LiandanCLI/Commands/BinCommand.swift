import ArgumentParser
import CanonicalJSON
import Interchange
import WasteDomain

/// Bins that medical waste comes in 周转箱.
struct BinCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bin",
        abstract: say("清洗和查看医疗废物周转箱", "Clean and look at turnover bins of medical waste"),
        subcommands: [Clean.self, List.self]
    )

    struct Clean: FormCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "记录周转箱已清洗消毒；--file 可导入 CSV",
                "Record that turnover bins were cleaned; --file imports CSV"
            )
        )
        static let form = StatementForm.binCleaning

        @Argument(help: ArgumentHelp(say("周转箱编码 (装箱时的容器编码)", "Bins, as they are packed under")))
        var bins: [String] = []

        @Option(
            help: ArgumentHelp(say("接收并清洗的单位，默认本单位", "Who took them in; by default the signer"))
        )
        var party: String?

        @Option(help: ArgumentHelp(say("清洗消毒方式、药剂", "How, and with what")))
        var method: String?

        @OptionGroup var handling: HandlingOptions
        @OptionGroup var input: InputOptions
        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        var cells: [String: String?] {
            [
                "bins": bins.isEmpty ? nil : bins.joined(separator: ";"),
                "handler": handling.handler, "method": method, "party": party,
            ]
        }

        func complete(_ draft: inout StatementDraft, at desk: Desk) throws {
            if draft.members["party"] == nil { draft.members["party"] = desk.party.json }
        }
    }

    struct List: ListCommand {
        static let configuration = CommandConfiguration(
            abstract: say("列出周转箱", "List turnover bins")
        )
        static let head = [
            say("周转箱", "bin"), say("接收单位", "taken in by"), say("最近使用", "last used"),
            say("最近清洗", "last cleaned"), say("待清洗，自", "to be cleaned since"),
        ]

        @Option(help: ArgumentHelp(say("只列出某单位的", "Only those of this party")))
        var party: String?

        @OptionGroup var common: CommonOptions

        var term: String { party.map { "party:\($0)" } ?? "bin" }

        func row(_ bin: TurnoverBin) -> [String] {
            let cleaning = bin.cleaning
            return [
                bin.bin.description, bin.party.description, cleaning.used?.at.legalTime ?? "—",
                cleaning.cleaned?.at.legalTime ?? "—", cleaning.uncleanSince?.legalTime ?? "—",
            ]
        }
    }
}
