import CanonicalJSON
import Conformance
import Foundation
import Interchange
import LiandanTesting
import Testing

/// The runner finds whatever comes out otherwise, and says where.
struct ScenarioRunnerTests {
    private static let manifest = "manifest:01990000-0000-7000-8000-000000000001"

    private let folder: TemporaryFolder
    private let runner: ScenarioRunner

    init() throws {
        folder = try TemporaryFolder()
        runner = try ScenarioRunner()
    }

    /// Acts the release of two packages after changes to its file.
    private func run(_ changes: (inout JSONObject) throws -> Void) throws -> ScenarioReport {
        let bytes = try Fixture.bytes("Fixtures/ledgers/released.json")
        var file = try #require(LooseJSON.read(bytes).object)
        file["start"] = .string(Fixture.path("Fixtures/ledgers/issued.json"))
        try changes(&file)
        return runner.run(URL(filePath: try folder.write(file.canonicalBytes, to: "changed.json")))
    }

    /// Changes the one step of the file.
    private func runStep(_ changes: (inout JSONObject) -> Void) throws -> ScenarioReport {
        try run { file in
            var step = try #require(file["steps"]?.array?[0].object)
            changes(&step)
            file["steps"] = .array([.object(step)])
        }
    }

    private func differences(_ report: ScenarioReport) -> [Difference] {
        if case .differs(let differences) = report.result { differences } else { [] }
    }

    private func code(_ report: ScenarioReport) -> ConformanceError.Code? {
        if case .failed(let error) = report.result { error.code } else { nil }
    }

    @Test func `what comes out as it says conforms`() throws {
        let report = try run { file in
            let state: JSONObject = [
                Self.manifest: ["status": "handingOver"] as JSONObject,
                "numbers:5001/2026": ["segment": "5001"] as JSONObject,
            ]
            file["final"] = .object(["entries": 7, "state": state])
        }
        #expect(report.isMet, "\(report.result)")
        #expect(report.scenario?.steps.count == 1)
    }

    @Test func `another status is found`() throws {
        let report = try runStep { $0["expect"] = .object(["status": "refused"]) }
        let found = differences(report)
        #expect(found.map(\.place) == ["status"])
        #expect(found.first?.step == 1)
        #expect(found.first?.expected == .string("refused"))
        #expect(found.first?.found == .string("recorded"))
    }

    @Test func `a finding that does not come is found`() throws {
        let finding: JSONObject = ["effect": "record", "rule": "HW-BAL-008"]
        let report = try runStep {
            $0["expect"] = .object(["findings": [finding], "status": "recorded"])
        }
        #expect(differences(report).map(\.place) == ["findings/0"])
        #expect(differences(report).first?.found == nil)
    }

    @Test(arguments: [
        ("rule", "HW-BAL-009"), ("effect", "refuse"), ("severity", "warning"), ("path", "/lines"),
    ])
    func `a finding with another member is found`(member: String, value: String) throws {
        #expect(try runHeavier { _ in }.isMet)
        let report = try runHeavier { $0[member] = .string(value) }
        #expect(differences(report).map(\.place) == ["findings/0"])
    }

    @Test func `a finding of another event or with other facts is found`() throws {
        for facts: JSONObject in [
            [:], ["line": "1", "released": "200001"],
            ["line": "1", "more": "", "released": "200001", "sum": "200000"],
            ["line": "2", "released": "200001", "sum": "200000"],
        ] {
            let report = try runHeavier { $0["facts"] = .object(facts) }
            #expect(differences(report).map(\.place) == ["findings/0"], "\(facts)")
        }
        #expect(try !runHeavier { $0["event"] = .integer(1) }.isMet)
    }

