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
                "物品编码，按废物代码归入各行，单独称过的写 编码=248kg；@文件；可多次",
                "Item codes, put on the lines by their waste codes, CODE=248kg if weighed alone; @file; repeatable"
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
    ///
    /// - Parameters:
    ///   - id: The manifest.
    ///   - desk: Where to look.
    ///   - known: What is taken if nothing is said.
    ///   - listed: What says on which line packages are, if that does not.
    ///   - mayStray: Whether packages of no line are named too, on the first one.
    /// - Returns: One object for each line, as the statements of a hand-over hold it.
    /// - Throws: a usage error if nothing is said or known, or a package is of no line.
    func lines(
        of id: UniqueID,
        _ desk: Desk,
        known: KnownLoad? = nil,
        listed: KnownLoad? = .released,
        mayStray: Bool = false
    ) throws -> [JSONObject] {
        if !load.isEmpty { return try load.map(Self.line) }
        if !item.isEmpty {
            return try grouped(
                CodeList.expand(item).map { try NamedPackage($0) },
                on: knownLines(of: id, desk, listed: known ?? listed),
                desk,
                mayStray: mayStray
            )
        }
        if let half = try otherHalf() { return half.lines }
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

    /// The lines packages are put on, by the other party's file or the ledger; nil with neither.
    func knownLines(of id: UniqueID, _ desk: Desk, listed: KnownLoad?) throws -> KnownLines? {
        if let half = try otherHalf() { return KnownLines(half) }
        guard let ledger = try desk.ledgerIfAny() else { return nil }
        let manifest = try ManifestReference.find(id.description, ledger)
        return KnownLines(manifest, listed: try listed?.listed(of: manifest, ledger))
    }

    /// Puts packages on the lines where they are listed, else of their waste.
    private func grouped(
        _ packages: [NamedPackage],
        on known: KnownLines?,
        _ desk: Desk,
        mayStray: Bool
    ) throws -> [JSONObject] {
        let known = try known ?? KnownLines(guessedFrom: packages.map(\.code))
        let items = try Self.records(packages, desk)
        var named: [Int: [NamedPackage]] = [:]
        for package in packages {
            let line = known.line(of: package.code, items[package.code]?.content)
            guard let line = line ?? (mayStray ? known.lines.first : nil) else {
                throw CommandError(
                    .usage,
                    "物品 \(package.code) 的废物不在联单上",
                    "the manifest has no line for the waste of item \(package.code)"
                )
            }
            named[line.number, default: []].append(package)
        }
        return known.lines.map { line in
            let mine = named[line.number] ?? []
            return [
                "items": mine, "line": line.number,
                "mass": Self.mass(of: mine, line, items), "packages": mine.count,
            ]
        }
    }

    private static func records(
        _ packages: [NamedPackage],
        _ desk: Desk
    ) throws -> [String: Item] {
        guard let ledger = try desk.ledgerIfAny() else { return [:] }
        return try ledger.query { (reader) throws(LogError) in
            var items: [String: Item] = [:]
            for package in packages {
                items[package.code] = try reader.record(Item.self, package.code)
            }
            return items
        }
    }

    /// What packages weigh together: exactly what is listed as it is listed, others by their own
    /// weights; nil where there is no ledger that knows them.
    private static func mass(
        of packages: [NamedPackage],
        _ line: KnownLines.Line,
        _ items: [String: Item]
    ) -> Mass? {
        let isAsListed =
            packages.allSatisfy { $0.net == nil } && Set(packages.map(\.code)) == Set(line.items)
        if isAsListed, let mass = line.mass { return mass }
        let weights = packages.map { $0.net ?? items[$0.code]?.weighed?.net }
        if items.isEmpty, weights.contains(nil) { return nil }
        return weights.compactMap(\.self).total
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
