import Audit
import CanonicalJSON
package import Foundation
import LedgerLog
import Regulation
import Synchronization
import WasteDomain

/// Acts scenarios, each on a real ledger of its own, and says where one came out otherwise.
///
/// Starts are acted once and copied, so that hundreds of scenarios take seconds.
package final class ScenarioRunner: Sendable {
    private let folder: ScratchFolder
    private let starts = Mutex<[URL: Result<PreparedLedger, ConformanceError>]>([:])

    /// - Throws: `stopped` if there is no room for ledgers.
    package init() throws(ConformanceError) {
        folder = try ScratchFolder()
    }

    /// Acts the scenario of a file to its end, or to the first step that comes out otherwise.
    package func run(_ url: URL) -> ScenarioReport {
        var scenario: Scenario?
        do throws(ConformanceError) {
            let file = try ScenarioFile(url)
            scenario = file.scenario
            let differences = try act(file)
            return ScenarioReport(
                path: url.relativePath,
                scenario: scenario,
                result: differences.isEmpty ? .conforms : .differs(differences)
            )
        } catch {
            return ScenarioReport(
                path: url.relativePath,
                scenario: scenario,
                result: .failed(error)
            )
        }
    }

    private func act(_ file: ScenarioFile) throws(ConformanceError) -> [Difference] {
        let start = try starts.withLock { (starts) throws(ConformanceError) in
            try prepared(file.start, after: [file.url], &starts)
        }
        let trial = try trial(file, start)
        defer { folder.remove(trial.path) }
        let differences = try trial.act(file.scenario)
        return try differences.isEmpty ? trial.endDifferences(from: file.scenario) : differences
    }

    /// A ledger as a scenario finds it.
    private func trial(
        _ file: ScenarioFile,
        _ start: PreparedLedger?
    ) throws(ConformanceError) -> TrialLedger {
        let (scenario, path) = (file.scenario, folder.newFile())
        if let start { return try TrialLedger(copying: start, scenario.parties, to: path) }
        guard let founding = scenario.ledger else {
            throw ConformanceError(.malformed, zh: "没有账本", en: "there is no ledger")
        }
        return try TrialLedger(founding, scenario.parties, at: path)
    }

    /// The ledger after a start, acted when it is first asked for; nil without one.
    private func prepared(
        _ url: URL?,
        after files: [URL],
        _ starts: inout [URL: Result<PreparedLedger, ConformanceError>]
    ) throws(ConformanceError) -> PreparedLedger? {
        guard let url = url?.standardizedFileURL else { return nil }
        if let known = starts[url] { return try known.get() }
        do throws(ConformanceError) {
            guard !files.contains(url) else {
                throw ConformanceError(.badStart, zh: "起点成环", en: "starts lead back to themselves")
            }
            let file = try ScenarioFile(url)
            let start = try prepared(file.start, after: files + [url], &starts)
            let trial = try trial(file, start)
            let differences = try trial.act(file.scenario)
            if let difference = differences.first { throw .badStart(file, difference) }
            starts[url] = .success(trial.atRest)
            return trial.atRest
        } catch {
            starts[url] = .failure(error)
            throw error
        }
    }
}

extension TrialLedger {
    /// Takes the steps of a scenario until one comes out otherwise.
    func act(_ scenario: Scenario) throws(ConformanceError) -> [Difference] {
        let placeholders = try placeholders(scenario)
        for (index, step) in scenario.steps.enumerated() {
            let outcome = try submit(submission(of: step, placeholders), at: step.at)
            let differences = try step.expect.differences(
                from: outcome,
                step: index + 1,
                placeholders
            )
            if !differences.isEmpty { return differences }
        }
        return []
    }

    /// Where the ledger is another than it must be in the end, whoever asks: its audit included.
    func endDifferences(from scenario: Scenario) throws(ConformanceError) -> [Difference] {
        var differences: [Difference] = []
        if let entries = scenario.final?.entries {
            differences += entries.json.differences(from: try size().json, at: "entries")
        }
        let placeholders = try placeholders(scenario)
        let state = scenario.final?.state ?? [:]
        for (name, expected) in state.sorted(by: { $0.key < $1.key }) {
            let record = try Subject(placeholders.fill(name)).flatMap(record)
            let filled = try placeholders.fill(expected)
            differences += filled.differences(from: record, at: "state/\(name)")
        }
        let report = try audit()
        let size = try size()
        if !report.isSound || report.size != size {
            differences.append(
                Difference(step: nil, place: "audit", expected: nil, found: report.problems.json)
            )
        }
        return differences
    }

    private func placeholders(_ scenario: Scenario) throws(ConformanceError) -> Placeholders {
        Placeholders(
            description: description,
            keys: keys,
            parties: parties,
            tables: try scenario.regulation?.applied(to: .builtIn) ?? .builtIn
        )
    }
}

extension ConformanceError {
    fileprivate static func badStart(
        _ file: ScenarioFile,
        _ difference: Difference
    ) -> ConformanceError {
        let place = "\(file.url.path) \(difference.step ?? 0) \(difference.place)"
        let found = difference.found.map { String(decoding: $0.canonicalBytes, as: UTF8.self) }
        return ConformanceError(
            .badStart,
            zh: "起点没有得到它所说的结果: \(place): \(found ?? "无")",
            en: "the start does not come out as it says: \(place): \(found ?? "nothing")"
        )
    }
}
