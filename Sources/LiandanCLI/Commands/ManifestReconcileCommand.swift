import ArgumentParser
import CanonicalJSON
import Liandan
import Tracing
import WasteDomain

/// Compares a load package by package at every hand-over 逐件核对.
struct ManifestReconcileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reconcile",
        abstract: say(
            "逐件核对: 交付、装车、联运、接收、接受意见各环节的物品，或与扫码清单核对",
            "Compare item by item what was released, loaded, relayed, received, decided; or a scan"
        ),
        discussion: say(
            "列出缺少、多出、破损、调换、重量不符的物品及其最后的记录；有差异时退出码为 1。"
                + "箱、托盘按其中的物品计，换码、重新包装的按原件计。",
            "Names what is missing, extra, damaged, swapped or off weight, and where it was last seen; "
                + "exits with 1 if anything differs. A packed unit counts for its content, a package "
                + "with another code for the one it was."
        )
    )

    @Argument(help: ArgumentHelp(say("联单编号或 UUID", "Manifest number or UUID")))
    var manifest: String

    @Option(
        help: ArgumentHelp(
            say(
                "扫到的编码，每行一个: 与此刻应有的物品核对；- 为标准输入",
                "Codes that were scanned, one a line: compared with what should be there now; "
                    + "- is standard input"
            ),
            valueName: "file"
        )
    )
    var scanned: String?

    @OptionGroup var common: CommonOptions

    func run() throws {
        let ledger = try ReadingDesk(common).ledger()
        let record = try ManifestReference.find(manifest, ledger)
        let codes = try scanned.map { try CodeList.expand([$0 == "-" ? $0 : "@" + $0]) }
        let found = try ledger.reconcile(record, scanned: codes)
        common.printer.show(found, ReconciliationText(found).text)
        if !found.agrees { throw Ended(status: .refused) }
    }
}
