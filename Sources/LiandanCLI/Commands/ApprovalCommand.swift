import ArgumentParser
import CanonicalJSON
import Interchange
import LedgerLog
import Liandan
import WasteDomain

/// Approvals to move waste to another province 跨省转移批准.
struct ApprovalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approval",
        abstract: say("登记和查看跨省转移批准", "Record and look at interprovincial approvals"),
        subcommands: [Grant.self, List.self, ApprovalShowCommand.self]
    )

    struct Grant: FormCommand {
        static let configuration = CommandConfiguration(
            abstract: say("登记批准；--file 可导入 CSV", "Record approvals; --file imports CSV")
        )
        static let form = StatementForm.approval

        @Option(help: ArgumentHelp(say("移出人", "Consignor")))
        var party: String?

        @Option(help: ArgumentHelp(say("批准文号", "Number")))
        var approval: String?

        @Option(help: ArgumentHelp(say("批准机关", "Who approved it")))
        var issuer: String?

        @Option(help: ArgumentHelp(say("接受人", "Consignee")))
        var consignee: String?

        @Option(
            help: ArgumentHelp(
                say(
                    "废物: 900-214-08=10t@R9+R1；可多次",
                    "Waste: 900-214-08=10t@R9+R1; repeatable"
                )
            )
        )
        var waste: [String] = []

        @Option(help: ArgumentHelp(say("有效期起", "First day")))
        var from: String?

        @Option(help: ArgumentHelp(say("有效期止，至多12个月", "Last day, at most 12 months on")))
        var until: String?

        @OptionGroup var input: InputOptions
        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        var cells: [String: String?] {
            [
                "party": party, "approval": approval, "issuer": issuer, "consignee": consignee,
                "wastes": waste.isEmpty ? nil : waste.joined(separator: ";"), "from": from,
                "until": until,
            ]
        }
    }

    struct List: ListCommand {
        static let configuration = CommandConfiguration(
            abstract: say("列出跨省转移批准", "List approvals")
        )
        static let head = [
            say("移出人", "consignor"), say("批准文号", "number"), say("接受人", "consignee"),
            say("有效期", "valid"), say("代码: 已用/批准 kg", "code: used/approved kg"),
        ]

        @Option(help: ArgumentHelp(say("只列出某单位的", "Only those of this party")))
        var party: String?

        @OptionGroup var common: CommonOptions

        var term: String { party.map { "party:\($0.asCode)" } ?? "approval" }

        func row(_ approval: Approval) -> [String] {
            let wastes = approval.wastes.map { waste in
                "\(waste.code): \(approval.used[waste.code].kilograms)/\(waste.mass.kilograms)"
            }
            return [
                approval.party.description, approval.approval.description,
                approval.consignee.description, "\(approval.days.from)–\(approval.days.until)",
                wastes.joined(separator: ", "),
            ]
        }
    }
}

/// Shows an approval, and what is left of it.
struct ApprovalShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: say("显示一份批准及其余量", "Show an approval and what is left of it")
    )

    @Argument(help: ArgumentHelp(say("批准文号", "Number")))
    var approval: String

    @Option(help: ArgumentHelp(say("移出人，若文号不止一份", "Consignor, if several have that number")))
    var party: String?

    @OptionGroup var common: CommonOptions

    func run() throws {
        let ledger = try ReadingDesk(common).ledger()
        let found = try ledger.query { (reader) throws(LogError) in
            try reader.records(
                Approval.self,
                term: party.map { "party:\($0.asCode)" } ?? "approval"
            )
        }
        .filter { $0.approval.description == approval }
        guard let record = found.first else {
            throw CommandError(.notFound, "没有批准 \(approval)", "there is no approval \(approval)")
        }
        guard found.count == 1 else {
            throw CommandError(
                .usage,
                "有 \(found.count) 份批准文号为 \(approval): 用 --party 写明移出人",
                "\(found.count) approvals are numbered \(approval): name the consignor with --party"
            )
        }
        let rows = [
            [say("移出人", "consignor"), record.party.description],
            [say("接受人", "consignee"), record.consignee.description],
            [say("批准机关", "issuer"), record.issuer.description],
            [say("有效期", "valid"), "\(record.days.from)–\(record.days.until)"],
        ]
        let head = [
            say("代码", "code"), say("批准 kg", "approved kg"), say("已用", "used"),
            say("余量", "left"), say("方式", "methods"),
        ]
        let wastes = record.wastes.map { waste in
            let used = record.used[waste.code]
            return [
                waste.code.description, waste.mass.kilograms, used.kilograms,
                (waste.mass - used).kilograms,
                waste.methods.map(\.description).joined(separator: " "),
            ]
        }
        let json: JSONObject = ["record": record, "v": 1]
        common.printer.show(
            json,
            TextTable([record.approval.description, ""], rows).text + "\n\n"
                + TextTable(head, wastes).text
        )
    }
}
