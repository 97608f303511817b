import ArgumentParser
import CanonicalJSON
import HandoffRules
import Interchange
import LedgerLog
import Liandan
import WasteDomain

/// Packages, one code each 一物一码.
struct ItemCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "item",
        abstract: say(
            "一物一码: 赋码、标签、装填、称重、出入库、扫码、装箱、拆分合并、换码、清点、追溯",
            "One package, one code: issue, label, fill, weigh, store, scan, pack, split, merge, recode, trace"
        ),
        subcommands: [
            ItemIssueCommand.self, ItemSerialsCommand.self, ItemLabelCommand.self,
            ItemVerifyLabelCommand.self, Fill.self, Weigh.self, Store.self, Withdraw.self,
            ItemScanCommand.self, ItemPackCommand.self, ItemUnpackCommand.self,
            ItemSplitCommand.self, ItemMergeCommand.self, ItemRecodeCommand.self,
            ItemOverpackCommand.self, ItemReportCommand.self, ItemRelabelCommand.self, Void.self,
            ItemTreatCommand.self, ItemSightCommand.self, ItemShowCommand.self,
            ItemListCommand.self, ItemTraceCommand.self,
        ]
    )

    /// The packages a statement is about.
    struct Codes: ParsableArguments {
        @Argument(
            help: ArgumentHelp(
                say("物品编码，可多个；@文件 或 - 逐行读取", "Item codes; @file or - reads them line by line")
            )
        )
        var codes: [String] = []

        func expanded() throws -> [String] { try CodeList.expand(codes) }

        /// Each code once, however often it was scanned.
        func distinct(atLeast count: Int = 0) throws -> [String] {
            try CodeList.distinct(codes, atLeast: count)
        }
    }

    struct Fill: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say("装填并封装；--file 可导入 CSV", "Fill and seal packages; --file imports CSV")
        )

        @OptionGroup var arguments: FillArguments

        func run() throws { try arguments.state() }
    }

    /// What is said of packages that are filled.
    struct FillArguments: PackagesArguments {
        static let form = StatementForm.filling

        @OptionGroup var codes: Codes

        @Option(help: ArgumentHelp(say("容器编码", "Code of the vessel")))
        var vessel: String?

        @Option(help: ArgumentHelp(say("产生批次编码", "Batch of generation")))
        var batch: String?

        @Option(help: ArgumentHelp(say("产生设施编码", "Facility it came from")))
        var facility: String?

        @Option(
            help: ArgumentHelp(
                say(
                    "次生废物: 来自哪个利用处置批次；可多次",
                    "What is left over of a treatment: its batch; repeatable"
                )
            )
        )
        var residueOf: [String] = []

        @OptionGroup var medical: MedicalOptions
        @OptionGroup var handling: HandlingOptions

        @OptionGroup var input: InputOptions
        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        var cells: [String: String?] {
            let cells: [String: String?] = [
                "batch": batch, "facility": facility, "handler": handling.handler,
                "vessel": vessel, "residueOf": residueOf.joined(separator: ";"),
            ]
            return cells.merging(medical.cells) { $1 }
        }
    }

    struct Weigh: FormCommand {
        static let configuration = CommandConfiguration(
            abstract: say("称重；--file 可导入 CSV", "Weigh packages; --file imports CSV")
        )
        static let form = StatementForm.weighing

        @Argument(help: ArgumentHelp(say("物品编码", "Item code")))
        var code: String?

        @Option(help: ArgumentHelp(say("净重，如 182.5kg", "Net, such as 182.5kg")))
        var net: String?

        @Option(help: ArgumentHelp(say("毛重", "Gross")))
        var gross: String?

        @Option(help: ArgumentHelp(say("皮重", "Tare")))
        var tare: String?

        @Option(help: ArgumentHelp(say("衡器编号", "The scale")))
        var scale: String?

        @Option(help: ArgumentHelp(say("衡器检定日期", "When the scale was calibrated")))
        var calibrated: String?

        @Option(
            help: ArgumentHelp(
                say("衡器种类: bench, platform, crane …", "Its type: bench, platform, crane …")
            )
        )
        var scaleType: String?

        @OptionGroup var handling: HandlingOptions

        @OptionGroup var input: InputOptions
        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        var cells: [String: String?] {
            [
                "code": code?.asCode, "net": net, "gross": gross, "tare": tare, "scale": scale,
                "calibrated": calibrated, "scaleType": scaleType, "handler": handling.handler,
            ]
        }
    }

    struct Store: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say("入库；--file 可导入 CSV", "Put packages into store; --file imports CSV")
        )

        @OptionGroup var arguments: StoreArguments

        func run() throws { try arguments.state() }
    }

    /// What is said of packages that go into store.
    struct StoreArguments: PackagesArguments {
        static let form = StatementForm.storing

        @OptionGroup var codes: Codes

        @Option(help: ArgumentHelp(say("贮存设施编码，如 TS001", "The store, such as TS001")))
        var facility: String?

        @Option(help: ArgumentHelp(say("分区", "Zone")))
        var zone: String?

        @Option(help: ArgumentHelp(say("场所编号；默认为物品所属场所", "Site; that of the package by default")))
        var site: String?

        @Option(help: ArgumentHelp(say("入库批次编码", "Batch")))
        var batch: String?

        @OptionGroup var handling: HandlingOptions
        @OptionGroup var carrying: CarryingOptions

        @OptionGroup var input: InputOptions
        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        var cells: [String: String?] {
            [
                "batch": batch, "carrier": carrying.carrier, "facility": facility,
                "handler": handling.handler, "site": site, "zone": zone,
            ]
        }
    }

    struct Withdraw: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say("出库；--file 可导入 CSV", "Take packages out of store; --file imports CSV")
        )

        @OptionGroup var arguments: WithdrawArguments

        func run() throws { try arguments.state() }
    }

    /// What is said of packages that leave the store.
    struct WithdrawArguments: PackagesArguments {
        static let form = StatementForm.withdrawing

        @OptionGroup var codes: Codes

        @Option(help: ArgumentHelp(say("出库批次编码", "Batch")))
        var batch: String?

        @OptionGroup var handling: HandlingOptions
        @OptionGroup var carrying: CarryingOptions

        @OptionGroup var input: InputOptions
        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        var cells: [String: String?] {
            ["batch": batch, "carrier": carrying.carrier, "handler": handling.handler]
        }
    }

    struct Void: PackagesCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "作废没有用过的编码；--file 可导入 CSV",
                "Give up codes that were never used; --file imports CSV"
            )
        )
        static let form = StatementForm.voiding

        @OptionGroup var codes: Codes

        @Option(help: ArgumentHelp(say("事由", "Reason")))
        var reason: String?

        @OptionGroup var input: InputOptions
        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        var cells: [String: String?] { ["reason": reason] }
    }
}
