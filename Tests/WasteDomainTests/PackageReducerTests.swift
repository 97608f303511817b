import CanonicalJSON
import LiandanTesting
import Testing
import WasteDomain

/// Packages that become others: recoded, overpacked, split.
struct PackageReducerTests {
    private static let carrierCode = Town.carrier + "9002140820260901009"

    @Test func `a recoded package goes on under its new code, with its weight and its clock`()
        throws
    {
        var stage = try Stage.issued()
        let changes = try stage.apply(Examples.event(.itemRecoded), by: Town.generator)
        #expect(changes == ["item 001": ["children", "ended", "status"], "item 009": ["new"]])
        let (parent, child) = (try stage.item(1), try stage.item(9))
        #expect(parent.status == .replaced)
        #expect(parent.children == [child.code])
        #expect(child.status == .weighed)
        #expect(child.weighed == parent.weighed)
        #expect(child.parents == [parent.code])
        #expect(child.waitingSince == parent.filled?.at)
    }

    @Test func `a stored package is recoded in its place`() throws {
        var stage = try Stage.issued()
        try stage.apply(Examples.event(.facilityRegistered), by: Town.generator)
        try stage.apply(Examples.event(.itemStored), by: Town.generator)
        let before = try stage.facility
        try stage.apply(Examples.event(.itemRecoded), by: Town.generator)
        #expect(try stage.facility == before)
        #expect(try stage.item(9).stored?.zone?.description == "A区")
        #expect(try stage.item(1).stored == nil)
    }

