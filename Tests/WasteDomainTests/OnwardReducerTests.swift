import CanonicalJSON
import LiandanTesting
import Testing
import WasteDomain

/// What a collector took in is sent on under another manifest, or packed anew.
struct OnwardReducerTests {
    /// The collector has packages 1 and 2 and a manifest to send them on with.
    private static func collected() throws -> Stage {
        var stage = try Stage.at(.decided)
        let site: (String) -> JSONObject = { ["party": $0, "site": "001"] }
        let issued = Examples.event(
            .manifestIssued,
            [
                "consignee": site(Town.generator), "consignor": site(Town.disposer),
                "manifest": Examples.other, "number": "20265001000555",
            ]
        )
        try stage.apply(issued, by: Town.disposer)
        return stage
    }

    /// The same statement about the other manifest.
    private static func onward(_ event: JSONObject) -> JSONObject {
        event.with(["manifest": Examples.other])
    }

    private static let sources: JSONObject = [
        "line": 1, "manifest": Examples.manifest, "mass": 198_000,
    ]
    private static let released = onward(Steps.released(mass: 198_000))
        .with(["sources": [sources]])

    @Test func `what is sent on counts for the manifest it came by once it is on board`() throws {
        var stage = try Self.collected()
        let item = ["manifest", "manifests", "sources"]
        #expect(
            try stage.apply(Self.released, by: Town.disposer) == [
                "item 001": item, "item 002": item,
                "manifest": ["lines"],
                "manifest 0a": ["latest", "released", "sources", "status"],
            ]
        )
        #expect(try stage.manifest.progress(1)?.sending.grams == 198_000)
        #expect(try stage.manifest.progress(1)?.passedOn == .zero)
        let changes = try stage.apply(Self.onward(Steps.loaded()), by: Town.carrier)
        #expect(changes["manifest"] == ["latest", "lines", "status"])
        #expect(changes["item 001"] == ["custodian", "status"])
        #expect(try stage.manifest.progress(1)?.passedOn.grams == 198_000)
        #expect(try stage.manifest.progress(1)?.status == .passedOn)
        #expect(try stage.manifest.status == .closed)
    }

    @Test(arguments: [EventKind.manifestRecalled, .manifestLoadingRefused])
    func `a package not sent on after all is on the manifest it came by`(kind: EventKind) throws {
        var stage = try Self.collected()
        let before = try stage.item(1)
        try stage.apply(Self.released, by: Town.disposer)
        let party = kind == .manifestRecalled ? Town.disposer : Town.carrier
        try stage.apply(Self.onward(Examples.event(kind)), by: party)
        var after = try stage.item(1)
        #expect(after.manifests.map(\.description) == [Examples.manifest, Examples.other])
        after.manifests = before.manifests
        #expect(after == before)
        try stage.apply(Steps.treated(), by: Town.disposer)
        #expect(try stage.manifest.status == .closed)
        #expect(try stage.item(1).status == .treated)
    }

    @Test func `what is taken back counts again where it came by, and opens it`() throws {
        var stage = try Self.collected()
        let before = try stage.item(1)
        try stage.apply(Self.released, by: Town.disposer)
        try stage.apply(Self.onward(Steps.loaded()), by: Town.carrier)
        try stage.apply(Self.onward(Examples.event(.manifestUnloaded)), by: Town.carrier)
        let taken = Self.onward(Examples.event(.manifestTakenBack))
        let changes = try stage.apply(taken, by: Town.disposer)
        #expect(changes["manifest"] == ["latest", "lines", "status"])
        #expect(try stage.manifest.progress(1)?.acceptedLeft.grams == 198_000)
        #expect(try stage.manifest.status == .decided)
        var after = try stage.item(1)
        after.manifests = before.manifests
        #expect(after == before)
        try stage.apply(Steps.treated(), by: Town.disposer)
        #expect(try stage.item(1).status == .treated)
    }

    @Test func `the next consignee has it from the manifest it came by last`() throws {
        var stage = try Self.collected()
        try stage.apply(Self.released, by: Town.disposer)
        #expect(try stage.item(1).origin.map(\.manifest.description) == [Examples.manifest])
        try stage.apply(Self.onward(Steps.loaded()), by: Town.carrier)
        try stage.apply(Self.onward(Examples.event(.manifestArrived)), by: Town.carrier)
        let changes = try stage.apply(Self.onward(Steps.received()), by: Town.generator)
        #expect(changes["item 001"] == ["custodian", "sources", "status"])
        #expect(try stage.item(1).origin.map(\.manifest.description) == [Examples.other])
    }

    /// The collector's own code for what it packs anew.
    private static let child = Town.disposer + "9002140820260901009"

    private static func merged(
        _ changes: KeyValuePairs<String, (any CanonicalEncodable)?> = [:]
    ) -> JSONObject {
        var event = Examples.event(.itemMerged, ["code": child])
        for (name, value) in changes { event[name] = value?.json }
        return event
    }

    @Test func `parents end, and the child knows where they came from`() throws {
        var stage = try Self.collected()
        let parent = ["children", "ended", "line", "manifest", "status"]
        #expect(
            try stage.apply(Self.merged(), by: Town.disposer) == [
                "item 001": parent, "item 002": parent, "item 009": ["new"],
            ]
        )
        let child = try #require(stage.slice[Item.self, Self.child])
        #expect(child.status == .filled)
        #expect(child.custodian.description == Town.disposer)
        #expect(child.parents.map(\.description) == [Examples.item(1), Examples.item(2)])
        #expect(child.sources.map(\.json) == [Self.sources.json])
        #expect(child.oldest == (try stage.item(1).filled?.at))
        #expect(try stage.item(1).status == .merged)
        #expect(try stage.item(1).children == [child.code])
        #expect(try stage.apply(Self.merged(), by: Town.disposer) == [:])
    }

    @Test func `the clock of the oldest goes on through every package`() throws {
        var stage = Stage()
        for serial in 1...3 {
            let code = Examples.item(serial)
            try stage.apply(Examples.event(.itemIssued, ["code": code]), by: Town.generator)
            let filled = Examples.event(
                .itemFilled,
                ["code": code, "occurredAt": "2026-09-0\(4 - serial)T01:00:00.000Z"]
            )
            try stage.apply(filled, by: Town.generator)
        }
        for (serial, parents, oldest) in [(8, [1, 2], 2), (9, [8, 3], 1)] {
            let code = Examples.item(serial)
            let event = Self.merged(["code": code, "parents": parents.map(Examples.item)])
            try stage.apply(event, by: Town.generator)
            let since = try stage.item(serial).waitingSince?.description
            #expect(since == "2026-09-0\(oldest)T01:00:00.000Z")
        }
        #expect(try stage.item(9).sources == [])
    }

    @Test(arguments: [
        (["parents": [Examples.item(1), Examples.item(7)]] as JSONObject, Town.disposer),
        ([:] as JSONObject, Town.generator),
    ])
    func `nothing is merged of what is not there or not its own`(
        changes: JSONObject,
        party: String
    ) throws {
        var stage = try Self.collected()
        #expect(try stage.apply(Self.merged().with(changes), by: party) == [:])
    }

    @Test func `nothing is merged that is on its way`() throws {
        var stage = try Stage.at(.loaded)
        #expect(try stage.apply(Self.merged(), by: Town.carrier) == [:])
    }
}
