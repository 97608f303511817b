import CanonicalJSON
import LiandanTesting
import Regulation
import Testing
import WasteDomain

struct ExemptionTests {
    private static let regulation = Regulation.builtIn
    private static let exemptions = regulation.exemptions

    private static func look(up row: Int, _ code: String, _ stage: ExemptionStage, _ day: String)
        throws -> ExemptionTable.Lookup
    {
        let edition = try regulation.catalogue.edition(on: #require(CivilDay(day)))
        return try exemptions.look(up: row, #require(WasteCode(code)), at: stage, in: edition)
    }

    @Test(arguments: [
        (18, "900-052-31", ExemptionStage.transport, true),
        (18, "900-052-31", .use, false), (18, "900-053-31", .transport, false),
        (2, "841-001-01", .collect, true), (2, "900-249-08", .collect, false),
        (9, "900-006-09", .use, true), (9, "900-200-08", .use, true),
        (24, "900-041-49", .dispose, true), (32, "900-249-08", .use, true),
        (32, "900-249-08", .dispose, false), (25, "900-249-08", .dispose, true),
        (33, "900-249-08", .use, false),
    ])
    func `a row of the list covers some wastes at some steps`(
        row: Int,
        code: String,
        stage: ExemptionStage,
        covers: Bool
    ) throws {
        let found = try Self.look(up: row, code, stage, "2024-12-31")
        if case .listed(let entries) = found {
            #expect(covers && entries.allSatisfy { $0.row == row })
        } else {
            #expect(!covers && found == .unlisted)
        }
    }

    @Test func `of a list nobody has, nobody can say what it lacks`() throws {
        #expect(try Self.look(up: 18, "900-052-31", .transport, "2025-01-01") == .unknown)
        #expect(try Self.look(up: 99, "900-052-31", .transport, "2025-01-01") == .unknown)
        #expect(try Self.look(up: 18, "900-052-31", .transport, "2020-12-31") == .unknown)
    }

    @Test func `the list has 32 rows, each with a condition in both languages`() {
        #expect(Self.exemptions.count == 51)
        for row in 1...32 {
            let entries = Self.exemptions.entries(of: row)
            #expect(!entries.isEmpty, "row \(row)")
            for entry in entries {
                #expect(!entry.condition.zh.isEmpty && !entry.condition.en.isEmpty)
                #expect(entry.condition.zh != entry.condition.en)
            }
        }
        #expect(Self.exemptions.entries(of: 33) == [])
    }

    @Test func `the entries of a waste are those that name it`() throws {
        let battery = try #require(WasteCode("900-052-31"))
        #expect(Self.exemptions.entries(for: battery, at: .transport).map(\.row) == [18])
        #expect(Self.exemptions.entries(for: battery, at: .use) == [])
        let clinic = try #require(WasteCode("841-002-01"))
        #expect(Self.exemptions.entries(for: clinic, at: .transport).map(\.row) == [2, 2, 4])
    }

    @Test(arguments: [
        ("1,900-052-3,x,use,x,x,2021,low", "codes: \"900-052-3\""),
        ("1,HW01,x,store,x,x,2021,low", "stage: \"store\""),
        ("1,HW01,x,use;all,x,x,2021,low", "stage: \"use;all\""),
        ("1,HW01,x,use,,x,2021,low", "conditionZh: \"\""),
    ])
    func `a wrong entry is named`(row: String, place: String) {
        let tables = RegulationTables.builtIn.adding(row, to: "exemptions")
        #expect(throws: RegulationError(.badRow, "exemptions, line 53, \(place)")) {
            try tables.regulation()
        }
    }

    @Test(arguments: [
        ("900-300-34", "900-352-35", nil, Danger.heat), ("900-352-35", "900-300-34", nil, .heat),
        ("900-300-34", "336-104-33", nil, .toxicGas),
        ("321-026-48", "900-352-35", nil, .flammableGas),
        ("267-001-15", "900-249-08", HazardProperty.ignitability, .explosion),
        ("267-001-15", "900-249-08", .toxicity, nil), ("900-300-34", "900-349-34", nil, nil),
        ("900-249-08", "900-041-49", nil, nil),
    ])
    func `some wastes must not meet`(
        one: String,
        other: String,
        hazard: HazardProperty?,
        danger: Danger?
    ) throws {
        let pair = try Self.regulation.compatibility.conflict(
            .init(#require(WasteCode(one)), []),
            .init(#require(WasteCode(other)), hazard.map { [$0] } ?? [])
        )
        #expect(pair?.danger == danger)
        #expect(pair.map(\.confidence) != "high")
    }

    @Test(arguments: [
        ("HW41,HW35,heat,x,low", "left: \"HW41\""), ("HW34,X,heat,x,low", "right: \"X\""),
        ("HW34,HW35,noise,x,low", "danger: \"noise\""),
    ])
    func `a wrong pair is named`(row: String, place: String) {
        let tables = RegulationTables.builtIn.adding(row, to: "compatibility")
        #expect(throws: RegulationError(.badRow, "compatibility, line 13, \(place)")) {
            try tables.regulation()
        }
    }

    @Test func `tables of the first version have neither list`() throws {
        let tables = RegulationTables.builtIn
            .replacing("compatibility", with: nil).replacing("exemptions", with: nil)
        let regulation = try tables.regulation()
        #expect(regulation.exemptions.count == 0)
        let acid = try CompatibilityTable.Waste(#require(WasteCode("900-300-34")), [])
        let lye = try CompatibilityTable.Waste(#require(WasteCode("900-352-35")), [])
        #expect(regulation.compatibility.conflict(acid, lye) == nil)
    }
}
