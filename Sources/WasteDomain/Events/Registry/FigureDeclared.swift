package import CanonicalJSON

/// An authority declares a figure that no ledger can know 外部数据申报, such as the added value of
/// industry or the list of social sources.
package struct FigureDeclared: StatementBody {
    package static let kind = EventKind.figureDeclared

    /// A name of the regulation's table `figures`.
    package let name: Word
    /// Where it holds.
    package let region: RegionCode
    /// The year it is about.
    package let year: Int
    /// How much, in whole units.
    package let value: Int
    /// As the table has it.
    package let unit: FigureUnit
    /// Those it counts 名单, each once; empty for a figure that is no list.
    package let members: [PartyID]
    /// Where it was taken from 数据来源.
    package let source: OneLine
    /// Why it is declared anew 更正事由; nil the first time.
    package let reason: OneLine?

    package init?(from reader: inout ObjectReader) {
        let name = reader.required("name", Word.self)
        let region = reader.required("region", RegionCode.self)
        let year = reader.required("year", Int.self)
        let value = reader.required("value", Int.self)
        let unit = reader.required("unit", FigureUnit.self)
        members = reader.list("members")
        let source = reader.required("source", OneLine.self)
        reason = reader.optional("reason")
        if let year, !(2000..<2100).contains(year) { reader.refuse("year", "year") }
        // Small enough that kilograms can be added up in grams.
        if let value, !(0...1_000_000_000_000_000).contains(value) {
            reader.refuse("value", "count")
        }
        if Set(members).count != members.count { reader.refuse("members", "distinct parties") }
        guard let name, let region, let year, let value, let unit, let source else { return nil }
        self.name = name
        self.region = region
        self.year = year
        self.value = value
        self.unit = unit
        self.source = source
    }

    package var json: JSONValue {
        .object([
            "members": members.unlessEmpty, "name": name, "reason": reason, "region": region,
            "source": source, "unit": unit, "value": value, "year": year,
        ])
    }

    /// The subject it is kept under.
    package var figureID: String { Figure.id(name, region, year) }

    package func speakers(in slice: StateSlice) -> [Speaker] { [.authority] }

    package var needs: [Mention] {
        members.enumerated().map { Mention("/members/\($0)", Subject(.party, $1)) }
    }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        [Subject(.figure, figureID)] + members.map { Subject(.party, $0) }
    }

    /// A figure declared anew, with a reason, takes the place of what was declared.
    package func apply(to slice: inout StateSlice, _ made: Made) {
        let known = slice[Figure.self, figureID]
        guard known == nil || reason != nil else { return }
        slice.put(Figure(self, made.note))
    }
}
