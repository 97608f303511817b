import ArgumentParser
import CanonicalJSON
import LedgerLog
import Liandan

/// Checkpoints 检查点.
struct CheckpointCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint",
        abstract: say("账本的签名检查点", "The ledger's signed checkpoint"),
        subcommands: [
            Show.self, CheckpointCompareCommand.self, CheckpointCosignCommand.self,
            CheckpointCountersignCommand.self, CheckpointTimestampCommand.self,
        ]
    )

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "显示最新的检查点；保存它，以后可以查出任何改写",
                "Show the newest checkpoint; whoever keeps it can catch any later rewriting"
            )
        )

        @Option(
            help: ArgumentHelp(
                say("某一大小的，而不是最新的", "The one of this size, not the newest")
            )
        )
        var size: UInt64?

        @OptionGroup var common: CommonOptions

        func run() throws {
            let ledger = try ReadingDesk(common).ledger()
            let checkpoint = try ledger.checkpoint(of: size)
            let json: JSONObject = [
                "note": checkpoint.description, "origin": checkpoint.origin,
                "root": checkpoint.head.root, "size": checkpoint.head.size, "v": 1,
            ]
            let note = checkpoint.description
            common.printer.show(json, String(note.dropLast()))
        }
    }
}
