import ArgumentParser
import CanonicalJSON
import Interchange
import LedgerLog
import Liandan
import WasteDomain

/// Account books 管理台账, and daily accounts of pipelines 管道等连续转移台账.
struct AccountCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account",
        abstract: say(
            "危险废物管理台账、平衡核对、申报数据；管道等连续转移的每日计量",
            "Account books, balances and declarations; daily metering of pipelines"
        ),
        subcommands: [
            Record.self, AccountDaysCommand.self, AccountShowCommand.self,
            AccountExportCommand.self, AccountBalanceCommand.self, AccountPlanCommand.self,
            AccountDeclareCommand.self, AccountFileCommand.self, AccountFilingsCommand.self,
        ]
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
