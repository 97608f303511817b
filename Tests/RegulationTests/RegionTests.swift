import LiandanTesting
import Regulation
import Testing
import WasteDomain

struct RegionTests {
    private static let regions = Regulation.builtIn.regions

    @Test func `it has provinces, prefectures, and the districts of Chongqing and Ganzhou`() throws
    {
        let table = try CSVTable(RegulationTables.builtIn.texts["regions"] ?? "")
        let levels = Dictionary(grouping: table.rows) { $0["level"] ?? "" }
            .mapValues(\.count)
        #expect(
            levels == [
                "county": 57, "municipality_segment": 8, "prefecture": 334, "province": 34,
                "province_direct_segment": 4,
            ]
        )
        #expect(Set(table.rows.compactMap { $0["segment"] }).count == 350)
    }

    @Test(arguments: [
        ("500114", "黔江区", "5001"), ("500243", "彭水苗族土家族自治县", "5002"),
        ("360702", "章贡区", "3607"), ("360783", "龙南市", "3607"), ("360700", "赣州市", "3607"),
        ("110000", "北京市", "1100"), ("360000", "江西省", nil),
    ])
    func `a region has its name and its segment`(code: String, name: String, segment: String?)
        throws
    {
        let region = try #require(RegionCode(code).flatMap { Self.regions[$0] })
        #expect(region.name == name)
        #expect(region.segment?.description == segment)
    }

    @Test(arguments: [
        ("3607", true), ("5000", true), ("5001", true), ("5002", true), ("6590", true),
        ("3699", false), ("5003", false), ("3600", false), ("8100", false),
    ])
    func `a segment is known or not`(segment: String, isKnown: Bool) throws {
        #expect(try Self.regions.knows(#require(NumberSegment(segment))) == isKnown)
    }

    @Test(arguments: [
        ("500114", ["5000", "5001", "5002"]), ("500243", ["5000", "5001", "5002"]),
        ("360702", ["3607"]), ("110000", ["1100", "1101", "1102"]), ("410100", ["4101"]),
        ("999999", []), ("360000", []),
    ])
    func `a municipality's districts share its segments, others have their own`(
        region: String,
        segments: [String]
    ) throws {
        let region = try #require(RegionCode(region))
        let all = (1101...8299).compactMap { NumberSegment("\($0)") }
        let asked = all + ["1100"].compactMap { NumberSegment($0) }
        let allowed = asked.filter { Self.regions.allows($0, for: region) }
        #expect(allowed.map(\.description).sorted() == segments)
    }

    @Test(arguments: [
        ("50", "51", true), ("51", "50", true), ("50", "36", false), ("44", "46", true),
        ("71", "35", false), ("50", "50", false),
    ])
    func `provinces have a border in common or none`(one: String, other: String, have: Bool) throws
    {
        let one = try #require(RegionPrefix(one))
        let other = try #require(RegionPrefix(other))
        #expect(Self.regions.areNeighbours(one, other) == have)
    }

    @Test func `tables of the first version know no neighbours`() throws {
        let tables = RegulationTables.builtIn.replacing("neighbours", with: nil)
        let one = try #require(RegionPrefix("50"))
        let other = try #require(RegionPrefix("51"))
        #expect(try tables.regulation().regions.areNeighbours(one, other) == nil)
    }

    @Test(arguments: [("50", "重庆市"), ("3607", "赣州市"), ("500114", "黔江区"), ("99", "99")])
    func `a region is called by its name`(digits: String, name: String) throws {
        #expect(try Self.regions.name(of: #require(RegionPrefix(digits))) == name)
    }
}
