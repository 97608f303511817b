import CanonicalJSON
import LiandanTesting
import Regulation
import Testing
import WasteDomain

struct LawTests {
    private static let regulation = Regulation.builtIn

    @Test(arguments: [
        ("ORDER23", "2022-01-01", nil), ("SWL2020", "2020-09-01", "2026-08-14"),
        ("ECODE", "2026-08-15", nil), ("CAT2021", "2021-01-01", "2024-12-31"),
        ("CAT2025", "2025-01-01", nil), ("FDL-LIAN-1999", "1999-10-01", "2021-12-31"),
    ])
    func `a law is in force on its days`(id: String, from: String, until: String?) throws {
        let law = try #require(Self.regulation.laws[id])
        #expect(law.from.description == from)
        #expect(law.until?.description == until)
        #expect(!law.title.isEmpty)
    }

    @Test func `the code that follows the waste law begins the day after it ends`() throws {
        let law = try #require(Self.regulation.laws["SWL2020"])
        let next = try #require(law.until).advanced(by: 1)
        let successor = Self.regulation.laws.successor(of: "SWL2020", article: "80", on: next)
        #expect(successor?.law.id == "ECODE")
        #expect(successor?.law.from == next)
        #expect(successor?.article == nil)
        #expect(Self.regulation.laws.unmapped.map(\.law.id) == ["CAT2021", "SWL2020"])
    }

    @Test(arguments: [
        ("X,,ECODE,,low", "law: \"X\""), ("ORDER23,,X,,low", "successor: \"X\""),
        ("ORDER23,,ORDER23,,low", "successor: \"ORDER23\""),
    ])
    func `what a law became is a law of the table`(row: String, place: String) {
        let tables = RegulationTables.builtIn.adding(row, to: "law_map")
        #expect(throws: RegulationError(.badRow, "law_map, line 4, \(place)")) {
            try tables.regulation()
        }
    }

    @Test func `tables of the first version know no successors`() throws {
        let tables = RegulationTables.builtIn.replacing("law_map", with: nil)
        #expect(try tables.regulation().laws.unmapped.isEmpty)
    }
}
