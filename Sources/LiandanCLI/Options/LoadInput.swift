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

    /// Whether it is said at all what changes hands.
    var isGiven: Bool { !load.isEmpty || !item.isEmpty || asReleased || from != nil }

    /// The manifest: as named, or as the other party's file says.
    func manifest(_ named: String?, _ desk: Desk) throws -> UniqueID {
        if let named { return try ManifestReference.resolve(named, desk) }
        guard let id = try otherHalf()?.manifest else {
            throw CommandError(.usage, "没有指定联单", "no manifest is named")
        }
        return id
    }

    /// What the other party's file says, if one is given.
    func otherHalf() throws -> OtherHalf? { try from.map(OtherHalf.init) }

    /// The lines as JSON; where nothing is said and the ledger is here, what is known.
    func lines(
        of id: UniqueID,
        _ desk: Desk,
        known: KnownLoad? = nil
    ) throws -> [JSONObject] {
        if !load.isEmpty { return try load.map(Self.line) }
        if let half = try otherHalf() { return half.lines }
        if !item.isEmpty { return try grouped(CodeList.expand(item), id, desk) }
        guard let known = asReleased ? .released : known else {
            throw CommandError(
                .usage,
                "没有写明装载: 用 --item、--load、--from 或 --as-released",
                "what changes hands is not said: use --item, --load, --from or --as-released"
            )
        }
        let manifest = try ManifestReference.find(id.description, desk.ledger())
        return try known.lines(of: manifest, desk)
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
}

/// The other party's half of a hand-over, from its submission file.
struct OtherHalf {
    /// Who signed it.
    let signer: String
    /// The members of its event.
    let members: JSONObject

    init(_ path: String) throws {
        let submission = try Submission.read(file: FileAccess.read(path))
        let events = submission.events.compactMap { try? CanonicalReader.read($0).object }
        let loads: [EventKind] = [
            .manifestReleased, .manifestLoaded, .manifestRelayReleased, .manifestRelayTaken,
            .manifestReturnDeparted, .manifestReturnReceived,
        ]
        let load = events.first { event in loads.contains { $0.rawValue == event["kind"]?.string } }
        signer = submission.header.actor
        members = load ?? events.first ?? JSONObject()
    }

    /// Whose statement it is.
    var party: String { members["onBehalfOf"]?.object?["party"]?.string ?? signer }

    var manifest: UniqueID? { members["manifest"]?.string.flatMap { UniqueID($0) } }

    var lines: [JSONObject] { members["lines"]?.array?.compactMap(\.object) ?? [] }
}
