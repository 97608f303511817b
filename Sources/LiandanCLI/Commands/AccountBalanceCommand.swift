import Accounts
import ArgumentParser
import CanonicalJSON
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// Says which identities of the account books close 平衡核对.
struct AccountBalanceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "balance",
        abstract: say(
            "平衡核对 (BAL-1 至 BAL-14): 逐式列出，不平的列出条目",
            "Check the balances (BAL-1 to BAL-14), each an equation, with the events if it does not close"
        ),
        discussion: say(
            "有不平的，退出码为 1。单位: kg。",
            "Exits with 1 if one does not close. Figures are in kg."
        )
    )

    @Option(help: ArgumentHelp(say("只核对某式，如 BAL-2", "Only this one, such as BAL-2")))
    var only: BalanceID?

    @Flag(help: ArgumentHelp(say("只列出不平的", "Show only what does not close")))
    var open = false

    @OptionGroup var books: BookOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let ledger = try ReadingDesk(common).ledger()
        let (scope, period) = (try books.scope(in: ledger), try books.period)
        let balances = try ledger.balances(scope, period, ledger.regulation())
            .filter { only == nil || $0.id == only }
        let shown = balances.filter { !open || !$0.closes }
        let closes = balances.allSatisfy(\.closes)
        let json: JSONObject = ["closes": closes, "items": shown, "v": 1]
        common.printer.show(json, BalanceText.text(shown, of: balances))
        if !closes { throw Ended(status: .refused) }
    }
}

extension BalanceID: ExpressibleByArgument {
    /// Written `BAL-1`, or `1`.
    package init?(argument: String) {
        let found = Self.allCases.first { $0.name == argument || "\($0.rawValue)" == argument }
        guard let id = found else { return nil }
        self = id
    }

    package static var allValueStrings: [String] { allCases.map(\.name) }
}
