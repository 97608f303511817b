package import CanonicalJSON
import HandoffRules
import LedgerLog
import Liandan
import WasteDomain

/// Where what came of a scenario is not what it says.
package struct Difference: Hashable, Sendable, CanonicalEncodable {
    /// The step of the file, from 1; nil for what must hold in the end.
    package let step: Int?
    /// What is compared: `status`, `findings/0`, `state/manifest:…/status`, `entries`, `audit`.
    package let place: String
    /// As the scenario says; nil if it says nothing is there.
    package let expected: JSONValue?
    /// As it came; nil if nothing is there.
    package let found: JSONValue?

    package var json: JSONValue {
        .object(["expected": expected, "found": found, "place": place, "step": step])
    }
}

extension Expectation {
    /// Where an outcome is another than this.
    func differences(
        from outcome: SubmissionOutcome,
        step: Int,
        _ placeholders: Placeholders
    ) throws(ConformanceError) -> [Difference] {
        let (status, found) = outcome.parts
        var differences: [Difference] = []
        if status != self.status {
            differences.append(
                Difference(
                    step: step,
                    place: "status",
                    expected: self.status.json,
                    found: status.json
                )
            )
        }
        for index in 0..<max(findings.count, found.count) {
            let expected = findings.indices.contains(index) ? findings[index] : nil
            let finding = found.indices.contains(index) ? found[index] : nil
            let facts = try expected?.filledFacts(placeholders)
            if let expected, let finding, expected.isMet(by: finding, facts) { continue }
            differences.append(
                Difference(
                    step: step,
                    place: "findings/\(index)",
                    expected: expected?.json(facts),
                    found: finding?.json
                )
            )
        }
        return differences
    }
}

extension ExpectedFinding {
    fileprivate func filledFacts(
        _ placeholders: Placeholders
    ) throws(ConformanceError) -> [String: String]? {
        guard let facts else { return nil }
        var filled: [String: String] = [:]
        for (name, text) in facts { filled[name] = try placeholders.fill(text) }
        return filled
    }

    /// Whether a finding has all that is said here, and its facts are these.
    fileprivate func isMet(by finding: Finding, _ facts: [String: String]?) -> Bool {
        rule == finding.rule && effect ?? finding.effect == finding.effect
            && event ?? finding.event == finding.event
            && severity ?? finding.severity == finding.severity
            && path ?? finding.path.description == finding.path.description
            && facts ?? finding.facts == finding.facts
    }

    fileprivate func json(_ facts: [String: String]?) -> JSONValue {
        guard case .object(var object) = json else { return json }
        object["facts"] = facts?.json
        return .object(object)
    }
}

extension SubmissionOutcome {
    fileprivate var parts: (status: Expectation.Status, findings: [Finding]) {
        switch self {
        case .accepted(_, let findings): (.recorded, findings)
        case .refused(let findings): (.refused, findings)
        case .known: (.known, [])
        }
    }
}

extension JSONValue {
    /// Where another value lacks what this one has: an object may have other members beside.
    func differences(from found: JSONValue?, at place: String) -> [Difference] {
        switch (self, found) {
        case (.object(let object), .object(let other)):
            object.members.flatMap { member in
                member.value.differences(from: other[member.name], at: "\(place)/\(member.name)")
            }
        case (.array(let elements), .array(let others)) where elements.count == others.count:
            zip(elements, others).enumerated().flatMap { index, pair in
                pair.0.differences(from: pair.1, at: "\(place)/\(index)")
            }
        default:
            self == found
                ? [] : [Difference(step: nil, place: place, expected: self, found: found)]
        }
    }
}
