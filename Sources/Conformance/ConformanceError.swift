package import WasteDomain

/// Why a scenario cannot be acted at all.
package struct ConformanceError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What happened; the only part that callers and tests decide by.
    package enum Code: String, Sendable, CaseIterable {
        /// A file that is not there or cannot be read.
        case unreadable = "conformance.unreadable"
        /// A file that is no scenario (`Schemas/scenario.schema.json`).
        case malformed = "conformance.malformed"
        /// A start that does not come out as it says itself, or leads back to itself.
        case badStart = "conformance.bad-start"
        /// A name of a party, a key or a value that the scenario does not explain.
        case unknownName = "conformance.unknown-name"
        /// The ledger could not go on.
        case stopped = "conformance.stopped"
    }

    /// Stable, whatever `reason` says.
    package let code: Code
    /// For people: which file, which step, which name.
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
