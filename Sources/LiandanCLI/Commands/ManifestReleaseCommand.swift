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
        let sources = source.isEmpty ? try origins(of: lines, desk) : try stated(desk)
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

    /// What the packages brought from earlier manifests, added up by manifest and line.
    private func origins(of lines: [JSONObject], _ desk: Desk) throws -> [JSONObject] {
        guard let ledger = try desk.ledgerIfAny() else { return [] }
        let codes = lines.flatMap { $0["items"]?.array ?? [] }.compactMap(\.string)
        let parts = try ledger.query { (reader) throws(LogError) in
            var parts: [LoadSource] = []
            for code in codes { parts += try reader.record(Item.self, code)?.origin ?? [] }
            return parts
        }
        var sources: [JSONObject] = []
        var places: [String: Int] = [:]
        for part in parts {
            let place = "\(part.manifest):\(part.line)"
            if let index = places[place] {
                let sum = (sources[index]["mass"]?.integer ?? 0) + part.mass.grams
                sources[index]["mass"] = .integer(sum)
            } else if let object = part.json.object {
                places[place] = sources.count
                sources.append(object)
            }
        }
        return sources
    }
}
