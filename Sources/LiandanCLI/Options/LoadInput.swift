import ArgumentParser
import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// What changes hands, as a command is told: line by line, by item codes, or as somebody else said.
struct LoadInput: ParsableArguments {
    private static let names = ["line", "mass", "packages", "items", "differences"]

    @Option(
        help: ArgumentHelp(
            say(
                "一行装载: line=1,mass=250kg,packages=2,items=编码+编码 或 items=@文件；可多次",
                "One line: line=1,mass=250kg,packages=2,items=CODE+CODE or items=@file; repeatable"
            )
        )
    )
    var load: [String] = []

    @Option(
        help: ArgumentHelp(
            say(
                "物品编码，按废物代码归入各行；@文件；可多次",
                "Item codes, put on the lines by their waste codes; @file; repeatable"
            )
        )
    )
    var item: [String] = []

    @Flag(help: ArgumentHelp(say("与移出人交付的完全相同", "Exactly what the consignor released")))
    var asReleased = false

    @Option(
        help: ArgumentHelp(
            say("从对方的提交文件取联单和装载", "Take manifest and load from the other party's submission file")
        )
    )
    var from: String?

    /// The manifest: as named, or as the other party's file says.
    func manifest(_ named: String?, _ desk: Desk) throws -> UniqueID {
        if let named { return try ManifestReference.resolve(named, desk) }
        guard let from, let id = try Self.release(in: from).manifest else {
            throw CommandError(.usage, "没有指定联单", "no manifest is named")
        }
        return id
    }

    /// The lines as JSON.
    func lines(of id: UniqueID, _ desk: Desk) throws -> [JSONObject] {
        if !load.isEmpty { return try load.map(Self.line) }
        if let from { return try Self.release(in: from).lines }
        if asReleased {
            let manifest = try ManifestReference.find(id.description, desk.ledger())
            guard let released = manifest.released else {
                throw CommandError(
                    .refused,
                    "移出人还没有交付；请用 --item 或 --load 写明装载",
                    "the consignor has not released it yet: say what is loaded with --item or --load"
                )
            }
            return released.lines.compactMap { $0.json.object }
        }
        guard !item.isEmpty else {
            throw CommandError(
                .usage,
                "没有写明装载: 用 --item、--load、--from 或 --as-released",
                "what changes hands is not said: use --item, --load, --from or --as-released"
            )
        }
        return try grouped(CodeList.expand(item), id, desk)
    }

    /// Puts packages on the lines of their waste, with the weights the ledger has.
    private func grouped(
        _ codes: [String],
        _ id: UniqueID,
        _ desk: Desk
    ) throws -> [JSONObject] {
        let ledger = try desk.ledger()
        let manifest = try ManifestReference.find(id.description, ledger)
        let weights = try ledger.query { (reader) throws(LogError) in
            var weights: [String: Mass] = [:]
            for code in codes {
                guard let item = try reader.record(Item.self, code) else { continue }
                weights[code] = item.weighed?.net
            }
            return weights
        }
        return manifest.form.lines.map { line in
            let mine = codes.filter { ItemCode($0)?.waste == line.code }
            let mass = mine.compactMap { weights[$0] }.total
            return ["items": mine, "line": line.line, "mass": mass, "packages": mine.count]
        }
    }

    private static func line(_ text: String) throws -> JSONObject {
        let pairs = try Pairs(text, names: names)
        let items = try pairs.list("items") ?? []
        return [
            "differences": try pairs.list("differences").map { $0.map { $0.lowercased() } },
            "items": items, "line": pairs.integer("line"), "mass": pairs.mass("mass"),
            "packages": pairs.integer("packages") ?? items.count.json,
        ]
    }

    /// The manifest and the load that a submission file speaks of.
    static func release(in path: String) throws -> (manifest: UniqueID?, lines: [JSONObject]) {
        let submission = try Submission.read(file: FileAccess.read(path))
        let events = submission.events.compactMap { try? CanonicalReader.read($0).object }
        let kinds = [EventKind.manifestReleased.rawValue, EventKind.manifestLoaded.rawValue]
        let load = events.first { kinds.contains($0["kind"]?.string ?? "") } ?? events.first
        let manifest = load?["manifest"]?.string.flatMap { UniqueID($0) }
        return (manifest, load?["lines"]?.array?.compactMap(\.object) ?? [])
    }
}
