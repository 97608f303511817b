import ArgumentParser
import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// Shows a manifest with its lines and history.
struct ManifestShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: say("显示联单及其经过", "Show a manifest and its history")
    )

    @Argument(help: ArgumentHelp(say("联单编号或 UUID", "Manifest number or UUID")))
    var manifest: String

    @OptionGroup var common: CommonOptions

    func run() throws {
        let ledger = try ReadingDesk(common).ledger()
        let record = try ManifestReference.find(manifest, ledger)
        let regulation = try ledger.regulation()
        let today = try RehearsalClock.current().now().legalDay
        let shown = try ledger.query { (reader) throws(LogError) in
            try ManifestText(record, reader, regulation, on: today)
        }
        common.printer.show(shown.json, shown.text)
    }
}
