import CanonicalJSON
import LiandanTesting
import Testing
import WasteDomain

struct ManifestReducerTests {
    @Test func `issuing takes the next number`() throws {
        var stage = try Stage.settled()
        let event = Examples.event(.manifestIssued, ["number": nil])
        let changes = try stage.apply(event, by: Town.generator)
        #expect(changes == ["manifest": ["new"], "number": ["new"], "numbers": ["ranges"]])
        #expect(try stage.manifest.number.description == "20265001000001")
        #expect(try stage.manifest.status == .issued)
        #expect(try stage.manifest.lines.map(\.status) == [.open])
        let ranges = stage.slice[NumberRanges.self, "5001/2026"]
        #expect(ranges?.first { _ in true }?.description == "20265001000002")
        #expect(ranges?.left == 998)
        let alias = stage.slice[NumberAlias.self, "20265001000001"]
        #expect(alias?.manifest.description == Examples.manifest)
    }

    @Test func `a number it brought is kept, and none is taken`() throws {
        var stage = try Stage.settled()
        let changes = try stage.apply(Examples.event(.manifestIssued), by: Town.generator)
        #expect(changes == ["manifest": ["new"], "number": ["new"]])
        #expect(try stage.manifest.number.description == Examples.number)
    }

    @Test func `the year of the number is that of the legal day of recording`() throws {
        var stage = try Stage.settled()
        let event = Examples.event(.manifestIssued, ["number": nil])
        let newYear = "2026-12-31T16:00:00.000Z"
        #expect(try stage.apply(event, by: Town.generator, recordedAt: newYear) == [:])
        let lastMoment = "2026-12-31T15:59:59.999Z"
        try stage.apply(event, by: Town.generator, recordedAt: lastMoment)
        #expect(try stage.manifest.number.year == 2026)
    }

    @Test func `cancelling keeps the number and frees nothing it did not have`() throws {
        var stage = try Stage.issued()
        let changes = try stage.apply(Examples.event(.manifestCancelled), by: Town.generator)
        #expect(changes == ["manifest": ["cancelled", "latest", "status"]])
        #expect(stage.slice[NumberAlias.self, "20265001000001"] != nil)
    }

    @Test func `releasing binds the packages and moves no custody`() throws {
        var stage = try Stage.issued()
        #expect(
            try stage.apply(Steps.released(), by: Town.generator) == [
                "item 001": ["line", "manifest", "manifests"],
                "item 002": ["line", "manifest", "manifests"],
                "manifest": ["latest", "released", "status"],
            ]
        )
        #expect(try stage.item(1).custodian.description == Town.generator)
        #expect(try stage.item(1).status == .weighed)
    }

    @Test func `releasing again frees what is left out`() throws {
        var stage = try Stage.issued()
        try stage.apply(Steps.released(), by: Town.generator)
        #expect(
            try stage.apply(Steps.released([2]), by: Town.generator) == [
                "item 001": ["line", "manifest"], "manifest": ["latest", "released"],
            ]
        )
        #expect(try stage.item(1).manifests.map(\.description) == [Examples.manifest])
    }

    @Test(arguments: [true, false])
    func `custody moves with the second half, whichever it is`(isReleasedFirst: Bool) throws {
        var stage = try Stage.issued()
        let halves = [(Steps.released(), Town.generator), (Steps.loaded(), Town.carrier)]
        let order = isReleasedFirst ? halves : halves.reversed()
        try stage.apply(order[0].0, by: order[0].1)
        #expect(try stage.manifest.status == .handingOver)
        let changes = try stage.apply(order[1].0, by: order[1].1)
        #expect(changes["plan"] == ["moved"])
        let item = isReleasedFirst ? [] : ["line", "manifest", "manifests"]
        #expect(changes["item 001"] == (["custodian"] + item + ["status"]))
        let halfOfCarrier = [
            "latest", "legs", "lines", "loaded", "status", "trailer", "vehicle",
        ]
        let halfOfConsignor = ["latest", "legs", "lines", "released", "status"]
        #expect(changes["manifest"] == (isReleasedFirst ? halfOfCarrier : halfOfConsignor))
        #expect(try stage.manifest.status == .loaded)
        #expect(try stage.manifest.progress(1)?.released?.grams == 200_000)
        for serial in [1, 2] {
            #expect(try stage.item(serial).custodian.description == Town.carrier)
            #expect(try stage.item(serial).status == .loaded)
        }
    }

    @Test(arguments: [
        Steps.loaded([1]), Steps.loaded([1, 3]), Steps.loaded([1, 2, 3]),
        Examples.event(.manifestLoaded, ["lines": [JSONObject](), "trip": nil]),
        Steps.loaded(changes: ["packages": 3]),
        Steps.loaded(changes: ["line": 2]),
    ])
    func `custody stays while the halves speak of other packages`(loaded: JSONObject) throws {
        var stage = try Stage.issued(packages: 3)
        try stage.apply(Steps.released(), by: Town.generator)
        let changes = try stage.apply(loaded, by: Town.carrier)
        #expect(changes == ["manifest": ["latest", "loaded", "trailer", "vehicle"]])
        #expect(try stage.manifest.status == .handingOver)
    }

    @Test func `what the carrier weighs does not hold custody up, the consignor's figure binds`()
        throws
    {
        var stage = try Stage.issued()
        try stage.apply(Steps.released(), by: Town.generator)
        try stage.apply(Steps.loaded(mass: 150_000), by: Town.carrier)
        #expect(try stage.manifest.status == .loaded)
        let plan = stage.slice[Plan.self, "\(Town.generator)/P-2026"]
        #expect(try plan?.moved(#require(WasteCode("900-214-08"))).grams == 200_000)
    }

    @Test func `one key never makes both halves`() throws {
        var stage = try Stage.issued()
        try stage.apply(Steps.released(), by: Town.generator)
        try stage.apply(Steps.loaded(), by: Town.carrier, key: Town.generator)
        #expect(try stage.manifest.status == .handingOver)
        #expect(try stage.item(1).custodian.description == Town.generator)
    }

    @Test func `a stored package leaves its place when it is loaded`() throws {
        var stage = try Stage.issued()
        try stage.apply(Examples.event(.itemStored), by: Town.generator)
        try stage.apply(Steps.released(), by: Town.generator)
        let changes = try stage.apply(Steps.loaded(), by: Town.carrier)
        #expect(changes["item 001"] == ["custodian", "status", "stored"])
        #expect(changes["item 002"] == ["custodian", "status"])
    }
}
