/// Why somebody else's file cannot be taken in.
package struct InterchangeError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong with it.
    package enum Code: String, Sendable, CaseIterable {
        case badEncoding = "interchange.bad-encoding"
        case badTable = "interchange.bad-table"
        case unknownColumn = "interchange.unknown-column"
        case badCell = "interchange.bad-cell"
    }

    package let code: Code
    /// The line of the file, from 1, if one is to blame.
    package let line: Int?
    /// For people; where several lines are to blame it names them all.
    package let reason: String

    package init(_ code: Code, line: Int? = nil, _ reason: String) {
        self.code = code
        self.line = line
        self.reason = reason
    }

    package var description: String { reason }

    /// One error that says what several say, or nil if there are none.
    static func together(_ errors: [InterchangeError]) -> InterchangeError? {
        guard errors.count > 1, let first = errors.first else { return errors.first }
        let reasons = errors.map { error in
            (error.line.map { "line \($0): " } ?? "") + error.reason
        }
        return InterchangeError(first.code, reasons.joined(separator: "; "))
    }
}
