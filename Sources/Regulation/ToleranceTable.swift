package import CanonicalJSON
package import WasteDomain

/// How far two weighings may be apart, by waste and by scale 允差; what no row speaks of has the
/// general figures among the parameters.
package struct ToleranceTable: Sendable {
    private let rows: [Tolerance]

    init(_ rows: [TableRow]) throws(RegulationError) {
        var tolerances: [Tolerance] = []
        for row in rows { tolerances.append(try Tolerance(row)) }
        self.rows = tolerances
    }

    /// The row that speaks of a waste on a scale: of the smallest region, then of the code before
    /// the category before any waste, then of the scale.
    ///
    /// - Parameters:
    ///   - waste: 废物代码.
    ///   - scale: 衡器种类; nil if it is not known, so that no row about a scale holds.
    ///   - day: The legal day.
    ///   - region: Where the matter lies; nil if nobody knows.
    /// - Returns: Nil where the general figures hold.
    package func tolerance(
        of waste: WasteCode,
        on scale: Word?,
        day: CivilDay,
        in region: RegionCode?
    ) -> Tolerance? {
        rows.filter { $0.holds(for: waste, scale, day, region) }
            .max { $0.closeness.lexicographicallyPrecedes($1.closeness) }
    }
}

/// One row of tolerances: the larger of its two figures holds.
package struct Tolerance: Hashable, Sendable {
    /// A code 废物代码 or a category 废物类别; any waste if both are nil.
    private let code: WasteCode?
    private let category: WasteCategory?
    /// 衡器种类; any scale if nil.
    private let scale: Word?
    /// The first day it holds; from the beginning if nil.
    private let from: CivilDay?
    /// The last day it holds; open if nil.
    private let until: CivilDay?
    /// Where it holds; the whole country if nil.
    private let region: RegionPrefix?
    /// In grams.
    package let absolute: Int
    /// Thousandths of the mass.
    package let perMille: Int
    /// Where it comes from.
    package let basis: String
    /// How sure that is: `high`, `medium`, `low`.
    package let confidence: String

    init(_ row: TableRow) throws(RegulationError) {
        let waste: String? = try row.optional("waste")
        code = waste.flatMap { WasteCode($0) }
        category = waste.flatMap { WasteCategory($0) }
        guard waste == nil || code != nil || category != nil else { throw row.fault("waste") }
        scale = try row.optional("scale")
        from = try row.optional("from")
        until = try row.optional("until")
        region = row.row.has(column: "region") ? try row.optional("region") : nil
        absolute = try row.value("absoluteGrams")
        perMille = try row.value("perMille")
        // Small enough that nothing computed from it can overflow.
        guard (0...1_000_000_000).contains(absolute) else { throw row.fault("absoluteGrams") }
        guard (0...1000).contains(perMille) else { throw row.fault("perMille") }
        basis = row.row["basis"] ?? ""
        confidence = row.row["confidence"] ?? "low"
    }

    /// Whether no smaller region has said otherwise.
    package func isAsLocal(as region: RegionPrefix?) -> Bool {
        self.region.length >= region.length
    }

    fileprivate func holds(
        for waste: WasteCode,
        _ scale: Word?,
        _ day: CivilDay,
        _ region: RegionCode?
    ) -> Bool {
        code.map { $0 == waste } ?? category.map { $0 == waste.category } ?? true
            && self.scale.map { $0 == scale } ?? true
            && from.map { $0 <= day } ?? true && until.map { day <= $0 } ?? true
            && self.region.map { prefix in region.map(prefix.contains) ?? false } ?? true
    }

    /// How closely it speaks of a case: the larger comes first.
    fileprivate var closeness: [Int] {
        [region.length, code != nil ? 2 : category != nil ? 1 : 0, scale != nil ? 1 : 0]
    }
}
