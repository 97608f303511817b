import ArgumentParser
import CanonicalJSON
import Interchange
import LedgerLog
import Liandan
import WasteDomain

/// Parties 单位.
struct PartyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "party",
        abstract: say("登记和查看单位", "Register and look at parties"),
        subcommands: [PartyRegisterCommand.self, Amend.self, Retire.self, List.self, Show.self]
    )

    /// The flags of a party.
    struct Particulars: ParsableArguments {
        @Option(help: ArgumentHelp(say("统一社会信用代码", "Credit code")))
        var party: String?

        @Option(help: ArgumentHelp(say("名称", "Name")))
        var name: String?

        @Option(
            help: ArgumentHelp(
                say(
                    "类型: generator 产废; carrier 承运; disposer 经营; collector 收集; authority 主管；用 ; 分隔",
                    "What it does: generator, carrier, disposer, collector, authority; separated by ;"
                )
            )
        )
        var roles: String?

        @Option(help: ArgumentHelp(say("行政区划代码，6位", "Region, six digits")))
        var region: String?

        @Option(help: ArgumentHelp(say("地址", "Address")))
        var address: String?

        @Option(help: ArgumentHelp(say("公开电话", "Telephone for the public")))
        var phone: String?

        var cells: [String: String?] {
            [
                "party": party, "name": name, "roles": roles, "region": region,
                "address": address, "phone": phone,
            ]
        }
    }

    struct Amend: FormCommand {
        static let configuration = CommandConfiguration(
            abstract: say("变更单位信息", "Amend particulars of a party")
        )
        static let form = StatementForm.partyAmendment

        @OptionGroup var particulars: Particulars
        @OptionGroup var input: InputOptions
        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        var cells: [String: String?] { particulars.cells }
    }

    struct Retire: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say("注销单位；已开始的转移可以办完", "Retire a party; what is under way may be finished")
        )

        @Argument(help: ArgumentHelp(say("统一社会信用代码", "Credit code")))
        var party: String

        @Option(help: ArgumentHelp(say("事由", "Reason")))
        var reason: String

        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            try Desk(common, signing).state([
                StatementDraft(.partyRetired, ["party": party, "reason": reason])
            ])
        }
    }

    struct List: ListCommand {
        static let configuration = CommandConfiguration(abstract: say("列出单位", "List parties"))
        static let head = [
            say("代码", "code"), say("名称", "name"), say("类型", "what it does"), say("状态", "state"),
        ]

        @Option(help: ArgumentHelp(say("只列出某一类型", "Only those that do this")))
        var role: String?

        @OptionGroup var common: CommonOptions

        var term: String { role.map { "role:\($0)" } ?? "party" }

        func row(_ party: Party) -> [String] {
            [
                party.id, party.name.description,
                party.roles.map(\.title.text).joined(separator: ", "),
                party.retired == nil ? say("有效", "active") : say("已注销", "retired"),
            ]
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say("显示一个单位及其经过", "Show a party and its history")
        )

        @Argument(help: ArgumentHelp(say("统一社会信用代码", "Credit code")))
        var party: String

        @OptionGroup var common: CommonOptions

        func run() throws {
            let ledger = try ReadingDesk(common).ledger()
            let found = try ledger.query { (reader) throws(LogError) in
                try (reader.record(Party.self, party), History(of: Subject(.party, party), reader))
            }
            guard let record = found.0 else {
                throw CommandError(.notFound, "没有单位 \(party)", "there is no party \(party)")
            }
            let rows = [
                [say("名称", "name"), record.name.description],
                [
                    say("类型", "what it does"),
                    record.roles.map(\.title.text).joined(separator: ", "),
                ],
                [say("地址", "address"), record.address?.description ?? "—"],
                [say("场所", "sites"), record.sites.map(\.description).joined(separator: ", ")],
                [
                    say("许可证", "licences"),
                    record.licences.map(\.description).joined(separator: ", "),
                ],
            ]
            let json: JSONObject = ["history": found.1.json, "record": record, "v": 1]
            common.printer.show(
                json,
                TextTable([record.id, ""], rows).text + "\n\n" + found.1.text
            )
        }
    }
}
