import ArgumentParser
import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// Shows what both sides metered, day by day.
struct AccountDaysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "days",
        abstract: say("显示双方每日的计量", "Show what both sides metered, day by day")
    )

    @Option(help: ArgumentHelp(say("只显示某单位的", "Only those of this party")))
    var party: String?

    @Option(help: ArgumentHelp(say("只显示某月，如 2026-09", "Only this month, such as 2026-09")))
    var month: String?

    @OptionGroup var common: CommonOptions

    func run() throws {
        let ledger = try ReadingDesk(common).ledger()
        let accounts = try ledger.query { (reader) throws(LogError) in
            try reader.records(Account.self, term: party.map { "party:\($0.asCode)" } ?? "account")
        }
        .filter { account in
            month.map { account.month.description.hasPrefix($0 + "-") } ?? true
        }
        let json: JSONObject = ["items": accounts, "v": 1]
        common.printer.show(json, accounts.map(text).joined(separator: "\n\n"))
    }

    private func text(_ account: Account) -> String {
        let head = [
            say("日期", "day"), say("移出 kg", "sent kg"), say("接受 kg", "taken kg"),
            say("差 kg", "difference kg"),
        ]
        let days = account.days.sorted { $0.day < $1.day }
        let rows = days.map { day in
            let (sent, taken) = (day.sent?.mass, day.taken?.mass)
            let difference = sent.flatMap { sent in taken.map { sent.distance(to: $0) } }
            return [
                day.day.description, sent?.kilograms ?? "—", taken?.kilograms ?? "—",
                difference?.kilograms ?? "—",
            ]
        }
        let title = "\(account.from) → \(account.to) \(account.code)"
        let sums = [
            say("合计", "sum"), days.compactMap { $0.sent?.mass }.total.kilograms,
            days.compactMap { $0.taken?.mass }.total.kilograms,
        ]
        return "\(title) \(account.month.description.prefix(7))\n"
            + TextTable(head, rows + [sums]).text
    }
}
