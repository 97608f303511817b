package import CanonicalJSON
package import WasteDomain

/// The national catalogue 国家危险废物名录, in the editions we have.
package struct WasteCatalogue: Sendable {
    /// What a look-up finds.
    package enum Lookup: Hashable, Sendable {
        case listed(CatalogueEntry)
        /// The edition in force does not list the code.
        case unlisted
        /// The code is not among those we have, but we do not have all of the edition.
        case unknown
    }

    /// An edition and when it is in force.
    package struct Edition: Hashable, Sendable {
        /// The year it is known by, such as `2021`.
        package let name: String
        /// The first day in force.
        package let from: CivilDay
        /// The last day in force; open if nil.
        package let until: CivilDay?
        /// Whether our table has all of its codes.
        package let isComplete: Bool
    }

    private let entries: [WasteCode: CatalogueEntry]
    /// In the order of the table; the first in force on a day is taken.
    package let editions: [Edition]
    private let categories: [String: String]
    private let aliases: [WasteCode: WasteCode]

    init(_ reader: TableReader) throws(RegulationError) {
        var entries: [WasteCode: CatalogueEntry] = [:]
        for row in try reader.rows("catalogue") {
            let entry = try CatalogueEntry(row)
            guard entries.updateValue(entry, forKey: entry.code) == nil else {
                throw row.repeated("code")
            }
        }
        self.entries = entries
        var editions: [Edition] = []
        for row in try reader.rows("editions") {
            editions.append(
                Edition(
                    name: try row.value("edition"),
                    from: try row.value("from"),
                    until: try row.optional("until"),
                    isComplete: try row.flag("complete")
                )
            )
        }
        self.editions = editions
        var categories: [String: String] = [:]
        for row in try reader.rows("categories") {
            let category: WasteCategory = try row.value("category")
            let name: String = try row.value("name")
            guard categories.updateValue(name, forKey: category.description) == nil else {
                throw row.repeated("category")
            }
        }
        self.categories = categories
        var aliases: [WasteCode: WasteCode] = [:]
        for row in try reader.rows("aliases") {
            let old: WasteCode = try row.value("old")
            let new: WasteCode = try row.value("new")
            guard aliases.updateValue(new, forKey: old) == nil else { throw row.repeated("old") }
        }
        self.aliases = aliases
    }

    /// How many codes there are, of all editions together.
    package var count: Int { entries.count }

    /// The edition in force on a day.
    package func edition(on day: CivilDay) -> Edition? {
        editions.first { $0.from <= day && ($0.until.map { day <= $0 } ?? true) }
    }

    /// Looks a code up in the edition in force on a day.
    package func look(up code: WasteCode, on day: CivilDay) -> Lookup {
        guard let edition = edition(on: day) else { return .unknown }
        if let entry = entries[code], entry.editions.contains(edition.name) {
            return .listed(entry)
        }
        return edition.isComplete ? .unlisted : .unknown
    }

    /// What a code is listed as, in any edition.
    package func entry(_ code: WasteCode) -> CatalogueEntry? { entries[code] }

    /// The code that replaced an older one; a hint, never a silent rewriting.
    package func successor(of code: WasteCode) -> WasteCode? { aliases[code] }

    /// The official name of a category 废物类别.
    package func name(of category: WasteCategory) -> String? { categories[category.description] }
}

/// A waste of the catalogue.
package struct CatalogueEntry: Hashable, Sendable {
    /// 废物代码.
    package let code: WasteCode
    /// Our abbreviation for pick lists; the legal wording stands in the official text.
    package let name: String
    /// 危险特性.
    package let hazards: HazardRule
    /// The names of the editions that list it.
    package let editions: [String]

    init(_ row: TableRow) throws(RegulationError) {
        code = try row.value("code")
        name = try row.value("name")
        editions = try row.value("editions", String.self).split(separator: ";").map(String.init)
        guard let hazards = HazardRule(try row.value("hazard", String.self)) else {
            throw row.fault("hazard")
        }
        self.hazards = hazards
    }
}

/// What the catalogue says of a waste's hazards 危险特性 (note 1 of the 2021 table).
package enum HazardRule: Hashable, Sendable {
    /// Written `T,I`: has the first, and may have the others.
    case primary(HazardProperty)
    /// Written `T/C/I/R`: has one or more of them.
    case anyOf([HazardProperty])

    init?(_ text: String) {
        let separator: Character = text.contains("/") ? "/" : ","
        let hazards = text.split(separator: separator).map { HazardProperty(rawValue: String($0)) }
        guard let first = hazards.first, let primary = first, !hazards.contains(nil) else {
            return nil
        }
        self = separator == "/" ? .anyOf(hazards.compactMap(\.self)) : .primary(primary)
    }

    /// Whether the stated hazards are consistent with it.
    package func allows(_ hazards: [HazardProperty]) -> Bool {
        switch self {
        case .primary(let primary): hazards.contains(primary)
        case .anyOf(let listed): hazards.contains { listed.contains($0) }
        }
    }

    /// Hazards that satisfy it.
    package var expected: [HazardProperty] {
        switch self {
        case .primary(let primary): [primary]
        case .anyOf(let listed): listed
        }
    }
}
