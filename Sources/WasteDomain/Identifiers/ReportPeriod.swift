package import CanonicalJSON

/// A month, a quarter or a year that is declared 申报期: `2026-10`, `2026-Q3`, `2026`.
package enum ReportPeriod: Hashable, Sendable, LosslessStringConvertible, CanonicalScalar {
    case month(year: Int, month: Int)
    case quarter(year: Int, quarter: Int)
    case year(Int)

    package static let spelling: String? = "2026-10, 2026-Q3, 2026"

    /// Parses a year from 2000 to 2099, alone or with a month or quarter.
    package init?(_ description: String) {
        let text = Array(description.utf8)
        guard text.count == 4 || text.count == 7, let year = Digits.value(of: text[0..<4]),
            (2000..<2100).contains(year)
        else { return nil }
        guard text.count == 7 else {
            self = .year(year)
            return
        }
        guard text[4] == UInt8(ascii: "-") else { return nil }
        if text[5] == UInt8(ascii: "Q"), let quarter = Digits.value(of: text[6...]),
            (1...4).contains(quarter)
        {
            self = .quarter(year: year, quarter: quarter)
        } else if let month = Digits.value(of: text[5...]), (1...12).contains(month) {
            self = .month(year: year, month: month)
        } else {
            return nil
        }
    }

    /// The month a legal day lies in.
    package init(monthOf day: CivilDay) {
        let parts = day.parts
        self = .month(year: parts.year, month: parts.month)
    }

    /// Whether it is no quarter and no year.
    package var isMonth: Bool {
        if case .month = self { true } else { false }
    }

    package var description: String {
        switch self {
        case .month(let year, let month): "\(year)-" + Digits.text(of: Int64(month), width: 2)
        case .quarter(let year, let quarter): "\(year)-Q\(quarter)"
        case .year(let year): String(year)
        }
    }

    /// The year it lies in.
    package var year: Int {
        switch self {
        case .month(let year, _), .quarter(let year, _), .year(let year): year
        }
    }

    /// Its first day.
    package var first: CivilDay? { CivilDay(year: year, month: firstMonth, day: 1) }

    /// Its last day.
    package var last: CivilDay? { first?.advanced(months: months).advanced(by: -1) }

    private var firstMonth: Int {
        switch self {
        case .month(_, let month): month
        case .quarter(_, let quarter): quarter * 3 - 2
        case .year: 1
        }
    }

    private var months: Int {
        switch self {
        case .month: 1
        case .quarter: 3
        case .year: 12
        }
    }

    /// The last day to declare it (HJ 1259-2022 7.2): calendar days, the text knows no others.
    ///
    /// The 15th of the next month, or 31 March of the next year.
    package var due: CivilDay? {
        switch self {
        case .month, .quarter: last?.advanced(by: 15)
        case .year(let year): CivilDay(year: year + 1, month: 3, day: 31)
        }
    }
}
