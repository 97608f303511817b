package import WasteDomain

/// The application identifiers 应用标识符 of GS1 element strings, and what they mean to us.
///
/// GB/T 38920-2020 clause 6.2 has a list of its own, which is not confirmed: the table is data.
package struct ElementTable: Sendable {
    /// What an element says of a package, where that matters to us.
    package enum Meaning: String, Sendable, CaseIterable {
        /// 参与方位置码 (GB/T 38920-2020 clause 5.2).
        case location
        /// 危险废物代码 (clause 5.3).
        case waste
        /// 容器代码 (clause 5.4).
        case container
        /// 可回收资产代码, a vessel that comes back.
        case returnable
        /// 系列货运包装箱代码, of a packed unit.
        case unit
        /// A serial number, a number of packages, a production date, a net mass in kilograms.
        case serial, count, date, net
    }

    private let identifiers: [String: ElementIdentifier]

    init(_ rows: [TableRow]) throws(RegulationError) {
        var identifiers: [String: ElementIdentifier] = [:]
        for row in rows {
            let identifier = try ElementIdentifier(row)
            guard identifiers.updateValue(identifier, forKey: identifier.ai) == nil else {
                throw row.repeated("ai")
            }
        }
        self.identifiers = identifiers
    }

    /// Whether there are any: regulations adopted before there were labels have none.
    package var isEmpty: Bool { identifiers.isEmpty }

    package subscript(ai: some StringProtocol) -> ElementIdentifier? { identifiers[String(ai)] }

    /// The identifier that some text begins with, of 2 to 4 digits; none begins with another.
    package func identifier(at text: Substring) -> ElementIdentifier? {
        (2...4).lazy.compactMap { identifiers[String(text.prefix($0))] }.first
    }
}

/// One application identifier and the form of its data.
package struct ElementIdentifier: Hashable, Sendable {
    /// One piece of the data: its characters and how many of them.
    package struct Piece: Hashable, Sendable {
        /// Digits only; else any of the 82 characters of GS1.
        package let isNumeric: Bool
        package let lengths: ClosedRange<Int>
    }

    /// 2 to 4 digits.
    package let ai: String
    /// One after another: `n14+an..16`.
    package let pieces: [Piece]
    /// How many digits at the front end in a check digit, modulo 10; nil if there is none.
    package let check: Int?
    /// Whether FNC1 must end it unless it is the last.
    package let needsSeparator: Bool
    /// What it says of a package; nil for what does not concern us.
    package let meaning: ElementTable.Meaning?
    package let title: Bilingual

    init(_ row: TableRow) throws(RegulationError) {
        ai = try row.value("ai")
        guard (2...4).contains(ai.utf8.count), ai.allSatisfy({ $0.isASCII && $0.isNumber }) else {
            throw row.fault("ai")
        }
        let parts = try row.value("format", String.self).split(separator: "+")
        let pieces = parts.enumerated().compactMap { Piece($1, isFirst: $0 == 0) }
        guard pieces.count == parts.count else { throw row.fault("format") }
        self.pieces = pieces
        check = try row.optional("check")
        needsSeparator = try row.flag("separator")
        let word: String? = try row.optional("meaning")
        meaning = word.flatMap(ElementTable.Meaning.init)
        if word != nil, meaning == nil { throw row.fault("meaning") }
        title = Bilingual(zh: try row.value("zh"), en: try row.value("en"))
    }

    /// The number of characters of its data.
    package var lengths: ClosedRange<Int> {
        let (least, most) = (pieces.map(\.lengths.lowerBound), pieces.map(\.lengths.upperBound))
        return least.reduce(0, +)...most.reduce(0, +)
    }
}

extension ElementIdentifier.Piece {
    /// Reads `n13` or `an..30`; what may be short may be missing behind another piece.
    fileprivate init?(_ text: Substring, isFirst: Bool) {
        isNumeric = !text.hasPrefix("an")
        let rest = text.drop { $0 == "a" || $0 == "n" }
        let isBound = rest.hasPrefix("..")
        guard text.hasPrefix("n") || text.hasPrefix("an"),
            let count = Int(rest.drop { $0 == "." }), count > 0
        else { return nil }
        lengths = (isBound ? (isFirst ? 1 : 0) : count)...count
    }
}