    @Test func `an overpacked package takes the place of the burst one on its manifest`() throws {
        var stage = try Stage.at(.inTransit)
        try stage.apply(Examples.event(.itemDamaged), by: Town.carrier)
        let overpacked = Examples.event(.itemOverpacked, ["code": Self.carrierCode])
        let changes = try stage.apply(overpacked, by: Town.carrier)
        #expect(
            changes == [
                "item 001": ["children", "ended", "line", "manifest", "status"],
                "item 009": ["new"],
                "manifest": ["loaded", "released"],
            ]
        )
        let child = try #require(stage.slice[Item.self, Self.carrierCode])
        #expect(child.status == .loaded)
        #expect(child.custodian.description == Town.carrier)
        #expect(child.manifest == (try stage.manifest.manifest))
        #expect(child.line == 1)
        #expect(child.damaged == nil)
        let listed = [child.code, try stage.item(2).code]
        #expect(try stage.manifest.released?.items == listed)
        #expect(try stage.manifest.loaded?.items == listed)
        #expect(try stage.manifest.released?.line(1)?.packages == 2)
    }

    @Test func `a box that is overpacked keeps what is in it`() throws {
        var stage = try Stage.boxed()
        let code = Examples.item(8)
        let event = Examples.event(.itemOverpacked, ["code": code, "parent": Examples.item(9)])
        try stage.apply(event, by: Town.generator)
        #expect(try stage.item(8).contents.map(\.description) == [1, 2].map(Examples.item))
        #expect(try stage.item(1).container?.description == code)
        #expect(try stage.item(9).contents == [])
    }

    @Test func `each part of a split has its weight, its packaging and the clock of the whole`()
        throws
    {
        var stage = try Stage.issued()
        let changes = try stage.apply(Examples.event(.itemSplit), by: Town.generator)
        #expect(
            changes == [
                "item 001": ["children", "ended", "status"], "item 008": ["new"],
                "item 009": ["new"],
            ]
        )
        for (serial, grams) in [(8, 40_000), (9, 60_000)] {
            let child = try stage.item(serial)
            #expect(child.status == .weighed)
            #expect(child.net?.grams == Int64(grams))
            #expect(child.content.packaging.description == "can")
            #expect(child.content.name == (try stage.item(1).content.name))
            #expect(child.waitingSince == (try stage.item(1).filled?.at))
        }
        #expect(try stage.item(1).status == .split)
        #expect(try stage.item(1).children == [try stage.item(8).code, try stage.item(9).code])
    }

    @Test(arguments: 0..<40)
    func `the sources of the parts are those of the whole, to the gram`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let sources = (0..<Int.random(in: 1...3, using: &random)).map { line in
            [
                "line": line + 1, "manifest": Examples.manifest,
                "mass": Int.random(in: 1...100_000, using: &random),
            ] as JSONObject
        }
        var stage = try Stage.issued()
        let whole = try #require(try stage.item(1).json.object)
        let subject = Subject(.item, Examples.code)
        try stage.load(whole.with(["sources": sources]).json, as: subject)
        let count = Int.random(in: 1...5, using: &random)
        let children = (0..<count).map { serial in
            [
                "code": Examples.item(10 + serial),
                "net": Int.random(in: 0...70_000, using: &random),
            ] as JSONObject
        }
        let event = Examples.event(.itemSplit, ["children": children])
        try stage.apply(event, by: Town.generator)
        let parts = try (0..<count).map { try stage.item(10 + $0) }
        let summed = parts.flatMap(\.sources).summed.sorted { $0.line < $1.line }
        #expect(summed.map(\.json) == sources.map(\.json))
        let weights = parts.compactMap(\.net?.grams)
        let total = weights.reduce(0, +)
        for source in summed {
            for (part, weight) in zip(parts, weights) where total > 0 {
                let mass = part.sources.first { $0.line == source.line }?.mass.grams ?? 0
                // A gram here or there: shares are whole grams.
                #expect(abs(mass * total - source.mass.grams * weight) <= total)
            }
        }
    }

    @Test(arguments: [
        (EventKind.itemRecoded, ManifestStatus.handingOver, Town.generator),
        (.itemRecoded, .loaded, Town.carrier), (.itemRecoded, .decided, Town.disposer),
        (.itemOverpacked, .inTransit, Town.generator), (.itemOverpacked, .closed, Town.disposer),
        (.itemSplit, .handingOver, Town.generator), (.itemSplit, .inTransit, Town.carrier),
        (.itemSplit, .closed, Town.disposer), (.itemSplit, .decided, Town.generator),
        (.itemTreated, .handingOver, Town.generator), (.itemTreated, .decided, Town.disposer),
        (.itemFound, .inTransit, Town.carrier), (.itemLost, .closed, Town.disposer),
    ])
    func `nothing becomes another where it cannot`(
        kind: EventKind,
        status: ManifestStatus,
        party: String
    ) throws {
        var stage = try Stage.at(status)
        #expect(try stage.apply(Examples.event(kind), by: party) == [:])
    }

    @Test(arguments: [EventKind.itemRecoded, .itemOverpacked, .itemSplit])
    func `no code is given twice`(kind: EventKind) throws {
        var stage = try Stage.issued()
        let issued = Examples.event(.itemIssued, ["code": Examples.item(9)])
        try stage.apply(issued, by: Town.generator)
        #expect(try stage.apply(Examples.event(kind), by: Town.generator) == [:])
    }

    @Test(arguments: [EventKind.itemMerged, .itemSplit])
    func `what holds packages is opened before it becomes another`(kind: EventKind) throws {
        var stage = try Stage.boxed()
        let code = Examples.item(9)
        let child = Examples.item(10)
        let event =
            kind == .itemMerged
            ? Examples.event(kind, ["code": child, "parents": [code]])
            : Examples.event(
                kind,
                ["children": [["code": child, "net": 200_000] as JSONObject], "code": code]
            )
        #expect(try stage.apply(event, by: Town.generator) == [:])
    }

    @Test func `packages are treated by the one who filled them, all or none`() throws {
        var stage = try Stage.issued(packages: 3)
        try stage.apply(Steps.released([3]), by: Town.generator)
        let codes = [1, 2, 3].map(Examples.item)
        let all = Examples.event(.itemTreated, ["items": codes])
        #expect(try stage.apply(all, by: Town.generator) == [:])
        let treated = ["batch", "status", "treated"]
        #expect(
            try stage.apply(Examples.event(.itemTreated), by: Town.generator) == [
                "item 001": treated, "item 002": treated,
            ]
        )
        #expect(try stage.item(1).batch?.description == "HWZXLY20260901001")
    }

    @Test func `a sighting changes nothing but where it was seen`() throws {
        var stage = try Stage.at(.inTransit)
        let changes = try stage.apply(Examples.event(.itemSighted), by: Stage.stranger)
        #expect(changes == ["item 001": ["sighted"], "item 002": ["sighted"]])
        #expect(try stage.item(1).sighted?.place.description == "收费站")
        #expect(try stage.item(1).sighted?.note.by.description == Stage.stranger)
    }
}
