package import WasteDomain

/// One sum that is part of an indicator, written as the table has it.
package struct IndicatorTerm: Hashable, Sendable, LosslessStringConvertible {
    /// Where the sum comes from.
    package enum Source: Hashable, Sendable {
        /// Events and records of the ledger, added up in the way the name stands for.
        case ledger(LedgerSum)
        /// An outside figure 外部数据 somebody declared.
        case figure(Word)
        /// Rows of the books of another stream of waste.
        case stream(StreamTerm)
        /// A name this program does not know: a later one made the table.
        case unknown
    }

    /// The first that is known counts; at least one.
    package let sources: [Source]
    /// Whether it is taken away instead of added.
    package let isTakenAway: Bool
    package let description: String

    /// Parses `industrial.generated`, `figure:filmUsed`, `stream:straw:used`, a minus before any of
    /// them, `|` between those that can stand in for each other; only the empty text is nil.
    package init?(_ description: String) {
        guard !description.isEmpty else { return nil }
        self.description = description
        isTakenAway = description.hasPrefix("-")
        sources = description.drop { $0 == "-" }
            .split(separator: "|" as Character, omittingEmptySubsequences: false)
            .map { Source(String($0)) }
    }
}

extension IndicatorTerm.Source {
    fileprivate init(_ text: String) {
        let parts = text.split(separator: ":" as Character, omittingEmptySubsequences: false)
            .map(String.init)
        if let sum = LedgerSum(rawValue: text) {
            self = .ledger(sum)
        } else if parts.count == 2, parts[0] == "figure", let name = Word(parts[1]) {
            self = .figure(name)
        } else if let stream = StreamTerm(parts) {
            self = .stream(stream)
        } else {
            self = .unknown
        }
    }
}

/// Rows of a stream's books 其他废物台账 that are added up:
/// `stream:construction:used:method=brick`.
package struct StreamTerm: Hashable, Sendable {
    /// The stream, such as `sludge`.
    package let stream: String
    /// What was done, words of the stream's profile; rows of any of them count.
    package let acts: [String]
    /// What the rows must say besides, any of the values of each name (`Schemas/indicators.md` 1).
    package let filters: [String: [String]]

    /// Takes the parts between the colons: `stream`, its name, acts with `+` between them, and
    /// `name=value+value` as often as need be.
    init?(_ parts: [String]) {
        guard parts.count >= 3, parts[0] == "stream", !parts[1].isEmpty else { return nil }
        func words(_ text: String) -> [String] {
            text.split(separator: "+" as Character, omittingEmptySubsequences: false)
                .map(String.init)
        }
        var filters: [String: [String]] = [:]
        for filter in parts.dropFirst(3) {
            let sides = filter.split(separator: "=" as Character, omittingEmptySubsequences: false)
                .map(String.init)
            guard sides.count == 2, filters[sides[0]] == nil else { return nil }
            filters[sides[0]] = words(sides[1])
        }
        stream = parts[1]
        acts = words(parts[2])
        self.filters = filters
        guard !(acts + filters.keys + filters.values.joined()).contains("") else { return nil }
    }
}

/// What a sum is counted in.
package enum IndicatorMeasure: String, Sendable {
    /// 克.
    case grams = "g"
    /// 件、个、份.
    case count
    /// 万元.
    case tenThousandYuan = "10kCNY"
    /// 克·天.
    case gramDays = "g.d"
}

extension StreamTerm {
    /// What its rows are counted in.
    package var measure: IndicatorMeasure { filters["measure"] == ["count"] ? .count : .grams }
}

extension FigureUnit {
    /// What figures in it are added up in.
    package var measure: IndicatorMeasure {
        switch self {
        case .count: .count
        case .kilogram: .grams
        case .tenThousandYuan: .tenThousandYuan
        }
    }
}
