import CanonicalJSON
import LiandanTesting
import Regulation
import Testing
import WasteDomain

struct VocabularyTests {
    private struct Vectors: Decodable {
        struct Batch: Decodable { let value: String }

        let batchCodes: [Batch]
        let plates: [String]
        let wrongPlates: [String]
    }

    private static let regulation = Regulation.builtIn

    @Test func `methods are use or disposal, some for medical waste alone`() throws {
        let table = try CSVTable(RegulationTables.builtIn.texts["methods"] ?? "")
        let methods = try table.rows.map { row in
            try #require(MethodCode(row["code"] ?? "").flatMap { Self.regulation.methods[$0] })
        }
        #expect(methods.count == 29)
        let counts = Dictionary(grouping: methods, by: \.activity).mapValues(\.count)
        #expect(counts == [.use: 14, .dispose: 13, .collect: 1, .store: 1])
        let medical = methods.filter(\.isMedical).map(\.code.description)
        #expect(medical == ["Y10", "Y11", "Y12", "Y13", "Y16"])
        #expect(try Self.regulation.methods[#require(MethodCode("R10"))] == nil)
    }

    @Test func `words have a name in both languages`() throws {
        let vocabularies = Self.regulation.vocabularies
        #expect(
            vocabularies.words(of: "form").map(\.description) == [
                "gas", "liquid", "other", "semisolid", "solid",
            ]
        )
        #expect(
            vocabularies.words(of: "packaging").map(\.description) == [
                "bag", "bigBag", "box", "can", "drum", "ibc", "other", "sharpsBox", "tanker",
                "turnoverBin",
            ]
        )
        let tanker = try vocabularies.title(#require(Word("tanker")), in: "packaging")
        #expect(tanker == Bilingual(zh: "槽罐车散装", en: "tanker, bulk"))
        #expect(try vocabularies.title(#require(Word("tanker")), in: "form") == nil)
        #expect(vocabularies.words(of: "colour") == [])
    }

    @Test func `credit codes issued wrongly are excepted, and fail their check`() {
        #expect(
            Self.regulation.creditCodeExceptions == ["91350203M0001QAY9B", "91350211M00013FA1N"]
        )
        for code in Self.regulation.creditCodeExceptions {
            #expect(CreditCode(code) == nil)
            #expect(CreditCode(code, exceptions: Self.regulation.creditCodeExceptions) != nil)
        }
    }

    @Test func `published plates and batch codes have their shapes, wrong ones not`() throws {
        let vectors: Vectors = try Fixture.decoded("Fixtures/domain/identifiers.json")
        for plate in vectors.plates { #expect(Self.regulation.patterns.matches(plate, "plate")) }
        for plate in vectors.wrongPlates {
            #expect(!Self.regulation.patterns.matches(plate, "plate"), "\(plate)")
        }
        for batch in vectors.batchCodes {
            #expect(Self.regulation.patterns.matches(batch.value, "batch"))
        }
    }

    @Test(arguments: [
        ("phone", "13800000000", true), ("phone", "023-79220000", true), ("phone", "119", true),
        ("phone", "12369", true), ("phone", "400-810-8888", true), ("phone", "12800000000", false),
        ("phone", "1380000000", false), ("phone", "023 79220000", false), ("phone", "", false),
        ("batch", "HWCS202110310012", true), ("batch", "HWCS2021103100", false),
        ("batch", "HWXX20211031001", false), ("facility", "MF0001", true),
        ("facility", "TS001", true), ("facility", "TS0001", false), ("facility", "S001", false),
        ("plate", "渝h12345", false), ("plate", "渝Ｈ12345", false), ("plate", "渝H12345\n", false),
        ("colour", "red", false),
    ])
    func `a text has one of the shapes of a name or none`(name: String, text: String, has: Bool) {
        #expect(Self.regulation.patterns.matches(text, name) == has)
    }

    @Test(arguments: ["plate,{Q}", "plate,{L", "plate,{L]", "plate,+{L}", "plate,{}"])
    func `a pattern that says nothing is refused`(line: String) {
        let tables = RegulationTables.builtIn.adding(line, to: "patterns")
        let error = #expect(throws: RegulationError.self) { try tables.regulation() }
        #expect(error?.code == .badRow)
    }
}
