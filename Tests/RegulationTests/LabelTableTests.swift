import LedgerCrypto
import Liandan
import LiandanTesting
import Regulation
import Testing
import WasteDomain

/// Labels as data: HJ 1276-2022, and whatever rows say.
struct LabelTableTests {
    private let labels = RegulationLibrary(.sha256).builtIn().labels

    @Test(arguments: [
        (1, 100, 3, 1), (50, 100, 3, 1), (51, 150, 5, 1), (450, 150, 5, 1), (451, 200, 6, 2),
        (30_000, 200, 6, 2),
    ])
    func `the label grows with the package (HJ 1276-2022)`(
        litres: Int,
        side: Int,
        text: Int,
        copies: Int
    ) throws {
        let size = try #require(labels.profile(named: "hj1276")).size(forLitres: litres)
        #expect(size.side == side)
        #expect(size.text == text)
        #expect(size.copies == copies)
    }

    @Test func `ground, border and margin are those of the standard`() throws {
        let profile = try #require(labels.profile(named: "hj1276"))
        #expect(profile.ground.parts == (255, 150, 0))
        #expect(profile.border >= 1)
        #expect(profile.margin >= 3)
        let medical: Set<LabelField> = [.ward, .note]
        #expect(Set(profile.fields.map(\.field)) == Set(LabelField.allCases).subtracting(medical))
    }

    @Test func `medical waste has a label of its own`() throws {
        #expect(labels.profile(for: try #require(WasteCategory("HW08")))?.name == "hj1276")
        let category = try #require(WasteCategory("HW01"))
        let medical = try #require(labels.profile(for: category))
        #expect(medical.name == "hj421")
        #expect(medical.title == "医疗废物")
        #expect(
            Set(medical.fields.map(\.field)).isSuperset(of: [.unit, .ward, .date, .name, .note])
        )
    }

    @Test func `another kind of label is rows`() throws {
        let tables = RegulationTables.builtIn
            .adding("own,本地标准,医疗废物,HW01,FFFF00,000000,1,3,,low", to: "labels")
            .adding("own,,80,3,1,low", to: "label_sizes")
            .adding("own,lower,1,id,数字识别码,1", to: "label_fields")
            .adding("own,In,感染性,FFFF00,防止刺伤,low", to: "label_hazards")
        let labels = try tables.regulation().labels
        let profile = try #require(labels.profile(named: "own"))
        #expect(profile.title == "医疗废物")
        #expect(profile.size(forLitres: 500).side == 80)
        #expect(profile.mark(of: .infectivity)?.title == "感染性")
        #expect(profile.mark(of: .toxicity) == nil)
        #expect(labels.profile(for: try #require(WasteCategory("HW08")))?.name == "hj1276")
    }

    @Test func `every packaging has a usual volume`() throws {
        let words = RegulationLibrary(.sha256).builtIn().vocabularies.words(of: "packaging")
        #expect(words.filter { labels.litres(of: $0) == nil } == [])
    }

    @Test(arguments: [
        ("label_sizes", "nobody,,80,3,1,low"), ("label_fields", "hj1276,nowhere,1,id,码,1"),
        ("label_fields", "hj1276,lower,1,colour,码,1"), ("label_hazards", "hj1276,X,码,FFFFFF,a,low"),
        ("label_hazards", "hj1276,T,码,FFFFFF,a,low"), ("label_sizes", "hj1276,900,80,3,1,low"),
        ("labels", "hj421,HJ 421,医疗废物,HW01,yellow,000000,1,3,,low"),
        ("labels", "hj421,HJ 421,医疗废物,HW01,FFFF00,000000,1,3,,low"),
        ("label_volumes", "drum,1,x,low"), ("elements", "5,n4,,no,,码,code,low"),
        ("elements", "414,n4,,no,,码,code,low"), ("elements", "420,x4,,no,,码,code,low"),
        ("elements", "420,n4,,no,hope,码,code,low"),
    ])
    func `a row that makes no sense is refused`(table: String, row: String) {
        let tables = RegulationTables.builtIn.adding(row, to: table)
        #expect(throws: RegulationError.self) { try tables.regulation() }
    }
}
