import ArgumentParser
import CanonicalJSON
import Indicators
import Interchange
import LedgerLog
import Liandan
import Prints
import Regulation
import WasteDomain

/// What the plans measure a city by 建设指标.
struct IndicatorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "indicator",
        abstract: say(
            "指标: 由账本和申报的外部数据计算，旁列各方案的现状值和目标值",
            "Indicators, from the ledger and declared figures, beside the plans' values and targets"
        ),
        discussion: say(
            "缺数据的指标说明缺什么、由谁用什么命令补上 (figure declare)。公式和目标是法规数据。\n"
                + "例: liandan indicator --year 2026 --region 500114 --chart chart.svg",
            "Where something is missing it says what, and who can supply it with which command (figure declare). "
                + "Formulas and targets are data of the regulation.\n"
                + "For example: liandan indicator --year 2026 --region 500114 --chart chart.svg"
        )
    )

    @Option(help: ArgumentHelp(say("年度；默认今年", "The year; this one by default")))
    var year: Int?

    @Option(
        help: ArgumentHelp(
            say(
                "地区: 行政区划代码的前2、4或6位；默认为 --plan 的地区，否则整个账本",
                "The region, two, four or six digits; that of --plan by default, else the whole ledger"
            )
        )
    )
    var region: String?

    @Option(
        help: ArgumentHelp(
            say("只列某方案的目标，如 QJ、ZG", "Only the goals of this plan, such as QJ or ZG")
        )
    )
    var plan: String?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            say("只列这些指标: IND-05、IND-07、PRO", "Only these: IND-05, IND-07, PRO"),
            valueName: "id"
        )
    )
    var only: [String] = []

    @Option(
        help: ArgumentHelp(
            say("每个数列出多少条依据的记录", "How many entries to name behind each sum"),
            valueName: "count"
        )
    )
    var entries = 5

    @Flag(help: ArgumentHelp(say("列出全部依据的记录", "Name every entry behind them")))
    var all = false

    @Option(
        help: ArgumentHelp(
            say("另存为 CSV 表格 (UTF-8)", "Write a CSV table as well (UTF-8)"),
            valueName: "file"
        )
    )
    var csv: String?

    @Option(
        help: ArgumentHelp(
            say("另画成 SVG 图", "Draw an SVG chart as well"),
            valueName: "file"
        )
    )
    var chart: String?

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if let year, !(2000..<2100).contains(year) {
            throw ValidationError(say("--year 是2000到2099", "--year takes 2000 to 2099"))
        }
        if let region, RegionPrefix(region) == nil {
            throw ValidationError(
                say("--region 是2、4或6位数字", "--region takes two, four or six digits")
            )
        }
        if entries < 0 {
            throw ValidationError(say("--entries 不能是负数", "--entries cannot be negative"))
        }
    }

    func run() throws {
        let ledger = try ReadingDesk(common).ledger()
        let regulation = try ledger.regulation()
        let scope = try scope(regulation)
        let report = try ledger.indicators(scope, only: only, regulation)
        guard !report.results.isEmpty else {
            throw CommandError(
                .notFound,
                only.isEmpty ? "法规数据没有指标表" : "没有这样的指标",
                only.isEmpty ? "the regulation has no indicators" : "there are no such indicators"
            )
        }
        let text = IndicatorText(report, regulation)
        if let csv { try FileAccess.write(CSVText.encode(text.table), to: csv) }
        if let chart {
            try FileAccess.write(Array(SVGPage.document(text.chart.drawing).utf8), to: chart)
        }
        common.printer.show(text.json, text.text)
    }

    private func scope(_ regulation: Regulation) throws -> IndicatorScope {
        var place = region
        if let plan {
            guard let known = regulation.indicators[plan: plan] else {
                let names = regulation.indicators.plans.map(\.id).joined(separator: ", ")
                throw CommandError(
                    .notFound,
                    "没有方案 \(plan)；有: \(names)",
                    "there is no plan \(plan); there are: \(names)"
                )
            }
            place = place ?? known.region.description
        }
        return IndicatorScope(
            year: try year ?? RehearsalClock.current().now().legalYear,
            region: place.flatMap(RegionPrefix.init),
            plan: plan,
            evidence: all ? .max : entries
        )
    }
}
