package import CanonicalJSON

/// A figure no ledger can know 外部数据, as it was declared last.
package struct Figure: StateRecord {
    package static let kind = Subject.Kind.figure

    /// A name of the regulation's table `figures`.
    package let name: Word
    /// Where it holds.
    package let region: RegionCode
    /// The year it is about.
    package let year: Int
    /// How much, in whole units.
    package let value: Int
    package let unit: FigureUnit
    /// Those it counts 名单; empty for a figure that is no list.
    package let members: [PartyID]
    /// 数据来源.
    package let source: OneLine
    /// Where it was declared 申报.
    package let note: StatementNote

    package var id: String { Self.id(name, region, year) }

    package var terms: [String] { ["figure", "figure:\(year)"] }

    /// Written `filmUsed|500114|2026`.
    package static func id(_ name: Word, _ region: RegionCode, _ year: Int) -> String {
        "\(name)|\(region)|\(year)"
    }

    init(_ stated: FigureDeclared, _ note: StatementNote) {
        name = stated.name
        region = stated.region
        year = stated.year
        value = stated.value
        unit = stated.unit
        members = stated.members
        source = stated.source
        self.note = note
    }

    package init?(from reader: inout ObjectReader) {
        let stated = FigureDeclared(from: &reader)
        let note = reader.required("note", StatementNote.self)
        guard let stated, let note else { return nil }
        self.init(stated, note)
    }

    package var json: JSONValue {
        .object([
            "members": members.unlessEmpty, "name": name, "note": note, "region": region,
            "source": source, "unit": unit, "value": value, "year": year,
        ])
    }
}
