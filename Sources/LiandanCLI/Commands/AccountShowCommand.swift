import Accounts
import ArgumentParser
import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// Shows the tables of account books 管理台账.
struct AccountShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: say(
            "显示管理台账 (HJ 1259): 产生、入库、出库、自行利用处置、委外利用处置",
            "Show the account book (HJ 1259): generated, stored, withdrawn, treated, outsourced"
        )
    )

    @Option(help: ArgumentHelp(say("只显示某表: B.1 至 B.5", "Only this table: B.1 to B.5")))
    var table: AccountTable?

    @Flag(
        help: ArgumentHelp(
            say("显示账本仍保存的经办人姓名", "Show the names of handlers, as far as the ledger keeps them")
        )
    )
    var unseal = false

    @OptionGroup var books: BookOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let ledger = try ReadingDesk(common).ledger()
        let (scope, period) = (try books.scope(in: ledger), try books.period)
        let regulation = try ledger.regulation()
        let text = AccountText(AccountWords(regulation) { $0.text }, namesSites: scope.site == nil)
        var (items, rows) = ([JSONObject](), [AccountTable: [[String]]]())
        var totals = AccountTotals()
        try ledger.forEachRow(scope, period, regulation, opening: unseal) { row, names in
            guard table.map({ $0 == row.table }) ?? true else { return }
            totals.add(row)
            switch common.output {
            case .json: items.append(row.json(names: names))
            case .text: rows[row.table, default: []].append(text.line(row, names))
            }
        }
        common.printer.show(["items": items, "v": 1] as JSONObject, text.tables(rows, totals))
    }
}

extension AccountTable: ExpressibleByArgument {}
