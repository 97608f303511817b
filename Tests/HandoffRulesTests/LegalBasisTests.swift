import CanonicalJSON
import HandoffRules
import LedgerCrypto
import Liandan
import Regulation
import Testing
import WasteDomain

struct LegalBasisTests {
    private static let waste = "《中华人民共和国固体废物污染环境防治法》"
    private static let code = "《中华人民共和国生态环境法典》"

    @Test(arguments: [
        ("", "2026-08-14", waste + "第80条"),
        ("", "2026-08-15", waste + "第80条（已由\(code)取代）"),
        ("SWL2020,80,ECODE,612,high", "2026-08-14", waste + "第80条"),
        ("SWL2020,80,ECODE,612,high", "2026-08-15", code + "第612条（原\(waste)第80条）"),
        ("SWL2020,81,ECODE,613,high", "2026-08-15", waste + "第80条（已由\(code)取代）"),
    ])
    func `a basis names the article that counts on a day, as far as it is known`(
        row: String,
        day: String,
        text: String
    ) throws {
        var texts = RegulationTables.builtIn.texts
        texts["law_map"]? += row.isEmpty ? "" : row + "\n"
        let tables = RegulationTables(texts)
        let regulation = try Regulation(
            tables,
            digest: RegulationLibrary.digest(of: tables, .sha256)
        )
        let day = try #require(CivilDay(day))
        let basis = LegalBasis.law("SWL2020", "80")
        #expect(basis.text(regulation.laws, on: day).zh == text)
    }
}
