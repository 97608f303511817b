import CanonicalJSON
import LedgerCrypto
import LedgerLog
import Liandan
import LiandanTesting
import Regulation
import Testing
import WasteDomain

struct BuiltInTests {
    private static let sha256 = "AMp19MTXiw4Z91hRQSeEbeqYHmgYDikQp2QbnczWoR4="
    private static let sm3 = "bDxfBvAnWAdIFJl5FNsXHeowQn1fXnty1LQSYXCxal8="

    /// Rows of the tables, as `SOURCES.md` says.
    private static let rows = [
        "aliases": 11, "catalogue": 467, "categories": 46, "compatibility": 11, "editions": 2,
        "elements": 40, "exceptions": 2, "exemptions": 51, "figures": 22,
        "indicator_goals": 123, "indicator_plans": 2, "indicators": 47, "label_fields": 24,
        "label_hazards": 10, "label_sizes": 4, "label_volumes": 10, "labels": 2, "law_map": 2,
        "laws": 35, "methods": 29,
        "neighbours": 71, "parameters": 79, "patterns": 47, "regions": 437, "tolerances": 5,
        "vocabularies": 28, "workdays": 182,
    ]

    @Test func `every built-in table can be read, and has the rows of its source`() throws {
        _ = try RegulationTables.builtIn.regulation()
        let counts = try RegulationTables.builtIn.texts.filter {
            !RegulationTables.isStream($0.key)
        }
        .mapValues { try CSVTable($0).rows.count }
        #expect(counts == Self.rows)
    }

    @Test func `the built-in tables are those of the repository`() throws {
        for (name, text) in RegulationTables.builtIn.texts {
            let ending = RegulationTables.isStream(name) ? "json" : "csv"
            let bytes = try Fixture.bytes("Sources/RegulationData/tables/\(name).\(ending)")
            #expect(Array(text.utf8) == bytes)
        }
    }

    @Test func `the source of every table is told`() throws {
        let bytes = try Fixture.bytes("Sources/RegulationData/tables/SOURCES.md")
        let sources = String(decoding: bytes, as: UTF8.self)
        for (name, count) in Self.rows {
            #expect(sources.contains("| `\(name).csv` | \(count) |"), "\(name)")
        }
        for name in RegulationTables.builtIn.streamNames {
            #expect(sources.contains("| `\(name).json` |"), "\(name)")
        }
    }

    /// Whoever changes a table changes what ledgers adopt, and says so here.
    @Test func `the digest of the built-in tables is known`() {
        let tables = RegulationTables.builtIn
        #expect(RegulationLibrary.digest(of: tables, .sha256).description == Self.sha256)
        #expect(RegulationLibrary.digest(of: tables, .gm).description == Self.sm3)
        #expect(tables.digest.description == Self.sha256)
    }

    @Test(arguments: [HashSuite.sha256, .gm])
    func `a ledger adopts them by their digest`(suite: HashSuite) throws {
        let town = try Town(suite: suite)
        let outcome = try town.adoptRegulation()
        #expect(outcome.isAccepted)
        let adopted = try town.ledger.query { (reader) throws(LogError) in
            try reader.record(AdoptedRegulation.self, AdoptedRegulation.current)
        }
        #expect(adopted?.digest.description == (suite == .gm ? Self.sm3 : Self.sha256))
        #expect(try town.ledger.regulation().digest == adopted?.digest)
    }

    @Test func `other tables under their digest are refused`() throws {
        let town = try Town()
        let digest = RegulationTables.builtIn.digest
        let event = town.event(
            .regulationAdopted,
            ["digest": digest, "tables": RegulationTables.small]
        )
        let authority = town.party(Town.authority, "示例区生态环境局", ["authority"])
        #expect(try !town.submit(Town.authority, [event, authority]).isAccepted)
    }

    @Test func `the tables' digest does not depend on the order they are put in`() {
        let texts = RegulationTables.builtIn.texts
        let again = RegulationTables(Dictionary(uniqueKeysWithValues: texts.sorted { $0 > $1 }))
        #expect(again.canonicalBytes == RegulationTables.builtIn.canonicalBytes)
    }
}
