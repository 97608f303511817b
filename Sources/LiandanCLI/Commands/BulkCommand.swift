import Accounts
import ArgumentParser
import CanonicalJSON
import Interchange
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// Waste that is in no package 散装废物: sludge, tanks, pipes within a site.
struct BulkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bulk",
        abstract: say(
            "散装废物 (未装入编码包装): 产生、自行利用处置、批次",
            "Waste in no coded package: generated, treated, its batches"
        ),
        subcommands: [Generate.self, Treat.self, List.self]
    )

    struct Generate: FormCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "登记产生的散装废物；--file 可导入 CSV",
                "State waste generated in bulk; --file imports CSV"
            ),
            discussion: say(
                """
                以后装入包装的，item fill --batch 写这一批次，不再算产生。
                例: liandan bulk generate --waste 336-064-17 --mass 12.5t --store TS002
                """,
                """
                What is filled into packages later names the batch with item fill --batch, and is not generated again.
                For example: liandan bulk generate --waste 336-064-17 --mass 12.5t --store TS002
                """
            )
        )
        static let form = StatementForm.bulkGeneration

        @OptionGroup var batch: BatchOptions

        @Option(help: ArgumentHelp(say("俗称或内部名称", "The name in use")))
        var name: String?

        @Option(help: ArgumentHelp(say("产生设施编码", "The facility that generated it")))
        var facility: String?

        @Option(help: ArgumentHelp(say("直接进入的贮存设施编码", "The store it went straight into")))
        var store: String?

        @OptionGroup var handling: HandlingOptions
        @OptionGroup var input: InputOptions
        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        var cells: [String: String?] {
            batch.cells.merging([
                "name": name, "facility": facility, "store": store, "handler": handling.handler,
            ]) { $1 }
        }

        func complete(_ drafts: inout [StatementDraft], at desk: Desk) throws {
            try BatchOptions.complete(&drafts, at: desk)
        }
    }

    struct Treat: FormCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "登记自行利用处置的散装废物，先产生的先出；--file 可导入 CSV",
                "State bulk waste used or disposed of on the site, the oldest first; --file imports CSV"
            ),
            discussion: say(
                "例: liandan bulk treat --waste 336-064-17 --mass 3t --method D10 --facility TS101",
                "For example: liandan bulk treat --waste 336-064-17 --mass 3t --method D10 --facility TS101"
            )
        )
        static let form = StatementForm.bulkTreatment

        @OptionGroup var batch: BatchOptions

        @Option(help: ArgumentHelp(say("方式代码，如 R9、D10", "Method, such as R9 or D10")))
        var method: String?

        @Option(help: ArgumentHelp(say("利用处置设施编码", "The facility")))
        var facility: String?

        @OptionGroup var handling: HandlingOptions
        @OptionGroup var input: InputOptions
        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        var cells: [String: String?] {
            batch.cells.merging([
                "method": method, "facility": facility, "handler": handling.handler,
            ]) { $1 }
        }

        func complete(_ drafts: inout [StatementDraft], at desk: Desk) throws {
            try BatchOptions.complete(&drafts, at: desk)
        }
    }

    struct List: ListCommand {
        static let configuration = CommandConfiguration(
            abstract: say("列出散装废物的批次", "List the batches of bulk waste")
        )
        static let head = [
            say("场所", "site"), say("批次", "batch"), say("事项", "act"), say("废物", "waste"),
            say("日期", "day"), "kg", say("贮存设施", "store"), say("记录", "entry"),
        ]

        @Option(help: ArgumentHelp(say("只列出某单位的", "Only those of this party")))
        var party: String?

        @Option(help: ArgumentHelp(say("只列出某种废物的", "Only those of this waste")))
        var waste: String?

        @OptionGroup var common: CommonOptions

        var term: String { party.map { "party:\($0.asCode)" } ?? "batch" }

        func isListed(_ batch: Batch) -> Bool {
            waste.map { batch.code.description == $0 || batch.code.digits == $0 } ?? true
        }

        func row(_ batch: Batch) -> [String] {
            [
                batch.site.description, batch.batch.description, batch.act.title.text,
                batch.code.description, batch.day.description, batch.mass.kilograms,
                batch.store?.description ?? "", batch.note.event.description,
            ]
        }
    }
}

/// What is said of every batch.
struct BatchOptions: ParsableArguments {
    @Option(help: ArgumentHelp(say("废物代码", "Waste code")))
    var waste: String?

    @Option(help: ArgumentHelp(say("重量，如 12.5t", "Mass, such as 12.5t")))
    var mass: String?

    @Option(help: ArgumentHelp(say("算在哪一天；默认今天", "The day it counts for; today by default")))
    var day: String?

    @Option(
        help: ArgumentHelp(
            say(
                "批次编码；有账本时默认台账的下一个",
                "The batch; where the ledger is at hand, the book's next by default"
            )
        )
    )
    var batch: String?

    @Option(help: ArgumentHelp(say("重新陈述某批次的事由", "Why a batch is stated anew")))
    var reason: String?

    @Option(help: ArgumentHelp(say("场所编号；默认 001", "Site; 001 by default")))
    var site: String?

    @Option(help: ArgumentHelp(say("单位；默认为密钥所属单位", "The party; that of the key by default")))
    var party: String?

    var cells: [String: String?] {
        [
            "party": party?.asCode, "site": site, "code": waste, "day": day, "mass": mass,
            "batch": batch, "reason": reason,
        ]
    }

    /// Fills in sites, days, and the batches with which the books of those days go on.
    static func complete(_ drafts: inout [StatementDraft], at desk: Desk) throws {
        var numbers: [String: Int] = [:]
        for index in drafts.indices {
            let site = SiteID.complete(&drafts[index].members, of: desk.party)
            if drafts[index].members["day"] == nil {
                drafts[index].members["day"] = try desk.occurredAt().legalDay.json
            }
            guard drafts[index].members["batch"] == nil, let site,
                let ledger = try desk.ledgerIfAny(),
                let day = drafts[index].members["day"]?.string.flatMap({ CivilDay($0) })
            else { continue }
            let kind = try kind(of: drafts[index], ledger)
            let series = "\(site) \(kind) \(day)"
            let last = try numbers[series] ?? ledger.lastBatch(kind, of: site, on: day)
            numbers[series] = last + 1
            let batch = BatchCode(kind, on: day, number: last + 1)
            drafts[index].members["batch"] = batch.description.json
        }
    }

    private static func kind(of draft: StatementDraft, _ ledger: Ledger) throws -> BatchKind {
        guard draft.kind == .wasteTreated else { return .generation }
        let method = draft.members["method"]?.string.flatMap { MethodCode($0) }
        let activity = try method.flatMap { try ledger.regulation().methods[$0]?.activity }
        return activity == .dispose ? .ownDisposal : .ownUse
    }
}
