package import WasteDomain

/// The outside figures 外部数据 that indicators need and nobody states in a ledger otherwise.
package struct FigureTable: Sendable {
    /// One figure that can be declared.
    package struct Figure: Hashable, Sendable {
        package let name: Word
        package let unit: FigureUnit
        /// Whether those it counts are named, such as the social sources 名单.
        package let isList: Bool
        package let title: Bilingual
        /// Whose figure it is 数据来源部门, in Chinese.
        package let source: String
    }

    /// In the order of the table.
    package let figures: [Figure]

    init(_ rows: [TableRow]) throws(RegulationError) {
        var figures: [Figure] = []
        for row in rows {
            guard let unit = FigureUnit(rawValue: try row.value("unit")) else {
                throw row.fault("unit")
            }
            let figure = Figure(
                name: try row.value("name"),
                unit: unit,
                isList: try row.flag("list"),
                title: Bilingual(zh: try row.value("zh"), en: try row.value("en")),
                source: try row.value("who")
            )
            guard !figures.contains(where: { $0.name == figure.name }) else {
                throw row.repeated("name")
            }
            figures.append(figure)
        }
        self.figures = figures
    }

    /// A figure, or nil if the table does not list it.
    package subscript(name: Word) -> Figure? { figures.first { $0.name == name } }
}
