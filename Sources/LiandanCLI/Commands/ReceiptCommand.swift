import ArgumentParser
import CanonicalJSON
import LedgerLog

/// Receipts 回执.
struct ReceiptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receipt",
        abstract: say("核对并保存回执", "Check and keep receipts"),
        subcommands: [Import.self]
    )

    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say("按信任文件核对回执并保存", "Check receipts against the trust file and keep them")
        )

        @Argument(help: ArgumentHelp(say("回执文件", "Receipt files")))
        var files: [String]

        @Option(
            help: ArgumentHelp(
                say(
                    "保存到此文件夹；默认在密钥旁的 receipts",
                    "Folder to keep them in; receipts beside the key by default"
                )
            )
        )
        var folder: String?

        @OptionGroup var common: CommonOptions

        func run() throws {
            let configuration = try Configuration()
            guard let trustPath = common.trust ?? configuration.trust else {
                throw CommandError(.usage, "没有指定信任文件: --trust", "no trust file is named: --trust")
            }
            let trust = try TrustStore.read(trustPath)
            let beside = configuration.key.map { FileAccess.beside($0, "receipts") }
            let folder = ReceiptFolder(folder ?? beside ?? "receipts")
            for file in files {
                let receipt = try Receipt.read(file: FileAccess.read(file))
                let checkpoint = try receipt.verify(trust.description)
                let kept = try folder.keep(receipt, checkpoint)
                show(receipt, checkpoint, kept)
            }
        }

        private func show(_ receipt: Receipt, _ checkpoint: Checkpoint, _ kept: String) {
            let numbers = receipt.entry.allotted.sorted { $0.key < $1.key }.map(\.value)
            let json: JSONObject = [
                "entry": receipt.entry.seq, "id": receipt.entry.header.id,
                "numbers": numbers.isEmpty ? nil : numbers, "receipt": kept,
                "recordedAt": receipt.entry.recordedAt, "size": checkpoint.head.size,
                "status": "verified", "v": 1,
            ]
            common.printer.show(
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
