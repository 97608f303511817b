import ArgumentParser
import LedgerLog
import Liandan
import Tracing
import WasteDomain

/// The monthly sheet of medical waste 危险废物转移联单（医疗废物专用）.
struct ManifestSheetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sheet",
        abstract: say(
            "按月的医疗废物联单: 每次交接一行，可打印",
            "The monthly sheet of medical waste: a row for each hand-over; printable"
        ),
        discussion: say(
            "用 manifest issue --monthly 填发各行；--out 打印为 HTML 或 PDF。\n"
                + "例: liandan manifest sheet 20265001000001 --out 联单.pdf",
            "Its rows are issued with manifest issue --monthly; --out prints it as HTML or PDF.\n"
                + "For example: liandan manifest sheet 20265001000001 --out sheet.pdf"
        )
    )

    @Argument(
        help: ArgumentHelp(
            say(
                "按月联单的编号，或其中一行的编号或 UUID",
                "Number of the sheet, or number or UUID of one of its rows"
            )
        )
    )
    var sheet: String

    @Flag(
        help: ArgumentHelp(
            say(
                "写出账本仍保存的交接人姓名",
                "Write the names of those who signed, as far as the ledger keeps them"
            )
        )
    )
    var unseal = false

    @OptionGroup var printing: PrintingOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let ledger = try ReadingDesk(common).ledger()
        let found = try ManifestReference.sheet(sheet, ledger)
        let paper = MonthlySheetPaper(try ledger.rows(of: found, opening: unseal))
        guard printing.isAsked else {
            common.printer.show(paper.json, paper.text)
            return
        }
        let now = try RehearsalClock.current().now()
        try printing.write(paper.form(of: ledger.description.genesis, at: now), common.printer)
    }
}

/// Lists monthly sheets.
struct ManifestSheetsCommand: ListCommand {
    static let configuration = CommandConfiguration(
        commandName: "sheets",
        abstract: say("列出按月联单", "List monthly sheets")
    )
    static let head = [
        say("联单编号", "number"), say("月份", "month"), say("医疗卫生机构", "institution"),
        say("处置单位", "disposer"), say("行", "rows"),
    ]

    @Option(help: ArgumentHelp(say("只列出某单位的", "Only those of this party")))
    var party: String?

    @Option(help: ArgumentHelp(say("只列出某月的，如 2026-10", "Only those of a month, such as 2026-10")))
    var month: String?

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard month.map({ ReportPeriod($0)?.isMonth ?? false }) ?? true else {
            throw ValidationError(say("--month 写成 2026-10", "write --month as 2026-10"))
        }
    }

    var term: String { party.map { "party:\($0.asCode)" } ?? "sheet" }

    func isListed(_ sheet: MonthlySheet) -> Bool {
        month.map { sheet.month.description == $0 } ?? true
    }

    func row(_ sheet: MonthlySheet) -> [String] {
        [
            sheet.number.description, sheet.month.description, sheet.consignor.description,
            sheet.consignee.description, String(sheet.rows),
        ]
    }
}
