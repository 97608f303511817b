import CanonicalJSON
import LiandanTesting
import Testing
import WasteDomain

/// Manifests that are rows of a monthly sheet 按月联单.
struct MonthlySheetTests {
    private static let number = "20265001000001"

    /// A row, by the end of its id; without a month a manifest of its own.
    private static func issued(
        _ end: Int,
        _ month: String? = "2026-09",
        _ changes: JSONObject = [:]
    ) -> JSONObject {
        Examples.event(
            .manifestIssued,
            ["manifest": id(end), "number": nil, "sheet": month]
        ).with(changes)
    }

    private static func id(_ end: Int) -> String { "\(Examples.manifest.dropLast(2))\(end)" }

    private static func sheet(_ stage: Stage, _ month: String = "2026-09") -> MonthlySheet? {
        let sites = [Town.generator, Town.disposer].map { "\($0)/001" }.joined(separator: "|")
        return stage.slice[MonthlySheet.self, "\(sites)|\(month)"]
    }

    private static func numbers(_ stage: Stage, _ ends: ClosedRange<Int>) -> [String?] {
        ends.map { stage.slice[Manifest.self, id($0)]?.number.description }
    }

    @Test func `the first row takes a number, the others stand behind it`() throws {
        var stage = try Stage.settled()
        let first = try stage.apply(Self.issued(11), by: Town.generator)
        #expect(first["sheet"] == ["new"])
        #expect(first["numbers"] == ["ranges"])
        let second = try stage.apply(Self.issued(12), by: Town.generator)
        #expect(second["sheet"] == ["rows"])
        #expect(second["numbers"] == nil, "no serial is used up")
        try stage.apply(Self.issued(13, nil), by: Town.generator)
        try stage.apply(Self.issued(14), by: Town.generator)
        try stage.apply(Self.issued(15, "2026-10"), by: Town.generator)
        #expect(
            Self.numbers(stage, 11...15) == [
                "20265001000001/1", "20265001000001/2", "20265001000002", "20265001000001/3",
                "20265001000003/1",
            ]
        )
        #expect(Self.sheet(stage)?.rows == 3)
        #expect(Self.sheet(stage)?.number.description == Self.number)
        #expect(Self.sheet(stage, "2026-10")?.rows == 1)
        let ranges = try #require(stage.slice[NumberRanges.self, "5001/2026"])
        #expect(ranges.left == 999 - 3)
        for (name, manifest) in [
            (Self.number, 11), ("\(Self.number)/1", 11), ("\(Self.number)/2", 12),
        ] {
            let alias = stage.slice[NumberAlias.self, name]
            #expect(alias?.manifest.description == Self.id(manifest), "\(name)")
        }
        let terms = try #require(stage.slice[Manifest.self, Self.id(12)]).terms
        #expect(terms.contains("sheet:\(Self.number)"))
        #expect(
            stage.slice[Manifest.self, Self.id(13)]?.terms.contains("sheet:\(Self.number)") == false
        )
    }

    @Test func `another disposer has a sheet of its own`() throws {
        var stage = try Stage.settled()
        try stage.apply(Self.issued(11), by: Town.generator)
        let other: JSONObject = ["party": Town.disposer, "site": "002"]
        try stage.apply(Self.issued(12, "2026-09", ["consignee": other]), by: Town.generator)
        #expect(Self.numbers(stage, 11...12) == ["20265001000001/1", "20265001000002/1"])
    }

    @Test func `a row that is cancelled stays counted`() throws {
        var stage = try Stage.settled()
        try stage.apply(Self.issued(11), by: Town.generator)
        try stage.apply(
            Examples.event(.manifestCancelled, ["manifest": Self.id(11)]),
            by: Town.generator
        )
        try stage.apply(Self.issued(12), by: Town.generator)
        #expect(Self.numbers(stage, 11...12) == ["20265001000001/1", "20265001000001/2"])
        #expect(stage.slice[Manifest.self, Self.id(11)]?.status == .cancelled)
    }

    @Test func `the first row may bring the number, which the ledger does not use up`() throws {
        var stage = try Stage.settled()
        let brought: JSONObject = ["number": Examples.number]
        #expect(
            try stage.apply(Self.issued(11, "2026-09", brought), by: Town.generator)["numbers"]
                == nil
        )
        try stage.apply(Self.issued(12), by: Town.generator)
        try stage.apply(Self.issued(13, "2026-09", brought), by: Town.generator)
        #expect(
            Self.numbers(stage, 11...13) == (1...3).map { "\(Examples.number)/\($0)" }
        )
    }

    private static func amended(_ month: String?, site: String = "001") -> JSONObject {
        Examples.event(
            .manifestAmended,
            [
                "consignee": ["party": Town.disposer, "site": site] as JSONObject,
                "manifest": id(11), "redirects": nil, "sheet": month,
            ]
        )
    }

    @Test func `an amendment moves no row to another sheet`() throws {
        var stage = try Stage.settled()
        try stage.apply(Self.issued(11), by: Town.generator)
        for amended in [
            Self.amended("2026-10"), Self.amended(nil), Self.amended("2026-09", site: "002"),
        ] {
            #expect(try stage.apply(amended, by: Town.generator) == [:])
        }
        let changed = try stage.apply(Self.amended("2026-09"), by: Town.generator)
        #expect(changed["manifest 11"]?.contains("amended") == true)
    }

    @Test func `an amendment brings no manifest onto a sheet`() throws {
        var stage = try Stage.settled()
        try stage.apply(Self.issued(11, nil), by: Town.generator)
        #expect(try stage.apply(Self.amended("2026-09"), by: Town.generator) == [:])
        let changed = try stage.apply(Self.amended(nil), by: Town.generator)
        #expect(changed["manifest 11"]?.contains("amended") == true)
    }

    @Test(arguments: ["2026", "2026-Q3", "2026-13", "2026-9", "26-09"])
    func `a sheet is of a month`(text: String) {
        #expect(Self.issued(11, text).json.faults.map(\.path.description) == ["/sheet"])
    }

    @Test func `a form on a sheet is read and written in the same bytes`() throws {
        let json = Self.issued(11).json
        #expect(try WasteEvent.read(json).get().canonicalBytes == json.canonicalBytes)
    }

    @Test func `a number that is brought is that of the sheet`() {
        let event = Self.issued(11, "2026-09", ["number": "20265001000001/1".json])
        #expect(event.json.faults.map(\.path.description) == ["/number"])
    }

    @Test(arguments: ["20265001000001/1", "20265001000001/20", "20265001000001/999999"])
    func `a number with a row is read as it is written`(text: String) throws {
        let number = try #require(ManifestNumber(text))
        #expect(number.description == text)
        #expect(number.sheet.description == Self.number)
        #expect(number.sheet != number)
        #expect(number.row.flatMap(number.sheet.row) == number)
    }

    @Test(arguments: [
        "20265001000001/", "20265001000001/0", "20265001000001/01", "20265001000001/-1",
        "20265001000001/1000000", "20265001000001/1/1", "20265001000001-1", "202650010000011",
        "/1", "20265001000001/ 1",
    ])
    func `a row that cannot be is no number`(text: String) {
        #expect(ManifestNumber(text) == nil)
    }
}
