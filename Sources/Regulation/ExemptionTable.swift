package import WasteDomain

/// The list of exemptions 危险废物豁免管理清单 (annex of the catalogue).
package struct ExemptionTable: Sendable {
    /// What a look-up finds.
    package enum Lookup: Hashable, Sendable {
        /// The entries of the row that cover it; each has its own condition.
        case listed([Exemption])
        /// The list in force has no such row, or the row does not cover it.
        case unlisted
        /// We do not have the list of the edition in force.
        case unknown
    }

    private let entries: [Exemption]

    init(_ rows: [TableRow]) throws(RegulationError) {
        var entries: [Exemption] = []
        for row in rows { entries.append(try Exemption(row)) }
        self.entries = entries
    }

    /// Whether a row of the list covers a waste at a step.
    ///
    /// - Parameters:
    ///   - row: 序号 in the list.
    ///   - code: 废物代码.
    ///   - stage: 豁免环节.
    ///   - edition: The edition of the catalogue in force.
    /// - Returns: The entries that cover it, if we have the list of that edition.
    package func look(
        up row: Int,
        _ code: WasteCode,
        at stage: ExemptionStage,
        in edition: WasteCatalogue.Edition?
    ) -> Lookup {
        let list = entries.filter { $0.edition == edition?.name }
        guard !list.isEmpty else { return .unknown }
        let found = list.filter {
            $0.row == row && $0.stages.contains(stage) && $0.covers(code)
        }
        return found.isEmpty ? .unlisted : .listed(found)
    }

    /// The entries of one row of the list, of every edition.
    package func entries(of row: Int) -> [Exemption] { entries.filter { $0.row == row } }

    /// The entries that name a waste by its code or category, at a step.
    package func entries(for code: WasteCode, at stage: ExemptionStage) -> [Exemption] {
        entries.filter { $0.stages.contains(stage) && $0.names(code) }
    }

    /// How many entries there are; a row of the list has one for each step and condition.
    package var count: Int { entries.count }
}

/// One entry of the list of exemptions: a waste, the steps, the condition.
package struct Exemption: Hashable, Sendable {
    /// What it is about.
    package enum Scope: Hashable, Sendable {
        case code(WasteCode)
        case category(WasteCategory)
        /// Waste of some circumstance, whatever its code: `household`, `event`, `legacy`, `any`.
        case circumstance(Word)
    }

    /// 序号.
    package let row: Int
    /// Any one of them is enough for a waste to be meant 废物类别/代码.
    package let scopes: [Scope]
    /// The waste in Chinese, shortened.
    package let waste: String
    /// 豁免环节; all of them where the whole way is exempt 全部环节.
    package let stages: [ExemptionStage]
    /// 豁免条件, shortened; the legal wording stands in the official text.
    package let condition: Bilingual
    /// The edition of the catalogue whose annex it stands in.
    package let edition: String
    /// How sure we are of it: `high`, `medium` or `low`.
    package let confidence: String

    init(_ row: TableRow) throws(RegulationError) {
        self.row = try row.value("row")
        scopes = try row.list("codes") { text in
            WasteCode(text).map(Scope.code) ?? WasteCategory(text).map(Scope.category)
                ?? Word(text).map(Scope.circumstance)
        }
        waste = try row.value("waste")
        stages =
            try row.value("stage", String.self) == "all"
            ? ExemptionStage.allCases : row.list("stage") { ExemptionStage(rawValue: $0) }
        condition = Bilingual(zh: try row.value("conditionZh"), en: try row.value("conditionEn"))
        edition = try row.value("edition")
        confidence = row.row["confidence"] ?? "low"
    }

    /// Whether it can be claimed for a waste: it names it, or is about a circumstance.
    package func covers(_ code: WasteCode) -> Bool {
        names(code) || scopes.contains { if case .circumstance = $0 { true } else { false } }
    }

    fileprivate func names(_ code: WasteCode) -> Bool {
        scopes.contains(.code(code)) || scopes.contains(.category(code.category))
    }
}
