package import CanonicalJSON
import Testing

extension Town {
    /// States what a ledger of the fixtures adds to the one it begins with, now.
    ///
    /// - Parameter scenario: What its file holds.
    /// - Throws: what a store throws; the test stops where a step is refused.
    package func play(_ scenario: JSONValue) throws {
        let steps = try #require(scenario.object?["steps"]?.array)
        let parties = [
            "authority": Self.authority, "generator": Self.generator, "carrier": Self.carrier,
            "disposer": Self.disposer,
        ]
        for step in steps.compactMap(\.object) {
            let by = try #require(step["by"]?.string.flatMap { parties[$0] })
            let events = step["events"]?.array?.compactMap(\.object) ?? []
            let outcome = try submit(by, events.map { $0.adding(["occurredAt": clock.now]) })
            try #require(outcome.isAccepted, "\(outcome.verdict)")
        }
    }
}
