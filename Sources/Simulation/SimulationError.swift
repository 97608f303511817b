package import WasteDomain

/// Why a plan cannot be played, or its ledger not be compared.
package struct SimulationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What happened; the only part that callers and tests decide by.
    package enum Code: String, Sendable, CaseIterable {
        /// A file that is no plan or no answers.
        case malformed = "simulation.malformed"
        /// A plan that contradicts itself: a name nobody has, a violation nobody knows.
        case badPlan = "simulation.bad-plan"
        /// The ledger refused what the plan meant to be accepted.
        case refused = "simulation.refused"
        /// The ledger could not go on.
        case stopped = "simulation.stopped"
    }

    /// Stable, whatever `reason` says.
    package let code: Code
    /// For people: which name, which statement, which rules.
    package let reason: Bilingual

    init(_ code: Code, zh: String, en: String) {
        self.code = code
        reason = Bilingual(zh: zh, en: en)
    }

    /// What a room below says, in its own words.
    init(_ code: Code, _ error: any Error) {
        self.init(code, zh: "\(error)", en: "\(error)")
    }

    package var description: String { reason.en }
}
