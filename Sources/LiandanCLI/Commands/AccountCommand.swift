import ArgumentParser
import CanonicalJSON
import Interchange
import LedgerLog
import Liandan
import WasteDomain

/// Daily accounts of pipelines 管道等连续转移台账.
struct AccountCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account",
        abstract: say(
            "管道等连续转移的每日台账",
            "Daily accounts of waste that flows without single loads"
        ),
        subcommands: [Record.self, AccountShowCommand.self]
    )

    struct Record: FormCommand {
        static let configuration = CommandConfiguration(
            abstract: say("登记一天的计量；--file 可导入 CSV", "Record a day's metering; --file imports CSV"),
            discussion: say(
                "没有写的各项取自本单位最近一天的登记；平日只需 --mass。",
                "What is not said is taken from this party's newest day, so that --mass is enough."
            )
        )
        static let form = StatementForm.account

        @Option(help: ArgumentHelp(say("移出场所: 代码/场所编号", "From: CODE/SITE")))
        var from: String?

        @Option(help: ArgumentHelp(say("接受场所: 代码/场所编号", "To: CODE/SITE")))
        var to: String?

        @Option(help: ArgumentHelp(say("废物代码", "Waste code")))
        var waste: String?

        @Option(help: ArgumentHelp(say("日期；默认今天", "Day; today by default")))
        var day: String?

        @Option(help: ArgumentHelp(say("全天重量，如 12.5t", "Mass of the whole day, such as 12.5t")))
        var mass: String?

        @Option(help: ArgumentHelp(say("形态", "Form")))
        var form: String?

        @Option(help: ArgumentHelp(say("危险特性: T;C;I;R;In", "Hazards: T;C;I;R;In")))
        var hazards: String?

        @Option(help: ArgumentHelp(say("计量装置编号", "The meter")))
        var meter: String?

        @Option(help: ArgumentHelp(say("计量装置检定日期", "When the meter was calibrated")))
        var calibrated: String?

        @Option(help: ArgumentHelp(say("计量装置种类，如 flowmeter", "Its type, such as flowmeter")))
        var meterType: String?

        @Option(help: ArgumentHelp(say("委托利用处置合同编号", "Number of the contract")))
        var contract: String?

        @Option(help: ArgumentHelp(say("重新陈述某天的事由", "Why a day is stated anew")))
        var reason: String?

        @OptionGroup var input: InputOptions
        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        var cells: [String: String?] {
            [
                "from": from?.asCode, "to": to?.asCode, "code": waste, "day": day, "mass": mass,
                "form": form, "hazards": hazards, "meter": meter, "calibrated": calibrated,
                "contract": contract, "meterType": meterType, "reason": reason,
            ]
        }

        func complete(_ draft: inout StatementDraft, at desk: Desk) throws {
            if draft.members["day"] == nil {
                draft.members["day"] = try desk.occurredAt().legalDay.json
            }
            guard let ledger = try desk.ledgerIfAny() else { return }
            let stated = draft.members
            let newest = try ledger.query { (reader) throws(LogError) -> JSONObject? in
                let accounts = try reader.records(Account.self, term: "party:\(desk.party)")
                    .filter { account in
                        guard let object = account.json.object else { return false }
                        return ["code", "from", "to"].allSatisfy {
                            stated[$0] == nil || stated[$0] == object[$0]
                        }
                    }
                // Where several flows could be meant, none is.
                guard Set(accounts.map { "\($0.from) \($0.to) \($0.code)" }).count == 1 else {
                    return nil
                }
                let notes = accounts.flatMap { account in
                    account.days.compactMap { account.stated(by: desk.party, on: $0.day)?.note }
                }
                guard let last = notes.max(by: { $0.event < $1.event }) else { return nil }
                return try reader.event(last.event)?.json.object
            }
            guard let newest else { return }
            let kept = ["code", "contract", "form", "from", "hazards", "meter", "to"]
            for name in kept where draft.members[name] == nil {
                draft.members[name] = newest[name]
            }
        }
    }
}

/// Shows what both sides metered, day by day.
struct AccountShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
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
