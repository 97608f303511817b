import ArgumentParser
import CanonicalJSON
import Interchange
import LedgerCrypto
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// Figures that no ledger can know 外部数据: added value, sales, lists.
struct FigureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "figure",
        abstract: say(
            "申报和查看指标所需的外部数据: 增加值、销售量、名单",
            "Declare and look at the figures indicators need from outside: added value, sales, lists"
        ),
        subcommands: [Declare.self, List.self, Names.self]
    )

    struct Declare: FormCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "申报外部数据 (主管部门)；--file 可导入 CSV",
                "Declare figures (an authority does); --file imports CSV"
            ),
            discussion: say(
                """
                名称和单位见 liandan figure names。已申报的要重新申报，用 --reason 写明事由。
                例: liandan figure declare industrialAddedValue --region 500114 --year 2026 --value 1250000 --source 统计公报
                例: liandan figure declare socialSources --region 500114 --year 2026 --members @名单.txt --source 区生态环境局
                """,
                """
                See liandan figure names for names and units. To declare a figure anew, give the reason with --reason.
                For example: liandan figure declare industrialAddedValue --region 500114 --year 2026 --value 1250000 --source bulletin
                For example: liandan figure declare socialSources --region 500114 --year 2026 --members @list.txt --source "the bureau"
                """
            )
        )
        static let form = StatementForm.figure

        @Argument(help: ArgumentHelp(say("名称，如 filmUsed", "The figure, such as filmUsed")))
        var name: String?

        @Option(help: ArgumentHelp(say("行政区划代码，6位", "Region, six digits")))
        var region: String?

        @Option(help: ArgumentHelp(say("年度", "The year")))
        var year: String?

        @Option(
            help: ArgumentHelp(
                say("数值，整数；名单默认为其单位数", "How much, a whole number; of a list its length by default")
            )
        )
        var value: String?

        @Option(
            help: ArgumentHelp(
                say(
                    "单位: count、kg 或 10kCNY；默认按名称",
                    "Unit: count, kg or 10kCNY; by the name by default"
                )
            )
        )
        var unit: String?

        @Option(
            parsing: .upToNextOption,
            help: ArgumentHelp(
                say(
                    "名单上的单位代码；@文件 从文件读，每行一个",
                    "Codes of the parties on a list; @file reads them from a file, one a line"
                ),
                valueName: "party"
            )
        )
        var members: [String] = []

        @Option(help: ArgumentHelp(say("数据来源", "Where it was taken from")))
        var source: String?

        @Option(help: ArgumentHelp(say("重新申报的事由", "Why it is declared anew")))
        var reason: String?

        @OptionGroup var input: InputOptions
        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        var cells: [String: String?] {
            [
                "name": name, "region": region, "year": year, "value": value, "unit": unit,
                "source": source, "reason": reason,
            ]
        }

        func complete(_ draft: inout StatementDraft, at desk: Desk) throws {
            let listed = try CodeList.distinct(members)
            if draft.members["members"] == nil, !listed.isEmpty {
                draft.members["members"] = listed.json
            }
            if draft.members["value"] == nil, let list = draft.members["members"]?.array {
                draft.members["value"] = list.count.json
            }
            guard draft.members["unit"] == nil,
                let name = draft.members["name"]?.string.flatMap({ Word($0) })
            else { return }
            let regulation =
                try desk.ledgerIfAny()?.regulation()
                ?? RegulationLibrary(desk.description.suite).builtIn()
            draft.members["unit"] = regulation.figures[name]?.unit.json
        }
    }

    struct List: ListCommand {
        static let configuration = CommandConfiguration(
            abstract: say("列出已申报的外部数据", "List the figures that were declared")
        )
        static let head = [
            say("名称", "figure"), say("区划", "region"), say("年度", "year"), say("数值", "value"),
            say("单位", "unit"), say("来源", "source"), say("申报", "entry"),
        ]

        @Option(help: ArgumentHelp(say("只列出某年度的", "Only those of this year")))
        var year: Int?

        @OptionGroup var common: CommonOptions

        var term: String { year.map { "figure:\($0)" } ?? "figure" }

        func row(_ figure: Figure) -> [String] {
            [
                figure.name.description, figure.region.description, String(figure.year),
                String(figure.value), figure.unit.title.text, figure.source.description,
                figure.note.event.description,
            ]
        }
    }

    struct Names: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "列出可以申报的外部数据、单位和来源部门",
                "List the figures that can be declared, their units and whose they are"
            )
        )

        @OptionGroup var common: CommonOptions

        func run() throws {
            let ledger = try ReadingDesk(common).ledgerIfAny()
            let regulation = try ledger?.regulation() ?? RegulationLibrary(.sha256).builtIn()
            let figures = regulation.figures.figures
            let json: JSONObject = ["items": figures.map(Self.json), "v": 1]
            let head = [
                say("名称", "figure"), say("内容", "what"), say("单位", "unit"), say("名单", "list"),
                say("来源部门", "whose"),
            ]
            common.printer.show(json, TextTable(head, figures.map(Self.row)).text)
        }

        private static func json(_ figure: FigureTable.Figure) -> JSONObject {
            [
                "list": figure.isList, "name": figure.name, "source": figure.source,
                "title": figure.title.text, "unit": figure.unit,
            ]
        }

        private static func row(_ figure: FigureTable.Figure) -> [String] {
            [
                figure.name.description, figure.title.text, figure.unit.rawValue,
                figure.isList ? "✓" : "", figure.source,
            ]
        }
    }
}
