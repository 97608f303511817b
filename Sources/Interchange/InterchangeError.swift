package import WasteDomain

/// Why somebody else's file cannot be taken in, or one for others not be made.
package struct InterchangeError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong with it.
    package enum Code: String, Sendable, CaseIterable {
        case badEncoding = "interchange.bad-encoding"
        case badTable = "interchange.bad-table"
        case unknownColumn = "interchange.unknown-column"
        case badCell = "interchange.bad-cell"
        case badJSON = "interchange.bad-json"
        case unwritable = "interchange.unwritable"
        case tooLarge = "interchange.too-large"
    }

    package let code: Code
    /// The line of the file, from 1, if one is to blame.
    package let line: Int?
    /// For people; where several lines are to blame it names them all.
    package let reason: Bilingual

    init(_ code: Code, line: Int? = nil, zh: String, en: String) {
        self.code = code
        self.line = line
        reason = Bilingual(zh: zh, en: en)
    }

    package var description: String { reason.en }

    /// One error that says what several say, or nil if there are none.
    static func together(_ errors: [InterchangeError]) -> InterchangeError? {
        guard errors.count > 1, let first = errors.first else { return errors.first }
        let zh = errors.map { ($0.line.map { "第\($0)行: " } ?? "") + $0.reason.zh }
        let en = errors.map { ($0.line.map { "line \($0): " } ?? "") + $0.reason.en }
        return InterchangeError(
            first.code,
            zh: zh.joined(separator: "；"),
            en: en.joined(separator: "; ")
        )
    }
}
