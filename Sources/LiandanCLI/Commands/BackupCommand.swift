import ArgumentParser
import CanonicalJSON
import LedgerLog
import Liandan

/// Copies a ledger while it is in use 备份.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: say(
            "备份账本；账本可以在使用中，备份完成后核对",
            "Copy the ledger, which may be in use, and check the copy"
        ),
        discussion: say(
            "备份可以读取和审计，但不能直接继续记录: 先用 liandan restore。密钥不在备份里，另外保存。",
            "The copy can be read and audited; before anything is appended to it comes liandan restore. "
                + "Keys are not in it: keep them apart."
        )
    )

    @Argument(help: ArgumentHelp(say("备份文件", "The new file")))
    var file: String

    @OptionGroup var common: CommonOptions

    func run() throws {
        let checkpoint = try ReadingDesk(common).ledger().backUp(to: LedgerLocation(file))
        let head = checkpoint.head
        let json: JSONObject = [
            "backup": file, "root": head.root, "size": head.size, "status": "backed-up", "v": 1,
        ]
        common.printer.show(
            json,
            say(
                "\(file): \(head.size) 条记录，签名和哈希树相符\n根哈希 \(head.root)",
                "\(file): \(head.size) entries, as signed\nroot \(head.root)"
            )
        )
    }
}
