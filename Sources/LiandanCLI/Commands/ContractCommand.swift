import ArgumentParser
import CanonicalJSON
import Interchange
import WasteDomain

/// Contracts 合同.
struct ContractCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contract",
        abstract: say("登记和查看合同", "Record and look at contracts"),
        subcommands: [Record.self, List.self]
    )

    struct Record: FormCommand {
        static let configuration = CommandConfiguration(
            abstract: say("登记合同；--file 可导入 CSV", "Record contracts; --file imports CSV")
        )
        static let form = StatementForm.contract

        @Option(help: ArgumentHelp(say("委托方", "Who commissions")))
        var party: String?

        @Option(help: ArgumentHelp(say("合同编号", "Number")))
        var contract: String?

        @Option(help: ArgumentHelp(say("受托方", "Who is commissioned")))
        var contractor: String?

        @Option(
            help: ArgumentHelp(
                say(
                    "类型: disposal 利用处置; transport 运输; collection 收运协议",
                    "Purpose: disposal, transport or collection"
                )
            )
        )
        var purpose: String?

        @Option(help: ArgumentHelp(say("有效期起", "First day")))
        var from: String?

        @Option(help: ArgumentHelp(say("有效期止", "Last day")))
        var until: String?

        @Option(
            help: ArgumentHelp(
                say("废物代码，用 ; 分隔；默认全部", "Waste codes, separated by ;; all by default")
            )
        )
        var codes: String?

        @OptionGroup var input: InputOptions
        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        var cells: [String: String?] {
            [
                "party": party, "contract": contract, "contractor": contractor,
                "purpose": purpose, "from": from, "until": until, "codes": codes,
            ]
        }
    }

    struct List: ListCommand {
        static let configuration = CommandConfiguration(abstract: say("列出合同", "List contracts"))
        static let head = [
            say("委托方", "party"), say("编号", "number"), say("受托方", "contractor"),
            say("类型", "purpose"), say("有效期", "valid"),
        ]

        @Option(help: ArgumentHelp(say("只列出某单位的", "Only those of this party")))
        var party: String?

        @OptionGroup var common: CommonOptions

        var term: String { party.map { "party:\($0)" } ?? "contract" }

        func row(_ contract: Contract) -> [String] {
            [
                contract.party.description, contract.contract.description,
                contract.contractor.description, contract.purpose.title.text,
                "\(contract.days.from)–\(contract.days.until)",
            ]
        }
    }
}

/// Liability policies 环境污染责任保险.
struct InsuranceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "insurance",
        abstract: say("登记和查看环境污染责任保险", "Record and look at liability policies"),
        subcommands: [Record.self, List.self]
    )

    struct Record: FormCommand {
        static let configuration = CommandConfiguration(
            abstract: say("登记保险；--file 可导入 CSV", "Record policies; --file imports CSV")
        )
        static let form = StatementForm.insurance

        @Option(help: ArgumentHelp(say("投保单位", "Insured party")))
        var party: String?

        @Option(help: ArgumentHelp(say("保单号", "Number of the policy")))
        var policy: String?

        @Option(help: ArgumentHelp(say("保险公司", "Insurer")))
        var insurer: String?

        @Option(help: ArgumentHelp(say("有效期起", "First day")))
        var from: String?

        @Option(help: ArgumentHelp(say("有效期止", "Last day")))
        var until: String?

        @OptionGroup var input: InputOptions
        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        var cells: [String: String?] {
            [
                "party": party, "policy": policy, "insurer": insurer, "from": from,
                "until": until,
            ]
        }
    }

    struct List: ListCommand {
        static let configuration = CommandConfiguration(abstract: say("列出保险", "List policies"))
        static let head = [
            say("单位", "party"), say("保单号", "policy"), say("保险公司", "insurer"), say("有效期", "valid"),
        ]

        @Option(help: ArgumentHelp(say("只列出某单位的", "Only those of this party")))
        var party: String?

        @OptionGroup var common: CommonOptions

        var term: String { party.map { "party:\($0)" } ?? "insurance" }

        func row(_ insurance: Insurance) -> [String] {
            [
                insurance.party.description, insurance.policy.description,
                insurance.insurer.description, "\(insurance.days.from)–\(insurance.days.until)",
            ]
        }
    }
}
