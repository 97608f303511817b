import CanonicalJSON
import LiandanTesting
import Testing
import WasteDomain

/// A load that does not leave after all.
struct HandoverUndoneTests {
    @Test(arguments: [
        (EventKind.manifestRecalled, Town.generator),
        (.manifestLoadingRefused, Town.carrier),
        (.manifestLoadingRefused, Examples.nextCarrier),
    ])
    func `a hand-over that does not happen leaves all as it was but what it binds`(
        kind: EventKind,
        party: String
    ) throws {
        var stage = try Stage.issued()
        try stage.apply(Examples.event(.itemStored), by: Town.generator)
        try stage.apply(Steps.released(), by: Town.generator)
        #expect(
            try stage.apply(Examples.event(kind), by: party) == [
                "item 001": ["line", "manifest"], "item 002": ["line", "manifest"],
                "manifest": ["held", "latest", "released", "status"],
            ]
        )
        let manifest = try stage.manifest
        #expect(manifest.status == .issued)
        #expect(try Manifest.read(manifest.json.canonicalBytes, limits: .document) == manifest)
        #expect(try stage.item(1).status == .stored)
        #expect(try stage.item(1).custodian.description == Town.generator)
        try stage.apply(Steps.released(), by: Town.generator)
        #expect(try stage.manifest.status == .handingOver)
    }

    @Test func `a carrier can turn away before anything was released`() throws {
        var stage = try Stage.issued()
        let refused = Examples.event(.manifestLoadingRefused)
        #expect(try stage.apply(refused, by: Town.carrier) == ["manifest": ["latest"]])
    }

    @Test(arguments: [true, false])
    func `a load goes back when carrier and consignor say so, in either order`(
        isCarrierFirst: Bool
    ) throws {
        var stage = try Stage.at(.loaded)
        let halves = [
            ("unloaded", Examples.event(.manifestUnloaded), Town.carrier),
            ("takenBack", Examples.event(.manifestTakenBack), Town.generator),
        ]
        let order = isCarrierFirst ? halves : halves.reversed()
        let first = try stage.apply(order[0].1, by: order[0].2)
        #expect(first == ["manifest": ["latest", order[0].0]])
        #expect(try stage.manifest.status == .loaded)
        let item = ["custodian", "line", "manifest", "status"]
        let manifest = [
            "held", "latest", "legs", "lines", "loaded", "released", "status", order[0].0,
            "trailer", "vehicle",
        ]
        #expect(
            try stage.apply(order[1].1, by: order[1].2) == [
                "item 001": item, "item 002": item, "manifest": manifest.sorted(),
                "plan": ["moved"], "site": ["moved"],
            ]
        )
        #expect(try stage.manifest.status == .issued)
        #expect(try stage.manifest.progress(1)?.released == nil)
        #expect(try stage.item(1).status == .withdrawn)
        #expect(try stage.item(1).custodian.description == Town.generator)
        #expect(try stage.item(1).manifests.map(\.description) == [Examples.manifest])
    }

    @Test func `one key never gives a load back alone`() throws {
        var stage = try Stage.at(.loaded)
        try stage.apply(Examples.event(.manifestUnloaded), by: Town.carrier)
        let taken = Examples.event(.manifestTakenBack)
        let changes = try stage.apply(taken, by: Town.generator, key: Town.carrier)
        #expect(changes == ["manifest": ["latest", "takenBack"]])
        #expect(try stage.manifest.status == .loaded)
        #expect(try stage.item(1).custodian.description == Town.carrier)
    }

    @Test func `an amended form takes the place of the old one, from the same site`() throws {
        var stage = try Stage.issued()
        let elsewhere: JSONObject = ["party": Town.generator, "site": "002"]
        let moved = Examples.event(.manifestAmended, ["consignor": elsewhere])
        #expect(try stage.apply(moved, by: Town.generator) == [:])
        let line = try #require(Examples.form["lines"]?.array?.first?.object)
        let lines = [line, line.with(["line": 2])]
        let amended = Examples.event(.manifestAmended, ["lines": lines])
        #expect(
            try stage.apply(amended, by: Town.generator) == [
                "manifest": ["amended", "form", "latest", "lines"]
            ]
        )
        #expect(try stage.manifest.lines.map(\.line) == [1, 2])
        #expect(try stage.manifest.status == .issued)
    }
}
