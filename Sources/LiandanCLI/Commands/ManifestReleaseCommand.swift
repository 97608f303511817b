import ArgumentParser
import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// The consignor hands over: its half 移出人交付.
struct ManifestReleaseCommand: LoadCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: say("移出人交付（交接的一半）", "The consignor hands over: its half"),
        discussion: say(
            "转出收集来的废物时，来源联单由账本按物品自动填入。",
            "Where collected waste is sent on, the ledger fills in the manifests its packages came by."
        )
    )

    @Argument(help: ArgumentHelp(say("联单编号或 UUID", "Manifest number or UUID")))
    var manifest: String?

    @OptionGroup var load: LoadInput

    @Option(
        help: ArgumentHelp(
            say(
                "来源联单:行号:重量，如 20265001000007:1:250kg；可多次；默认从账本查",
                "MANIFEST:LINE:MASS it came by, such as 20265001000007:1:250kg; repeatable; from the ledger by default"
            )
        )
    )
    var source: [String] = []

    @OptionGroup var ticket: TicketOptions
    @OptionGroup var handling: HandlingOptions
    @OptionGroup var signing: SigningOptions
    @OptionGroup var common: CommonOptions

    func drafts(_ desk: Desk) throws -> [StatementDraft] {
        let id = try load.manifest(manifest, desk)
        let lines = try load.lines(of: id, desk, listed: nil)
        let codes = lines.flatMap { $0["items"]?.array ?? [] }.compactMap(\.string)
        let sources =
            source.isEmpty
            ? try desk.origins(of: codes).compactMap(\.json.object) : try stated(desk)
        let members: JSONObject = [
            "handler": handling.handler, "lines": lines, "manifest": id,
            "sources": sources.isEmpty ? nil : sources,
        ]
        return [StatementDraft(.manifestReleased, members.adding(try ticket.members(desk)))]
    }

    private func stated(_ desk: Desk) throws -> [JSONObject] {
        try source.map { text in
            let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 3, let line = Int(parts[1]), let mass = Mass(String(parts[2]))
            else {
                throw CommandError(
                    .usage,
                    "\"\(text)\" 应为 联单:行号:重量",
                    "\"\(text)\" should be MANIFEST:LINE:MASS"
                )
            }
            let origin = try ManifestReference.resolve(String(parts[0]), desk)
            return ["line": line, "manifest": origin, "mass": mass]
        }
    }
}
