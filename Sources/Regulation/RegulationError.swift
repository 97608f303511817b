/// Why data cannot serve as a regulation.
package struct RegulationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong.
    package enum Code: String, Sendable, CaseIterable {
        case badTable = "regulation.bad-table"
        case badRow = "regulation.bad-row"
        case missingTable = "regulation.missing-table"
        case missingParameter = "regulation.missing-parameter"
    }

    package let code: Code
    /// For people: which table, line and column, as far as one is to blame.
    package let reason: String

    package init(_ code: Code, _ reason: String) {
        self.code = code
        self.reason = reason
    }

    package var description: String { reason }
}
