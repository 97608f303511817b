import CanonicalJSON
import LiandanTesting
import Testing
import WasteDomain

/// Packages in boxes, boxes on pallets.
struct BoxReducerTests {
    private static func pack(_ unit: Int, _ items: [Int]) -> JSONObject {
        let codes = items.map(Examples.item)
        return Examples.event(.itemPacked, ["code": Examples.item(unit), "items": codes])
    }

    private static func unpack(_ unit: Int, _ items: [Int] = []) -> JSONObject {
        let codes = items.isEmpty ? nil : items.map(Examples.item).json
        return Examples.event(.itemUnpacked, ["code": Examples.item(unit), "items": codes])
    }

    @Test func `a box knows what is in it, what that weighs and since when it waits`() throws {
        var stage = try Stage.boxed()
        let box = try stage.item(9)
        #expect(box.status == .weighed)
        #expect(box.contents.map(\.description) == [1, 2].map(Examples.item))
        #expect(box.net?.grams == 200_000)
        #expect(box.waitingSince == (try stage.item(1).filled?.at))
        #expect(box.stage == .kept)
        #expect(try stage.item(1).container == box.code)
        #expect(try stage.item(1).stage == nil)
        #expect(try stage.apply(Self.pack(9, [1]), by: Town.generator) == [:])
    }

    @Test func `what was never weighed leaves the box without a weight`() throws {
        var stage = try Stage.issued()
        for serial in [3, 9] {
            let code = Examples.item(serial)
            try stage.apply(Examples.event(.itemIssued, ["code": code]), by: Town.generator)
        }
        let filled = Examples.event(.itemFilled, ["code": Examples.item(3)])
        try stage.apply(filled, by: Town.generator)
        try stage.apply(Self.pack(9, [1, 3]), by: Town.generator)
        #expect(try stage.item(9).status == .filled)
        #expect(try stage.item(9).weighed == nil)
        try stage.apply(Self.unpack(9, [1]), by: Town.generator)
        #expect(try stage.item(1).status == .weighed)
    }

    @Test func `packages that stood together stand there in their box, others nowhere`() throws {
        for zone in ["A区", "B区"] {
            var stage = try Stage.issued()
            try stage.apply(Examples.event(.facilityRegistered), by: Town.generator)
            for (serial, place) in [(1, "A区"), (2, zone)] {
                let stored = Examples.event(
                    .itemStored,
                    ["code": Examples.item(serial), "zone": place]
                )
                try stage.apply(stored, by: Town.generator)
            }
            try stage.apply(
                Examples.event(.itemIssued, ["code": Examples.item(9)]),
                by: Town.generator
            )
            try stage.apply(Self.pack(9, [1, 2]), by: Town.generator)
            let held = try stage.facility.held
            #expect(try stage.item(9).status == (zone == "A区" ? .stored : .weighed))
            #expect(held.map(\.packages) == (zone == "A区" ? [1] : []))
            #expect(held.map(\.mass.grams) == (zone == "A区" ? [200_000] : []))
        }
    }

    @Test func `a box on a pallet goes where the pallet goes`() throws {
        var stage = try Stage.boxed(packages: 3)
        let issued = Examples.event(.itemIssued, ["code": Examples.item(8)])
        try stage.apply(issued, by: Town.generator)
        try stage.apply(Self.pack(8, [9, 3]), by: Town.generator)
        let all = [8, 9, 1, 2, 3]
        for (event, party, status, custodian) in [
            (Steps.released([8]), Town.generator, ItemStatus.weighed, Town.generator),
            (Steps.loaded([8]), Town.carrier, .loaded, Town.carrier),
            (Examples.event(.manifestDeparted), Town.carrier, .loaded, Town.carrier),
            (Examples.event(.manifestArrived), Town.carrier, .loaded, Town.carrier),
            (Steps.received([8]), Town.disposer, .received, Town.disposer),
            (Steps.decided(), Town.disposer, .received, Town.disposer),
            (Steps.treated([8]), Town.disposer, .treated, Town.disposer),
        ] {
            try stage.apply(event, by: party)
            for serial in all {
                #expect(try stage.item(serial).status == status)
                #expect(try stage.item(serial).custodian.description == custodian)
            }
        }
        #expect(try stage.item(1).manifests == (try stage.item(8).manifests))
        #expect(try stage.item(8).contents.count == 2)
    }

