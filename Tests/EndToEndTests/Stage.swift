import CanonicalJSON
import Foundation
import LiandanTesting
import Testing

/// A city's authority with its ledger, and three parties each on a machine of its own, where
/// nothing is but a key and the trust file.
final class Stage: Sendable {
    /// Whose machine a command runs on.
    enum Place: String, CaseIterable {
        case authority, generator, carrier, disposer

        var party: String {
            switch self {
            case .authority: Town.authority
            case .generator: Town.generator
            case .carrier: Town.carrier
            case .disposer: Town.disposer
            }
        }
    }

    static let morning = "2026-03-02 09:00"
    /// What keeps the runner's own settings out; empty is as good as unset.
    static let quiet = Dictionary(
        uniqueKeysWithValues: [
            "LANG", "LC_ALL", "LC_MESSAGES", "LIANDAN_KEY", "LIANDAN_LEDGER", "LIANDAN_TRUST",
            "LIANDAN_OPERATOR_KEY", "NO_COLOR",
        ].map { ($0, "") }
    )

    private let folder: TemporaryFolder
    /// The folder the machines stand in.
    let path: String

    /// A copy of the stage where everybody is registered and has a key, or one of empty folders.
    convenience init(isSettled: Bool = true) throws {
        try self.init(copying: isSettled ? Self.settled.get() : nil)
    }

    /// A copy of a stage that was kept, or one of empty folders.
    init(copying kept: String?) throws {
        folder = try TemporaryFolder()
        path = folder.file("stage")
        if let kept {
            let copied = try Shell.run(["cp", "-a", kept, path])
            #expect(copied.status == 0, "\(copied.errors)")
            return
        }
        for place in Place.allCases {
            try FileManager.default.createDirectory(
                atPath: "\(path)/\(place.rawValue)",
                withIntermediateDirectories: true
            )
        }
    }

    func file(_ place: Place, _ name: String) -> String { "\(path)/\(place.rawValue)/\(name)" }

    func exists(_ place: Place, _ name: String) -> Bool {
        FileManager.default.fileExists(atPath: file(place, name))
    }

    func bytes(_ place: Place, _ name: String) throws -> [UInt8] {
        try [UInt8](Fixture.file(file(place, name)))
    }

    func write(_ bytes: [UInt8], _ place: Place, _ name: String) throws {
        try Data(bytes).write(to: URL(filePath: file(place, name)))
    }

    func write(_ text: String, _ place: Place, _ name: String) throws {
        try write(Array(text.utf8), place, name)
    }

    /// Runs a command on somebody's machine, however it ends.
    func run(
        _ place: Place,
        _ arguments: [String],
        at time: String = morning,
        environment: [String: String] = [:],
        input: String = ""
    ) throws -> Shell {
        var variables = Self.quiet
        variables["LIANDAN_CLOCK"] = time
        if place == .authority {
            variables["LIANDAN_LEDGER"] = "city.ldg"
            variables["LIANDAN_KEY"] = "city.authority.key"
        }
        return try Program.run(
            arguments,
            in: "\(path)/\(place.rawValue)",
            environment: variables.merging(environment) { $1 },
            input: input
        )
    }

    /// Runs a command that must succeed, and returns what it printed.
    @discardableResult
    func done(
        _ place: Place,
        _ arguments: [String],
        at time: String = morning,
        input: String = "",
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> String {
        let shell = try run(place, arguments, at: time, input: input)
        try #require(
            shell.status == 0,
            "\(arguments): \(shell.output) \(shell.errors)",
            sourceLocation: sourceLocation
        )
        return shell.output
    }

    /// Runs a command that must succeed, and returns its answers, one document a line.
    @discardableResult
    func answers(
        _ place: Place,
        _ arguments: [String],
        at time: String = morning,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> [JSONObject] {
        let all = arguments + ["--output", "json"]
        return try Answer.all(in: done(place, all, at: time, sourceLocation: sourceLocation))
    }

    /// Runs a command that must succeed with one answer.
    @discardableResult
    func answer(
        _ place: Place,
        _ arguments: [String],
        at time: String = morning,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> JSONObject {
        let found = try answers(place, arguments, at: time, sourceLocation: sourceLocation)
        #expect(found.count == 1, sourceLocation: sourceLocation)
        return try #require(found.first, sourceLocation: sourceLocation)
    }

    /// The operator appends what a party brings, and the party keeps the receipts.
    @discardableResult
    func submit(
        _ place: Place,
        _ names: [String],
        at time: String = morning,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> [JSONObject] {
        let files = names.map { "../\(place.rawValue)/\($0)" }
        let outcomes = try answers(
            .authority,
            ["submit"] + files,
            at: time,
            sourceLocation: sourceLocation
        )
        for outcome in outcomes {
            #expect(outcome["status"] == .string("recorded"), sourceLocation: sourceLocation)
        }
        let receipts = try answers(
            place,
            ["receipt", "import"] + names.map { $0 + ".receipt" },
            at: time,
            sourceLocation: sourceLocation
        )
        for (outcome, receipt) in zip(outcomes, receipts) {
            #expect(receipt["status"] == .string("verified"), sourceLocation: sourceLocation)
            for name in ["entry", "numbers", "recordedAt"] {
                #expect(receipt[name] == outcome[name], sourceLocation: sourceLocation)
            }
        }
        return outcomes
    }

    /// The report of an audit with the trust file, or without.
    func audit(
        _ ledger: String = "city.ldg",
        trust: String? = "city.trust"
    ) throws -> (status: Int32, report: JSONObject) {
        let named = trust.map { ["--trust", $0] } ?? []
        let shell = try run(.authority, ["audit", ledger] + named + ["--output", "json"])
        return (shell.status, try #require(Answer.all(in: shell.output).first))
    }
}

/// What a command prints with `--output json`.
enum Answer {
    /// The documents, one a line; each must be canonical JSON.
    static func all(in output: String) throws -> [JSONObject] {
        try output.split(separator: "\n").map { line in
            try #require(CanonicalReader.read(Array(line.utf8)).object)
        }
    }
    /// The rules of the findings, in order.
    static func rules(in output: String) throws -> [String] {
        try all(in: output).flatMap { answer in
            answer["findings"]?.array?.compactMap { $0.object?["rule"]?.string } ?? []
        }
    }
}
