import ArgumentParser
import Audit
import CanonicalJSON
import Foundation
import Interchange
import LedgerCrypto
import LedgerLog
import Liandan
import Simulation
import WasteDomain

/// Plays a district by a plan, and compares what an audit finds with what was placed in it (whoever
/// wants to try the program, and who tests it).
struct SimulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: say(
            "按方案在新账本上演一个区的全部联单，并核对审计找到的正是预设的违规",
            "Play a district by a plan on a new ledger, and check that an audit finds just what was placed"
        ),
        discussion: say(
            """
            --plan FILE --ledger NEW.ldg 演出；旁边写出信任文件、答案和密钥。密钥由种子推出，不证明任何事。
            --check ANSWERS --ledger FILE 审计账本，列出误报、漏报和与方案不同的总量。
            """,
            """
            --plan FILE --ledger NEW.ldg plays; trust file, answers and keys are written beside it. Keys follow from the \
            seed and prove nothing.
            --check ANSWERS --ledger FILE audits, and lists false alarms, misses, and totals that are not the plan's.
            """
        )
    )

    @Option(
        help: ArgumentHelp(
            say(
                "方案文件 (Schemas/simulation-plan.schema.json)",
                "The plan (Schemas/simulation-plan.schema.json)"
            ),
            valueName: "file"
        )
    )
    var plan: String?

    @Option(
        help: ArgumentHelp(
            say("答案文件: 与账本核对", "Answers to compare the ledger with"),
            valueName: "file"
        )
    )
    var check: String?

    @Option(help: ArgumentHelp(say("只演前几周", "Only the first weeks")))
    var weeks: Int?

    @Option(help: ArgumentHelp(say("只演前几天", "Only the first days")))
    var days: Int?

    @Option(help: ArgumentHelp(say("种子；默认是方案的", "The seed; the plan's by default")))
    var seed: Int?

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard (plan == nil) != (check == nil) else {
            throw ValidationError(say("给出 --plan 或 --check", "give --plan or --check"))
        }
        guard weeks == nil || days == nil, [weeks, days].compactMap(\.self).allSatisfy({ $0 > 0 })
        else {
            throw ValidationError(
                say("--weeks 或 --days，至少为 1", "--weeks or --days, at least 1")
            )
        }
    }

    func run() throws {
        guard let path = try common.ledger ?? Configuration().ledger else {
            throw CommandError(.usage, "没有指定账本: --ledger", "no ledger is named: --ledger")
        }
        if let plan {
            try play(readPlan(plan), on: LedgerLocation(path))
        } else if let check {
            try compare(check, LedgerLocation(path))
        }
    }

    private func readPlan(_ path: String) throws -> DistrictPlan {
        var plan: DistrictPlan = try Self.document(path)
        if let seed { plan.seed = seed }
        return (days ?? weeks.map { $0 * 7 }).map(plan.shortened) ?? plan
    }

    private static func document<Document: CanonicalObject>(_ path: String) throws -> Document {
        var faults: [FieldFault] = []
        let json = try LooseJSON.read(FileAccess.read(path))
        guard let document = Document.read(json, faults: &faults) else {
            let names = faults.map(\.description).joined(separator: "; ")
            throw CommandError(.refused, "\(path) 无法使用: \(names)", "\(path) is not valid: \(names)")
        }
        return document
    }

    // MARK: Playing

    private func play(_ plan: DistrictPlan, on location: LedgerLocation) throws {
        let stem = OperatorKey.stem(of: location)
        let trustFile = common.trust ?? "\(stem).trust"
        let answersFile = "\(stem).answers.json"
        for file in [location.path, trustFile, answersFile] where FileAccess.exists(file) {
            throw CommandError(.refused, "\(file) 已存在，不覆盖", "\(file) exists already and is kept")
        }
        let outcome = try Simulation(plan, at: location) { day in
            Terminal.progress("\(day)")
        }
        .run()
        Terminal.progress("")
        try FileAccess.write(DocumentFile.file(of: TrustFile(outcome.description)), to: trustFile)
        try FileAccess.write(DocumentFile.file(of: outcome.answers), to: answersFile)
        try writeKeys(of: plan, outcome, stem, location)
        show(outcome, files: (trustFile, answersFile, "\(stem).keys"), location)
    }

    /// The operator's and the authority's key where commands look for them, the others in a folder.
    private func writeKeys(
        of plan: DistrictPlan,
        _ outcome: Simulation.Outcome,
        _ stem: String,
        _ location: LedgerLocation
    ) throws {
        let keys = Simulation.keys(of: plan)
        let authority = outcome.description.authority
        try write(keys.key("operator"), of: nil, OperatorKey.defaultPath(of: location))
        try write(keys.key(authority), of: authority, "\(stem).authority.key")
        try FileManager.default.createDirectory(
            atPath: "\(stem).keys",
            withIntermediateDirectories: true
        )
        for party in outcome.parties {
            try write(keys.key(party), of: party, "\(stem).keys/\(party).key")
        }
    }

    private func write(_ key: SigningKey, of party: String?, _ path: String) throws {
        if FileAccess.exists(path) { try FileManager.default.removeItem(atPath: path) }
        try KeyFile.write(key, of: party.flatMap { PartyID($0) }, to: path, passphrase: nil)
    }

    private func show(
        _ outcome: Simulation.Outcome,
        files: (trust: String, answers: String, keys: String),
        _ location: LedgerLocation
    ) {
        let answers = outcome.answers
        let finds = answers.placed.map(\.finds.count).reduce(0, +)
        let kinds = Set(answers.placed.map(\.planned.kind)).count
        let json: JSONObject = [
            "answers": files.answers, "entries": outcome.size.entries,
            "events": outcome.size.events, "finds": finds, "genesis": answers.genesis,
            "grams": answers.totals.sum, "keys": files.keys, "kinds": kinds,
            "ledger": location.path, "placed": answers.placed.count, "trust": files.trust,
            "unplaced": answers.unplaced, "v": 1,
        ]
        let rows = [
            [say("账本", "ledger"), location.path],
            [say("信任文件", "trust file"), files.trust],
            [say("答案", "answers"), files.answers],
            [say("密钥（由种子推出）", "keys (of the seed)"), files.keys],
            [say("记录、事件", "entries, events"), "\(outcome.size.entries), \(outcome.size.events)"],
            [say("产生量", "generated"), "\(answers.totals.sum) g"],
            [
                say("预设违规", "violations placed"),
                say(
                    "\(answers.placed.count) 处，\(kinds) 种，应发现 \(finds) 项",
                    "\(answers.placed.count) of \(kinds) kinds; \(finds) finds are due"
                ),
            ],
        ]
        var text = TextTable([say("模拟", "simulation"), ""], rows).text
        for planned in answers.unplaced {
            text +=
                "\n" + say("没有落点: ", "not placed: ")
                + "\(planned.kind) \(planned.group) \(planned.source) \(planned.from)"
        }
        common.printer.show(json, text)
    }

    // MARK: Comparing

    private func compare(_ path: String, _ location: LedgerLocation) throws {
        let answers: Answers = try Self.document(path)
        let trust = try (common.trust ?? Configuration().trust).map(TrustStore.read)
        let comparison = try Comparison(answers, with: location, trust: trust) { done, all in
            Terminal.progress(say("审计 \(done)/\(all)", "auditing \(done)/\(all)"))
        }
        Terminal.progress("")
        common.printer.show(comparison, SimulationText.text(comparison))
        if !comparison.isExact { throw Ended(status: .refused) }
    }
}
