import ArgumentParser
import CanonicalJSON
import LedgerLog
import Liandan
import Tracing
import WasteDomain

/// Says what became of what was handed over 最终去向.
struct ManifestFateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fate",
        abstract: say(
            "最终去向: 所交的废物在哪里、以何方式利用处置，经收集单位的也追到底",
            "What became of what was handed over, through collectors to its use or disposal"
        ),
        discussion: say(
            "合并后处理的，按各来源的重量分摊，合计一克不差。收集单位转出的联单还列出各来源单位的份额。",
            "What was treated together is shared by what each contributed, to the gram. Of a load that was sent on, the contributors' shares are listed too."
        )
    )

    @Argument(help: ArgumentHelp(say("联单编号或 UUID", "Manifest number or UUID")))
    var manifest: String?

    @Option(help: ArgumentHelp(say("该单位移出的所有联单", "All manifests this party consigned")))
    var party: String?

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard (manifest == nil) != (party == nil) else {
            throw ValidationError(say("写明联单，或用 --party", "name a manifest, or use --party"))
        }
    }

    func run() throws {
        let ledger = try ReadingDesk(common).ledger()
        let one = try manifest.map { try ManifestReference.find($0, ledger) }
        let consignor = try party.map { try PartyReference.find($0, ledger) }
        let fates = try ledger.query { (reader) throws(LogError) in
            var manifests = [one].compactMap(\.self)
            if let consignor {
                manifests = try reader.records(Manifest.self, term: "party:\(consignor)")
                    .filter { $0.form.consignor.party == consignor && !$0.legs.isEmpty }
            }
            return try reader.fates(of: manifests)
        }
        let json: JSONObject = ["items": fates, "v": 1]
        common.printer.show(json, FateText.text(fates))
    }
}
