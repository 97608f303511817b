import ArgumentParser
import CanonicalJSON
import HandoffRules
import LedgerLog
import Liandan
import WasteDomain

/// Lists manifests.
struct ManifestListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: say("列出联单", "List manifests")
    )

    @Option(
        help: ArgumentHelp(
            say(
                "只列出某状态的: issued, loaded, inTransit, received, decided, closed …；droppedOut 为窗口期内未收运的",
                "Only those that are: issued, loaded, inTransit, received, decided, closed …; droppedOut for those no round reached"
            )
        )
    )
    var status: String?

    @Option(help: ArgumentHelp(say("只列出某单位参与的", "Only those this party is named in")))
    var party: String?

    @Option(
        help: ArgumentHelp(
            say(
                "只列出移出地或接受地在某地区的: 行政区划代码或其前几位，如 500243",
                "Only those that leave or reach a region: its code or how it begins, such as 500243"
            )
        )
    )
    var region: String?

    @Option(
        help: ArgumentHelp(say("只列出按某应急处置转移的", "Only those that move under this emergency"))
    )
    var emergency: String?

    @Option(help: ArgumentHelp(say("最多列出多少", "How many at most")))
    var limit = 1000

    @Option(help: ArgumentHelp(say("从这个 UUID 之后开始", "Begin after this UUID")))
    var after: String?

    @OptionGroup var common: CommonOptions

    /// What a manifest is that no round reached 未收运; no state of its own, but of its time.
    private static let droppedOut = "droppedOut"

    func validate() throws {
        guard region.map({ RegionPrefix($0) != nil }) ?? true else {
            throw ValidationError(
                say(
                    "--region 为行政区划代码或其前2、4位",
                    "--region is a code of a region, or its first 2 or 4 digits"
                )
            )
        }
    }

    func run() throws {
        let ledger = try ReadingDesk(common).ledger()
        let place = region.flatMap { RegionPrefix($0) }
        let stored = status == Self.droppedOut ? ManifestStatus.issued.rawValue : status
        let term =
            emergency.map { "emergency:\($0)" } ?? party.map { "party:\($0.asCode)" }
            ?? stored.map { "status:\($0)" } ?? "manifest"
        let regulation = try ledger.regulation()
        let today = try RehearsalClock.current().now().legalDay
        let found = try ledger.query { (reader) throws(LogError) in
            var found: [(manifest: Manifest, isOut: Bool)] = []
            for manifest in try reader.records(
                Manifest.self,
                term: term,
                after: after.map { "manifest:\($0)" },
                limit: limit
            ) {
                if let place, try !manifest.touches(place, reader) { continue }
                let window = try reader.window(of: manifest, regulation)
                found.append((manifest, window?.isOver(on: today) ?? false))
            }
            return found
        }
        .filter { manifest, isOut in
            (status == nil || status == (isOut ? Self.droppedOut : manifest.status.rawValue))
                && (party.map { manifest.terms.contains("party:\($0.asCode)") } ?? true)
        }
        let manifests = found.map(\.manifest)
        let rows = found.map { manifest, isOut in
            [
                manifest.number.description,
                (isOut ? say("未收运，已退出", "dropped out") : manifest.status.title.text)
                    + manifest.emergencyMark,
                LocalTime.text(manifest.issued.at), manifest.form.consignor.party.description,
                manifest.form.consignee.party.description,
                manifest.form.lines.map(\.mass).total.kilograms,
            ]
        }
        let head = [
            say("编号", "number"), say("状态", "state"), say("填发", "issued"), say("移出人", "consignor"),
            say("接受人", "consignee"), "kg",
        ]
        let json: JSONObject = ["items": manifests, "v": 1]
        common.printer.show(json, TextTable(head, rows).text)
    }
}

extension Manifest {
    /// Whether it leaves or reaches a region.
    fileprivate func touches(
        _ region: RegionPrefix,
        _ reader: StateReader
    ) throws(LogError) -> Bool {
        for site in [form.consignor, form.consignee] {
            if let code = try reader.record(Site.self, site)?.region, region.contains(code) {
                return true
            }
        }
        return false
    }
}
