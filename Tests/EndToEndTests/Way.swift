import CanonicalJSON
import Foundation
import LiandanTesting
import Testing

/// A city where everybody states at one counter, where the ledger is: each with a key of its own,
/// half an hour after the last one.
final class Way {
    /// Beside those of the stage: two more carriers, another disposer, one of another province, and
    /// a collector.
    enum Who: String, CaseIterable {
        case authority, generator, carrier, disposer
        case second, third, other, outside, collector

        var party: String {
            switch self {
            case .authority: Town.authority
            case .generator: Town.generator
            case .carrier: Town.carrier
            case .disposer: Town.disposer
            case .second: Invented.creditCode(11)
            case .third: Invented.creditCode(12)
            case .other: Invented.creditCode(13)
            case .outside: Invented.creditCode(14)
            case .collector: Invented.creditCode(15)
            }
        }

        fileprivate var key: String {
            switch self {
            case .authority: "city.authority.key"
            case .generator, .carrier, .disposer: "../\(rawValue)/own.key"
            default: "\(rawValue).key"
            }
        }
    }

    let stage: Stage
    private var minutes = 0

    /// Guests have a part beside generator, carrier and disposer; on a stage of its own or another.
    init(_ guests: Who..., on stage: Stage? = nil) throws {
        self.stage = try stage ?? Stage()
        for guest in guests { try register(guest) }
    }

    /// The time of the next statement: half past, or the full hour.
    var now: String {
        let time = 9 * 60 + minutes
        return
            "2026-03-02 \(time / 60 < 10 ? "0" : "")\(time / 60):\(time % 60 < 10 ? "0" : "")\(time % 60)"
    }

    /// Runs a command as somebody, words apart by blanks, however it ends.
    func run(_ who: Who, _ words: String, input: String = "") throws -> Shell {
        minutes += 10
        let arguments = words.split(separator: " ").map(String.init)
        return try stage.run(.authority, arguments + ["--as", who.key], at: now, input: input)
    }

    /// States something that must be recorded, and returns the outcome.
    @discardableResult
    func state(
        _ who: Who,
        _ words: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> JSONObject {
        let shell = try run(who, words + " --output json")
        try #require(
            shell.status == 0,
            "\(words): \(shell.output) \(shell.errors)",
            sourceLocation: sourceLocation
        )
        return try #require(Answer.all(in: shell.output).first, sourceLocation: sourceLocation)
    }

    /// Asks something.
    func ask(_ words: String, sourceLocation: SourceLocation = #_sourceLocation) throws
        -> JSONObject
    {
        let arguments = words.split(separator: " ").map(String.init)
        return try stage.answer(.authority, arguments, at: now, sourceLocation: sourceLocation)
    }

    /// What people read.
    func read(_ words: String, lang: String = "en") throws -> String {
        let arguments = words.split(separator: " ").map(String.init)
        return try stage.done(.authority, arguments + ["--lang", lang], at: now)
    }

    /// The state of a manifest.
    func record(_ manifest: String) throws -> JSONObject {
        try #require(ask("manifest show \(manifest)")["record"]?.object)
    }

    /// Where a manifest stands, and its first line.
    func status(_ manifest: String) throws -> [String?] {
        let record = try record(manifest)
        return [record["status"]?.string, record["lines"]?.array?[0].object?["status"]?.string]
    }

    /// Drums of used oil, coded, filled, weighed and stored.
    func pack(_ who: Who = .generator, _ count: Int = 2) throws -> [String] {
        let issued = try state(
            who,
            "item issue --waste 900-214-08 --count \(count) --hazards T;I --form liquid --packaging drum"
        )
        let codes = issued["codes"]?.array?.compactMap(\.string) ?? []
        try #require(codes.count == count)
        try state(who, "item fill \(codes.joined(separator: " "))")
        for code in codes { try state(who, "item weigh \(code) --net 100kg") }
        try state(who, "item store \(codes.joined(separator: " ")) --facility TS001")
        return codes
    }

    /// A manifest over packages, and its number.
    func issue(
        _ codes: [String],
        _ who: Who = .generator,
        to consignee: Who = .disposer,
        carriers: [Who] = [.carrier],
        method: String = "R9",
        more: String = "--plan P-2026 --contract C-1 --transport-contract T-1"
    ) throws -> String {
        let named = carriers.map { "--carrier \($0.party)" }.joined(separator: " ")
        let outcome = try state(
            who,
            "manifest issue \(named) --consignee \(consignee.party) --measures 吸附围堵"
                + " --phone 023-79220119 --method \(method) --un UN3082 \(items(codes)) \(more)"
        )
        return try #require(outcome["numbers"]?.array?.first?.string)
    }

    func items(_ codes: [String]) -> String {
        codes.map { "--item \($0)" }.joined(separator: " ")
    }

    /// Both halves of the loading, and the departure.
    func send(_ manifest: String, _ codes: [String], from who: Who = .generator) throws {
        try state(who, "manifest release \(manifest) \(items(codes))")
        try state(.carrier, "manifest load \(manifest) --as-released --vehicle 渝H12345")
        try state(.carrier, "manifest depart \(manifest) --waybill YD1")
    }

    /// The audit of all that was stated; every record must follow again.
    func audit(sourceLocation: SourceLocation = #_sourceLocation) throws {
        let (status, report) = try stage.audit()
        #expect(status == 0, "\(report)", sourceLocation: sourceLocation)
    }

    private func register(_ who: Who) throws {
        let year = "--from 2026-01-01 --until 2026-12-31"
        let party = who.party
        let region = who == .outside ? "510100" : "500114"
        let role =
            switch who {
            case .second, .third: "carrier"
            case .collector: "collector"
            default: "disposer"
            }
        var commands = [
            "party register --party \(party) --name 示例\(who.rawValue) --roles \(role) --region \(region)"
        ]
        if role == "carrier" {
            commands += [
                "licence grant --party \(party) --licence L-\(who) --type transport --issuer 示例委 \(year)",
                "vehicle register --plate \(who.plate) --party \(party) --type truck"
                    + " --certificate V-\(who) \(year) --rated-load 8t",
            ]
        } else {
            let type = role == "collector" ? "collection" : "comprehensive"
            let means =
                role == "collector"
                ? "--activities collect;store"
                : "--activities collect;store;use --methods R9=5000t"
            let segment = who == .outside ? "5101" : "5001"
            commands += [
                "site register --party \(party) --site 001 --name 厂区 --region \(region)"
                    + " --segment \(segment) --address 示例路\(who)",
                "licence grant --party \(party) --licence L-\(who) --type \(type) --issuer 示例局"
                    + " \(year) \(means) --wastes HW08 --scale 5000t",
                "contract record --party \(Town.generator) --contract C-\(who) --contractor \(party)"
                    + " --purpose disposal \(year)",
            ]
        }
        commands.append("insurance record --party \(party) --policy I-\(who) --insurer 示例 \(year)")
        for command in commands { try state(.authority, command) }
        try stage.done(
            .authority,
            [
                "key", "create", "--party", party, "--key", who.key, "--request",
                "\(who).request", "--trust", "city.trust", "--holder", "李强",
            ]
        )
        try state(.authority, "key enroll \(who).request")
    }
}

extension Way.Who {
    /// The carriers' vehicles.
    var plate: String {
        switch self {
        case .second: "渝H22222"
        case .third: "渝H33333"
        default: "渝H12345"
        }
    }
}
