package import CanonicalJSON
import LedgerLog
import WasteDomain

/// What came of a scenario.
package struct ScenarioReport: Sendable {
    /// The ways it can end.
    package enum Result: Sendable {
        /// Everything came as the scenario says, and the audit of the ledger passes.
        case conforms
        /// What was other than the scenario says, of the first step where anything was.
        case differs([Difference])
        /// It could not be acted to its end.
        case failed(ConformanceError)
    }

    /// As it was asked for.
    package let path: String
    /// Nil if the file is no scenario.
    package let scenario: Scenario?
    /// What came of acting it.
    package let result: Result

    /// Whether it conforms.
    package var isMet: Bool { if case .conforms = result { true } else { false } }
}

extension ScenarioReport: CanonicalEncodable {
    package var json: JSONValue {
        var object: JSONObject = [
            "file": path, "rule": scenario?.rule, "steps": scenario?.steps.count,
            "title": scenario?.title,
        ]
        switch result {
        case .conforms: object["result"] = .string("conforms")
        case .differs(let differences):
            object["result"] = .string("differs")
            object["differences"] = differences.json
        case .failed(let error):
            object["result"] = .string("failed")
            object["error"] = .string(error.code.rawValue)
            object["message"] = error.reason.json
        }
        return .object(object)
    }
}
