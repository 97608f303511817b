import CanonicalJSON
import LiandanTesting
import Regulation
import Testing
import WasteDomain

struct CatalogueTests {
    private static let catalogue = Regulation.builtIn.catalogue

    /// Entries of each category in the catalogue of 2021.
    private static let counts = [
        "HW01": 5, "HW02": 20, "HW03": 1, "HW04": 13, "HW05": 7, "HW06": 6, "HW07": 6, "HW08": 32,
        "HW09": 3, "HW10": 4, "HW11": 85, "HW12": 20, "HW13": 8, "HW14": 1, "HW15": 4, "HW16": 8,
        "HW17": 21, "HW18": 4, "HW19": 1, "HW20": 1, "HW21": 13, "HW22": 4, "HW23": 4, "HW24": 1,
        "HW25": 1, "HW26": 1, "HW27": 2, "HW28": 1, "HW29": 22, "HW30": 1, "HW31": 6, "HW32": 1,
        "HW33": 5, "HW34": 19, "HW35": 12, "HW36": 9, "HW37": 4, "HW38": 7, "HW39": 2, "HW40": 1,
        "HW45": 8, "HW46": 3, "HW47": 2, "HW48": 33, "HW49": 11, "HW50": 44,
    ]

    private static let codes: [WasteCode] = {
        let table = try? CSVTable(RegulationTables.builtIn.texts["catalogue"] ?? "")
        return (table?.rows ?? []).compactMap { $0["code"].flatMap { WasteCode($0) } }
    }()

    @Test func `it has the 467 codes of 2021, in 46 named categories`() {
        #expect(Self.catalogue.count == 467)
        #expect(Self.codes.count == 467)
        let counts = Dictionary(grouping: Self.codes, by: \.category.description)
            .mapValues(\.count)
        #expect(counts == Self.counts)
        for category in Self.counts.keys {
            let name = WasteCategory(category).flatMap { Self.catalogue.name(of: $0) }
            #expect(name?.isEmpty == false)
        }
        #expect(WasteCategory("HW08").flatMap { Self.catalogue.name(of: $0) } == "废矿物油与含矿物油废物")
    }

    @Test func `every code has a name, hazards it allows, and is listed in 2021`() throws {
        let day = try #require(CivilDay("2023-06-01"))
        for code in Self.codes {
            let entry = try #require(Self.catalogue.entry(code))
            #expect(entry.code == code)
            #expect(!entry.name.isEmpty)
            #expect(entry.hazards.allows(entry.hazards.expected))
            #expect(!entry.hazards.allows([]))
            #expect(Self.catalogue.look(up: code, on: day) == .listed(entry))
        }
    }

    @Test(arguments: [
        ("841-001-01", HazardRule.primary(.infectivity)),
        ("900-214-08", .primary(.toxicity)),
        ("193-003-35", .primary(.corrosivity)),
        ("321-026-48", .primary(.reactivity)),
        ("309-001-49", .primary(.reactivity)),
        ("336-064-17", .anyOf([.toxicity, .corrosivity])),
        ("900-041-49", .anyOf([.toxicity, .infectivity])),
        ("900-999-49", .anyOf([.toxicity, .corrosivity, .ignitability, .reactivity])),
        (
            "900-042-49",
            .anyOf([.toxicity, .corrosivity, .ignitability, .reactivity, .infectivity])
        ),
    ])
    func `hazards are read as the notes of the table say`(code: String, hazards: HazardRule) throws
    {
        #expect(try Self.hazards(code) == hazards)
    }

    @Test func `after a comma a hazard may be there, after a slash one of them must`() throws {
        let comma = try Self.hazards("900-256-12")
        #expect(comma.allows([.toxicity]))
        #expect(comma.allows([.toxicity, .ignitability, .infectivity]))
        #expect(!comma.allows([.ignitability, .corrosivity]))
        let slash = try Self.hazards("336-064-17")
        #expect(slash.allows([.corrosivity]))
        #expect(slash.allows([.toxicity, .reactivity]))
        #expect(!slash.allows([.ignitability]))
    }

    private static func hazards(_ code: String) throws -> HazardRule {
        try #require(WasteCode(code).flatMap { catalogue.entry($0) }).hazards
    }

    @Test(arguments: [
        ("2020-12-31", nil), ("2021-01-01", "2021"), ("2024-12-31", "2021"),
        ("2025-01-01", "2025"), ("2030-01-01", "2025"),
    ])
    func `an edition is in force on its days`(day: String, edition: String?) throws {
        #expect(try Self.catalogue.edition(on: #require(CivilDay(day)))?.name == edition)
    }

    @Test(arguments: [
        ("2020-12-31", WasteCatalogue.Lookup.unknown), ("2024-12-31", .unlisted),
        ("2025-01-01", .unknown),
    ])
    func `a code we do not have is unlisted only where we have the whole edition`(
        day: String,
        lookup: WasteCatalogue.Lookup
    ) throws {
        let day = try #require(CivilDay(day))
        for code in ["831-001-01", "900-998-49", "321-999-48"] {
            #expect(try Self.catalogue.look(up: #require(WasteCode(code)), on: day) == lookup)
        }
    }

    @Test func `a code of another edition is not listed in one we have whole`() throws {
        let tables = RegulationTables.builtIn.adding("321-999-48,T,新废物,2025", to: "catalogue")
        let catalogue = try tables.regulation().catalogue
        let code = try #require(WasteCode("321-999-48"))
        let entry = try #require(catalogue.entry(code))
        #expect(try catalogue.look(up: code, on: #require(CivilDay("2024-12-31"))) == .unlisted)
        #expect(
            try catalogue.look(up: code, on: #require(CivilDay("2025-01-01"))) == .listed(entry)
        )
    }

    @Test func `an old code leads to a listed one, as a hint`() throws {
        let table = try CSVTable(RegulationTables.builtIn.texts["aliases"] ?? "")
        #expect(table.rows.count == 11)
        for row in table.rows {
            let old = try #require(row["old"].flatMap { WasteCode($0) })
            let new = try #require(Self.catalogue.successor(of: old))
            #expect(new.description == row["new"])
            #expect(Self.catalogue.entry(new) != nil)
        }
        #expect(try Self.catalogue.successor(of: #require(WasteCode("900-214-08"))) == nil)
    }

    @Test func `of the renumbered codes only the one split in two is still listed`() throws {
        let old = Self.codes.filter { Self.catalogue.successor(of: $0) != nil }
        #expect(old.map(\.description) == ["900-044-49"])
    }
}
