import Accounts
import ArgumentParser
import CanonicalJSON
import Interchange
import LedgerLog
import Liandan
import WasteDomain

/// Writes account books for spreadsheets and machines.
struct AccountExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: say(
            "导出管理台账 (HJ 1259): Excel 工作簿、CSV 或 JSON",
            "Export the account book (HJ 1259): a workbook, CSV or JSON"
        ),
        discussion: say(
            "xlsx 和 json 写入一个文件；csv 写入一个目录，每表一个文件，另有汇总。",
            "xlsx and json are one file; csv is a folder with a file for each table and the sums."
        )
    )

    @Option(
        help: ArgumentHelp(
            say(
                "格式: xlsx、csv 或 json；默认按 --out 的扩展名，否则 csv",
                "Format: xlsx, csv or json; by default as the name of --out ends, else csv"
            )
        )
    )
    var format: AccountFormat?

    @Flag(
        help: ArgumentHelp(
            say("写出账本仍保存的经办人姓名", "Write the names of handlers, as far as the ledger keeps them")
        )
    )
    var unseal = false

    @OptionGroup var books: BookOptions
    @OptionGroup var writing: WritingOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        guard let out = writing.out else {
            throw CommandError(
                .usage,
                "用 --out 说明写到哪里: 一个文件，csv 时一个目录",
                "say with --out where to write: a file, or for csv a folder"
            )
        }
        let ledger = try ReadingDesk(common).ledger()
        let (scope, period) = (try books.scope(in: ledger), try books.period)
        let regulation = try ledger.regulation()
        let words = AccountWords(regulation) { $0.text }
        let format = format ?? AccountFormat(ofFile: out)
        let writer = try format.writer(
            to: out,
            AccountText(words, namesSites: scope.site == nil)
        )
        var totals = AccountTotals()
        // The log's errors are the only ones that go through it; a full disk is told afterwards.
        var failure: (any Error)?
        try ledger.forEachRow(scope, period, regulation, opening: unseal) { row, names in
            guard failure == nil else { return }
            totals.add(row)
            do { try writer.append(row, names) } catch { failure = error }
        }
        if let failure { throw failure }
        try writer.finish(totals)
        let json: JSONObject = [
            "format": format.rawValue, "out": out, "tables": totals.tables,
            "unusualBatches":
                totals.unusual, "v": 1,
        ]
        common.printer.show(json, totals.text + "\n" + say("已写入 \(out)", "written to \(out)"))
    }
}

/// What account books are exported as.
enum AccountFormat: String, CaseIterable, ExpressibleByArgument {
    case xlsx, csv, json

    /// By how a file's name ends.
    init(ofFile name: String) {
        self = Self(rawValue: String(name.split(separator: ".").last ?? "").lowercased()) ?? .csv
    }

    func writer(to path: String, _ text: AccountText) throws -> any AccountWriter {
        switch self {
        case .xlsx: try AccountWorkbook(path, text)
        case .csv: try AccountFolder(path, text)
        case .json: try AccountDocument(path)
        }
    }
}