    @Test func `no box stands in itself`() throws {
        var stage = try Stage.boxed()
        let issued = Examples.event(.itemIssued, ["code": Examples.item(8)])
        try stage.apply(issued, by: Town.generator)
        try stage.apply(Self.pack(8, [9]), by: Town.generator)
        for (unit, items) in [(9, [8]), (9, [9]), (8, [8]), (1, [8])] {
            #expect(try stage.apply(Self.pack(unit, items), by: Town.generator) == [:])
        }
    }

    @Test func `what is taken out on the way stays on the manifest`() throws {
        var stage = try Stage.boxed()
        try stage.apply(Steps.released([9], mass: 200_000), by: Town.generator)
        try stage.apply(Steps.loaded([9], mass: 200_000), by: Town.carrier)
        #expect(
            try stage.apply(Self.unpack(9, [1]), by: Town.carrier) == [
                "item 001": ["container", "moved", "packed"], "item 009": ["contents", "weighed"],
                "manifest": ["loaded", "released"],
            ]
        )
        let line = try #require(try stage.manifest.released?.line(1))
        #expect(line.items.map(\.description) == [9, 1].map(Examples.item))
        #expect(line.packages == 2)
        #expect(line.mass.grams == 200_000)
        #expect(try stage.item(9).net?.grams == 100_000)
        try stage.apply(Self.unpack(9), by: Town.carrier)
        let items = try stage.manifest.released?.items.map(\.description)
        #expect(items == [2, 1].map(Examples.item))
        #expect(try stage.item(9).status == .emptied)
        #expect(try stage.item(2).status == .loaded)
        #expect(try stage.item(2).manifest == (try stage.manifest.manifest))
    }

    @Test func `what comes out of a closed box has been taken out of it`() throws {
        var stage = try Stage.boxed()
        for (event, party) in [
            (Steps.released([9], mass: 200_000), Town.generator),
            (Steps.loaded([9], mass: 200_000), Town.carrier),
            (Examples.event(.manifestDeparted), Town.carrier),
            (Examples.event(.manifestArrived), Town.carrier),
            (Steps.received([1]), Town.disposer),
        ] {
            try stage.apply(event, by: party)
        }
        #expect(try stage.item(1).status == .received)
        #expect(try stage.item(1).container == nil)
        #expect(try stage.item(9).status == .loaded)
        #expect(try stage.item(9).contents.map(\.description) == [Examples.item(2)])
        let items = try stage.manifest.released?.items.map(\.description)
        #expect(items == [9, 1].map(Examples.item))
    }

    @Test func `what was in a box that was accepted is treated when the box is opened`() throws {
        var stage = try Stage.boxed()
        for (event, party) in [
            (Steps.released([9], mass: 200_000), Town.generator),
            (Steps.loaded([9], mass: 200_000), Town.carrier),
            (Examples.event(.manifestDeparted), Town.carrier),
            (Examples.event(.manifestArrived), Town.carrier),
            (Steps.received([9]), Town.disposer), (Steps.decided(), Town.disposer),
            (Self.unpack(9), Town.disposer),
        ] {
            try stage.apply(event, by: party)
        }
        // The record has the packages as they are now, the weight as it was stated.
        let line = try #require(try stage.manifest.released?.line(1))
        #expect(line.items.map(\.description) == [1, 2].map(Examples.item))
        #expect(line.mass.grams == 200_000)
        try stage.apply(Steps.treated(), by: Town.disposer)
        #expect(try stage.item(1).status == .treated)
        #expect(try stage.item(9).status == .emptied)
    }

    @Test(arguments: [true, false])
    func `a box that does not leave after all is at home with all it holds`(isLoaded: Bool) throws {
        var stage = try Stage.boxed()
        try stage.apply(Steps.released([9], mass: 200_000), by: Town.generator)
        if isLoaded {
            try stage.apply(Steps.loaded([9], mass: 200_000), by: Town.carrier)
            try stage.apply(Examples.event(.manifestUnloaded), by: Town.carrier)
            try stage.apply(Examples.event(.manifestTakenBack), by: Town.generator)
        } else {
            try stage.apply(Examples.event(.manifestRecalled), by: Town.generator)
        }
        for serial in [9, 1, 2] {
            let item = try stage.item(serial)
            #expect(item.manifest == nil && item.line == nil)
            #expect(item.custodian.description == Town.generator)
            #expect(item.status == (isLoaded ? .withdrawn : .weighed))
        }
    }

    @Test func `a box of what was collected tells where all of it came from`() throws {
        var stage = try Stage.at(.decided)
        let code = Town.disposer + "9002140820260901009"
        try stage.apply(Examples.event(.itemIssued, ["code": code]), by: Town.disposer)
        try stage.apply(Examples.event(.itemPacked, ["code": code]), by: Town.disposer)
        let box = try #require(stage.slice[Item.self, code])
        let source: JSONObject = ["line": 1, "manifest": Examples.manifest, "mass": 198_000]
        #expect(box.sources.map(\.json) == [source.json])
        #expect(box.net?.grams == 198_000)
        #expect(try stage.item(1).status == .received)
        try stage.apply(
            Examples.event(.itemUnpacked, ["code": code, "items": nil]),
            by: Town.disposer
        )
        try stage.apply(Steps.treated(), by: Town.disposer)
        #expect(try stage.manifest.status == .closed)
    }

    @Test func `what is taken out takes along where it came from`() throws {
        var stage = try Stage.at(.decided)
        let code = Town.disposer + "9002140820260901009"
        try stage.apply(Examples.event(.itemIssued, ["code": code]), by: Town.disposer)
        try stage.apply(Examples.event(.itemPacked, ["code": code]), by: Town.disposer)
        let event = Examples.event(.itemUnpacked, ["code": code, "items": [Examples.item(1)]])
        try stage.apply(event, by: Town.disposer)
        let source: JSONObject = ["line": 1, "manifest": Examples.manifest, "mass": 99_000]
        #expect(stage.slice[Item.self, code]?.sources.map(\.json) == [source.json])
        #expect(try stage.item(1).origin.map(\.json) == [source.json])
    }

    /// Whatever is packed and unpacked, in whatever order.
    @Test(arguments: 0..<12)
    func `packages stand in a forest, and boxes weigh what is in them`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var stage = try Stage.issued(packages: 6)
        for serial in 7...14 {
            let code = Examples.item(serial)
            try stage.apply(Examples.event(.itemIssued, ["code": code]), by: Town.generator)
        }
        for _ in 0..<120 {
            let unit = Int.random(in: 5...14, using: &random)
            let some = (1...14).shuffled(using: &random).prefix(
                Int.random(in: 1...3, using: &random)
            )
            let event: JSONObject
            if Int.random(in: 0..<3, using: &random) > 0 {
                event = Self.pack(unit, Array(some))
            } else {
                let held = try stage.item(unit).contents.map { Int($0.serial) }
                event = Self.unpack(unit, Bool.random(using: &random) ? Array(held.prefix(1)) : [])
            }
            try stage.apply(event, by: Town.generator)
            try expectForest(stage)
        }
    }

    private func expectForest(_ stage: Stage) throws {
        let items = try (1...14).map { try stage.item($0) }
        let held = items.flatMap(\.contents)
        #expect(Set(held).count == held.count, "in two boxes")
        for item in items {
            for code in item.contents {
                let inner = try #require(stage.slice[Item.self, code])
                #expect(inner.container == item.code)
            }
            if let container = item.container {
                #expect(stage.slice[Item.self, container]?.contents.contains(item.code) == true)
            }
            var chain = [item.code]
            while let next = chain.last.flatMap({ stage.slice[Item.self, $0]?.container }) {
                #expect(!chain.contains(next), "in itself")
                guard !chain.contains(next) else { break }
                chain.append(next)
            }
            guard !item.contents.isEmpty else { continue }
            let weights = item.contents.compactMap { stage.slice[Item.self, $0]?.net }
            #expect(item.net == weights.total)
        }
        let drums = items.prefix(6).compactMap(\.net).total
        let alone = items.filter { $0.container == nil && !$0.status.isFinal }
        #expect(alone.compactMap(\.net).total == drums, "mass vanished")
    }
}
