import CanonicalJSON
import LiandanTesting
import Regulation
import Testing
import WasteDomain

struct ToleranceTests {
    /// The closest row first, whatever the order in the table.
    private static let tables = RegulationTables.builtIn
        .replacing(
            "tolerances",
            with: """
                waste,scale,absoluteGrams,perMille,from,until,basis,confidence,region
                ,,1,1,,,any,low,
                ,platform,2,1,,,scale,low,
                HW08,,3,1,,,category,low,
                HW08,platform,4,1,,,category and scale,low,
                900-214-08,,5,1,,,code,low,
                HW08,platform,6,1,,2026-06-30,before July,low,50
                ,,7,1,2026-07-01,,region,low,50
                ,bench,8,1,2026-07-01,,region and scale,low,50

                """
        )

    /// A waste, a scale, a day and a region, and whose row it is.
    struct Case: Sendable, CustomTestStringConvertible {
        let waste: String
        let scale: String?
        let day: String
        let region: String?
        let grams: Int

        init(_ waste: String, _ scale: String?, _ day: String, _ region: String?, _ grams: Int) {
            self.waste = waste
            self.scale = scale
            self.day = day
            self.region = region
            self.grams = grams
        }

        var testDescription: String { "\(waste) \(scale ?? "-") \(day) \(region ?? "-")" }
    }

    @Test(arguments: [
        Case("900-041-49", nil, "2026-08-01", nil, 1),
        Case("900-041-49", "crane", "2026-08-01", nil, 1),
        Case("900-041-49", "platform", "2026-08-01", nil, 2),
        Case("900-249-08", nil, "2026-08-01", nil, 3),
        Case("900-249-08", "platform", "2026-08-01", nil, 4),
        Case("900-214-08", "platform", "2026-08-01", nil, 5),
        Case("900-249-08", "platform", "2026-06-30", "500114", 6),
        Case("900-214-08", "platform", "2026-07-01", "500114", 7),
        Case("900-214-08", "bench", "2026-07-01", "500114", 8),
        Case("900-214-08", "bench", "2026-07-01", "360702", 5),
    ])
    func `the row of the smallest region, then of the closest waste, then of the scale holds`(
        tried: Case
    ) throws {
        let row = try Self.tables.regulation().tolerances.tolerance(
            of: #require(WasteCode(tried.waste)),
            on: tried.scale.flatMap { Word($0) },
            day: #require(CivilDay(tried.day)),
            in: tried.region.flatMap { RegionCode($0) }
        )
        #expect(row?.absolute == tried.grams)
    }

    @Test(arguments: [
        "HW99x,,1,1,,,x,low,", ",,-1,1,,,x,low,", ",,1,1001,,,x,low,", ",,1,,,,x,low,",
        ",,1,1,2026-13-01,,x,low,", ",,1,1,,,x,low,5",
    ])
    func `a row that says nothing sensible is refused`(row: String) {
        let wrong = RegulationTables.builtIn.adding(row, to: "tolerances")
        let error = #expect(throws: RegulationError.self) { try wrong.regulation() }
        #expect(error?.code == .badRow)
    }
}
