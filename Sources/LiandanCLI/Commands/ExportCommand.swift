import ArgumentParser
import CanonicalJSON
import LedgerLog
import Liandan

/// Writes out what others check a ledger by.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: say("导出供他人核对的文件", "Export what others check the ledger by"),
        subcommands: [ExportEvidenceCommand.self, Tiles.self]
    )

    struct Tiles: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "导出静态的 C2SP 站点: 检查点、哈希树、记录和事件，足以审计镜像",
                "Export a static C2SP site: checkpoint, tiles, entries and events, enough to audit a mirror"
            ),
            discussion: say(
                "再次导出只写新增的文件，检查点最后写。个人信息不在其中。",
                "Exporting again writes new files only, the checkpoint last. Personal data is not among them."
            )
        )

        @Argument(help: ArgumentHelp(say("站点的文件夹", "The folder of the site")))
        var folder: String

        @OptionGroup var common: CommonOptions

        func run() throws {
            let ledger = try ReadingDesk(common).ledger()
            let site = SiteFolder(folder)
            let old = try site.checkpoint()
            if let old, try ledger.checkpoint() == old {
                show(old, old, files: 0)
                return
            }
            if let old { try old.verify(ledger.identity()) }
            var files = 0
            let checkpoint = try ledger.exportSite(since: old?.head) {
                (path, bytes) throws(LogError) in
                try site.write(bytes, to: path)
                files += 1
            }
            show(checkpoint, old, files: files)
        }

        private func show(_ checkpoint: Checkpoint, _ old: Checkpoint?, files: Int) {
            let json: JSONObject = [
                "files": files, "folder": folder, "from": old?.head.size,
                "root": checkpoint.head.root, "size": checkpoint.head.size, "v": 1,
            ]
            common.printer.show(
                json,
                say(
                    "\(folder): \(checkpoint.head.size) 条记录，新写 \(files) 个文件",
                    "\(folder): \(checkpoint.head.size) entries, \(files) files written"
                )
            )
        }
    }
}
