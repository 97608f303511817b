import ArgumentParser
import CanonicalJSON
import LedgerLog

/// Receipts 回执.
struct ReceiptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receipt",
        abstract: say("核对并保存回执", "Check and keep receipts"),
        subcommands: [Import.self, ReceiptListCommand.self, ReceiptCheckCommand.self]
    )

    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say("按信任文件核对回执并保存", "Check receipts against the trust file and keep them")
        )

        @Argument(help: ArgumentHelp(say("回执文件", "Receipt files")))
        var files: [String]

        @OptionGroup var keeping: ReceiptOptions

        func run() throws {
            let trust = try keeping.trust()
            let folder = try keeping.receiptFolder()
            for file in files {
                let receipt = try Receipt.read(file: FileAccess.read(file))
                let checkpoint = try receipt.verify(trust.ledger)
                let kept = try folder.keep(receipt, checkpoint)
                show(receipt, checkpoint, kept)
            }
        }

        private func show(_ receipt: Receipt, _ checkpoint: Checkpoint, _ kept: String) {
            let numbers = receipt.numbers
            let json: JSONObject = [
                "entry": receipt.entry.seq, "id": receipt.entry.header.id,
                "numbers": numbers.isEmpty ? nil : numbers, "receipt": kept,
                "recordedAt": receipt.entry.recordedAt, "size": checkpoint.head.size,
                "status": "verified", "v": 1,
            ]
            keeping.common.printer.show(
                json,
                Terminal.green(say("回执有效", "the receipt is valid"))
                    + say(
                        ": 记录 \(receipt.entry.seq)，账本共 \(checkpoint.head.size) 条",
                        ": entry \(receipt.entry.seq) of \(checkpoint.head.size)"
                    )
                    + numbers.map { say("\n  联单编号 ", "\n  manifest number ") + $0 }.joined()
                    + say("\n  保存在 ", "\n  kept as ") + kept
            )
        }
    }
}

/// What a command understands that works on kept receipts.
struct ReceiptOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            say(
                "保存回执的文件夹；默认在密钥旁的 receipts",
                "The folder receipts are kept in; receipts beside the key by default"
            )
        )
    )
    var folder: String?

    @OptionGroup var common: CommonOptions

    /// - Throws: a usage error if no trust file is named.
    func trust() throws -> TrustFile { try ReadingDesk(common).trust() }

    func receiptFolder() throws -> ReceiptFolder { try ReceiptFolder(folder, Configuration()) }
}

extension Receipt {
    /// The manifest numbers it was allotted, in the order of the events.
    var numbers: [String] { entry.allotted.sorted { $0.key < $1.key }.map(\.value) }
}