    /// A release of a gram more than was weighed, the finding it leads to changed.
    private func runHeavier(_ change: (inout JSONObject) -> Void) throws -> ScenarioReport {
        let facts: JSONObject = ["line": "1", "released": "200001", "sum": "200000"]
        var finding: JSONObject = [
            "effect": "record", "event": 0, "facts": facts, "path": "/lines/0/mass",
            "rule": "HW-BAL-008", "severity": "error",
        ]
        change(&finding)
        return try runStep { step in
            let text = String(decoding: step.canonicalBytes, as: UTF8.self)
            let heavier = text.replacing("200000", with: "200001")
            guard let changed = try? CanonicalReader.read(Array(heavier.utf8)).object else {
                return
            }
            step = changed
            step["expect"] = .object(["findings": [finding], "status": "recorded"])
        }
    }

    @Test func `another state in the end is found, to the member`() throws {
        let state: JSONObject = [
            Self.manifest: ["lines": [["line": 1, "status": "treated"] as JSONObject]]
                as JSONObject,
            "manifest:01990000-0000-7000-8000-000000000009": [:] as JSONObject,
        ]
        let report = try run { $0["final"] = .object(["entries": 8, "state": state]) }
        let found = differences(report)
        #expect(
            found.map(\.place) == [
                "entries", "state/\(Self.manifest)/lines/0/status",
                "state/manifest:01990000-0000-7000-8000-000000000009",
            ]
        )
        #expect(found.first?.found == .integer(7))
        #expect(found.allSatisfy { $0.step == nil })
    }

    @Test func `a start that does not come out as it says stops the scenario`() throws {
        let bytes = try Fixture.bytes("Fixtures/ledgers/issued.json")
        let text = String(decoding: bytes, as: UTF8.self)
            .replacing("weighed.json", with: Fixture.path("Fixtures/ledgers/filled.json"))
            .replacing("recorded", with: "refused")
        try folder.write(Array(text.utf8), to: "start.json")
        #expect(code(try run { $0["start"] = .string("start.json") }) == .badStart)
        #expect(code(try run { $0["start"] = .string("changed.json") }) == .badStart)
        #expect(code(try run { $0["start"] = .string("nowhere.json") }) == .unreadable)
    }

    @Test func `names nobody explained stop the scenario`() throws {
        #expect(code(try runStep { $0["by"] = .string("somebody") }) == .unknownName)
        let again: JSONObject = [
            "again": "01990000-0000-7000-8000-00000000000a", "at": "2026-09-01T01:07:00.000Z",
            "expect": ["status": "known"] as JSONObject,
        ]
        #expect(code(try runStep { $0 = again }) == .unknownName)
        for text in ["${nobody.id}", "${generator.colour}", "${generator", "${x}"] {
            let event: JSONObject = ["kind": "item.filled", "vessel": text]
            #expect(code(try runStep { $0["events"] = .array([.object(event)]) }) == .unknownName)
        }
        for change: JSONObject in [
            ["add": ["colours": ["red"]] as JSONObject], ["without": ["colours"]],
        ] {
            #expect(code(try run { $0["regulation"] = .object(change) }) == .unknownName)
        }
    }

    @Test(arguments: ["", "{", "[]", "{}", #"{"v":1.5}"#, #"{"steps":[],"title":"x","v":1}"#])
    func `what is no scenario is said to be none`(text: String) throws {
        let path = try folder.write(Array(text.utf8), to: "none.json")
        #expect(code(runner.run(URL(filePath: path))) == .malformed)
    }

    @Test func `a clock that runs back stops the scenario`() throws {
        let report = try runStep { $0["at"] = .string("2026-08-01T00:00:00.000Z") }
        #expect(code(report) == .stopped)
    }

    @Test func `what was read is written again as the same scenario`() throws {
        let folders = ["Fixtures/ledgers", "Fixtures/rules", "Fixtures/scenarios"]
        for file in folders.flatMap(FixtureScenario.all) {
            let scenario = try ScenarioFile(file.url).scenario
            let json = try LooseJSON.read(Fixture.bytes(file.path))
            #expect(scenario.json == json, "\(file.path)")
        }
    }
}
