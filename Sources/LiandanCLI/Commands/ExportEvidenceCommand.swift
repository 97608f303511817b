import ArgumentParser
import Bundles
import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// One file that proves a matter without the ledger 证据包.
struct ExportEvidenceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evidence",
        abstract: say(
            "证据包: 一个文件，不用账本和网络即可核验 (liandan verify)",
            "A file that is checked without ledger and network (liandan verify)"
        ),
        discussion: say(
            "含有关事件、签名、证明和检查点，以及登记每个密钥的记录。封存的个人信息只在 --open 时附上。",
            "Holds the events, signatures, proofs and checkpoint, and the entries that vouch for every "
                + "key. What is sealed comes along only with --open."
        )
    )

    @Option(help: ArgumentHelp(say("联单编号或 UUID", "Manifest number or UUID")))
    var manifest: String?

    @Option(help: ArgumentHelp(say("物品编码", "Item code")))
    var item: String?

    @Option(help: ArgumentHelp(say("一段记录，如 10-20", "A range of entries, such as 10-20")))
    var entries: String?

    @Flag(
        help: ArgumentHelp(
            say("所有在途联单，供路检 (liandan roadside)", "All loads under way, for the roadside")
        )
    )
    var onTheRoad = false

    @Option(
        help: ArgumentHelp(
            say(
                "附上某一封存字段的内容，如 /handler；all 为全部；可多次",
                "Open a sealed field, such as /handler; all opens every one; repeatable"
            ),
            valueName: "path"
        )
    )
    var open: [String] = []

    @OptionGroup var writing: WritingOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        guard let out = writing.out else {
            throw CommandError(.usage, "没有指定文件: --out", "no file is named: --out")
        }
        let ledger = try ReadingDesk(common).ledger()
        let matter = try matter(ledger)
        let opensAll = open.contains("all")
        let bundle = try BundleMaker.bundle(of: ledger, about: matter) { _, path in
            opensAll || open.contains(path)
        }
        try FileAccess.write(DocumentFile.file(of: bundle), to: out)
        let opened = bundle.events.reduce(0) { $0 + $1.openings.count }
        let size = Checkpoint(bundle.checkpoint)?.head.size ?? 0
        let json: JSONObject = [
            "about": matter, "entries": bundle.entries.count, "events": bundle.events.count,
            "file": out, "openings": opened, "size": size, "v": 1,
        ]
        common.printer.show(
            json,
            say(
                "\(out): \(bundle.events.count) 个事件，出自 \(bundle.entries.count) 条记录，账本共 \(size) 条；"
                    + "附封存内容 \(opened) 项\n核验: liandan verify \(out) --trust 信任文件",
                "\(out): \(bundle.events.count) events of \(bundle.entries.count) entries, in a log of "
                    + "\(size); \(opened) sealed fields opened\ncheck it: liandan verify \(out) --trust FILE"
            )
        )
    }

    private func matter(_ ledger: Ledger) throws -> Matter {
        let asked = [manifest, item, entries].compactMap(\.self).count + (onTheRoad ? 1 : 0)
        guard asked == 1 else {
            throw CommandError(
                .usage,
                "指定其一: --manifest、--item、--entries、--on-the-road",
                "name one of --manifest, --item, --entries, --on-the-road"
            )
        }
        if let manifest { return .manifest(try ManifestReference.find(manifest, ledger).manifest) }
        if let item {
            guard let code = ItemCode(item) else {
                throw CommandError(.usage, "\(item) 不是物品编码", "\(item) is no item code")
            }
            return .item(code)
        }
        guard let entries else { return .onTheRoad }
        let ends = entries.split(separator: "-", omittingEmptySubsequences: false)
            .map { UInt64($0) }
        guard let first = ends.first, let last = ends.last, ends.count <= 2, let from = first,
            let to = last, from <= to
        else {
            throw CommandError(
                .usage,
                "记录写作 10-20 或 10: \(entries)",
                "entries are written 10-20 or 10: \(entries)"
            )
        }
        return .entries(from...to)
    }
}
