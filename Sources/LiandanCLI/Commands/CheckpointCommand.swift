import ArgumentParser
import CanonicalJSON
import LedgerLog
import Liandan

/// Checkpoints 检查点.
struct CheckpointCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint",
        abstract: say("账本的签名检查点", "The ledger's signed checkpoint"),
        subcommands: [Show.self, CheckpointCompareCommand.self]
    )

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "显示最新的检查点；保存它，以后可以查出任何改写",
                "Show the newest checkpoint; whoever keeps it can catch any later rewriting"
            )
        )

        @OptionGroup var common: CommonOptions

        func run() throws {
            let ledger = try ReadingDesk(common).ledger()
            let checkpoint = try ledger.checkpoint()
            let json: JSONObject = [
                "note": checkpoint.description, "origin": checkpoint.origin,
                "root": checkpoint.head.root, "size": checkpoint.head.size, "v": 1,
            ]
            let note = checkpoint.description
            common.printer.show(json, String(note.dropLast()))
        }
    }
}
