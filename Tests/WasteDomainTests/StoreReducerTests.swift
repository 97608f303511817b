import CanonicalJSON
import LiandanTesting
import Testing
import WasteDomain

/// What stands in a store is counted there; what is lost is not, until it is found.
struct StoreReducerTests {
    private static func about(
        _ kind: EventKind,
        _ serial: Int,
        _ others: KeyValuePairs<String, (any CanonicalEncodable)?> = [:]
    ) -> JSONObject {
        var event = Examples.event(kind, ["code": Examples.item(serial)])
        for (name, value) in others { event[name] = value?.json }
        return event
    }

    private static func store(packages: Int = 2) throws -> Stage {
        var stage = try Stage.issued(packages: packages)
        try stage.apply(Examples.event(.facilityRegistered), by: Town.generator)
        return stage
    }

    @Test func `what comes in is counted, what goes out is not`() throws {
        var stage = try Self.store()
        #expect(
            try stage.apply(Self.about(.itemStored, 1), by: Town.generator) == [
                "facility": ["held"], "item 001": ["status", "stored"],
            ]
        )
        try stage.apply(Self.about(.itemStored, 2), by: Town.generator)
        let held = try #require(try stage.facility.held.first)
        #expect(held.packages == 2)
        #expect(held.mass.grams == 200_000)
        #expect(held.zone?.description == "A区")
        #expect(held.hazards == [.toxicity, .ignitability])
        try stage.apply(Self.about(.itemWeighed, 2, ["net": 99_000]), by: Town.generator)
        #expect(try stage.facility.mass.grams == 199_000)
        try stage.apply(Self.about(.itemWithdrawn, 1), by: Town.generator)
        try stage.apply(Self.about(.itemWithdrawn, 2), by: Town.generator)
        #expect(try stage.facility.held == [])
    }

    @Test func `a store registered anew keeps what stands in it`() throws {
        var stage = try Self.store()
        try stage.apply(Self.about(.itemStored, 1), by: Town.generator)
        let held = try stage.facility.held
        let anew = Examples.event(.facilityRegistered, ["capacity": 1_000])
        try stage.apply(anew, by: Town.generator)
        #expect(try stage.facility.held == held)
        #expect(try stage.facility.capacity.grams == 1_000)
        try stage.apply(Self.about(.itemWithdrawn, 1), by: Town.generator)
        #expect(try stage.facility.held == [])
    }

    @Test func `what was stored before the store was registered is never counted`() throws {
        var stage = try Stage.issued()
        try stage.apply(Self.about(.itemStored, 1), by: Town.generator)
        try stage.apply(Examples.event(.facilityRegistered), by: Town.generator)
        try stage.apply(Self.about(.itemStored, 2), by: Town.generator)
        try stage.apply(Self.about(.itemWithdrawn, 1), by: Town.generator)
        #expect(try stage.facility.held.map(\.packages) == [1])
        #expect(try stage.facility.mass.grams == 100_000)
    }

    @Test func `what is loaded has left the store, what comes home is not in it`() throws {
        var stage = try Self.store()
        try stage.apply(Self.about(.itemStored, 1), by: Town.generator)
        try stage.apply(Steps.released([1]), by: Town.generator)
        #expect(try stage.facility.mass.grams == 100_000)
        try stage.apply(Steps.loaded([1]), by: Town.carrier)
        #expect(try stage.facility.held == [])
    }

    @Test func `what was received and refused leaves the consignee's store on its way home`() throws
    {
        var stage = try Stage.at(.received)
        let site: JSONObject = ["party": Town.disposer, "site": "001"]
        try stage.apply(Examples.event(.facilityRegistered, ["site": site]), by: Town.disposer)
        try stage.apply(Self.about(.itemStored, 1), by: Town.disposer)
        let code = Examples.item(1)
        let refused: JSONObject = [
            "accepted": 99_000, "refused": 99_000, "refusedItems": [code],
        ]
        try stage.apply(Steps.decided(refused), by: Town.disposer)
        let id = "\(Town.disposer)/001|TS001"
        #expect(stage.slice[Facility.self, id]?.mass.grams == 99_000)
        for (kind, party) in [
            (EventKind.manifestReturnDeparted, Town.carrier),
            (.manifestReturnReceived, Town.generator),
        ] {
            try stage.apply(Steps.returned(kind, [1], mass: 99_000), by: party)
        }
        #expect(stage.slice[Facility.self, id]?.held == [])
        #expect(try stage.item(1).custodian.description == Town.generator)
        #expect(try stage.item(1).stored == nil)
    }

    /// Where a package is lost, whether its holder finds it, and how it stands then.
    @Test(arguments: [
        (ManifestStatus.issued, ItemStatus.weighed, true),
        (.handingOver, .weighed, true), (.inTransit, .loaded, true),
        (.received, .received, true), (.decided, .received, true),
    ])
    func `what its holder finds again is as it was`(
        status: ManifestStatus,
        before: ItemStatus,
        isOnManifest: Bool
    ) throws {
        var stage = try Stage.at(status)
        let item = try stage.item(1)
        #expect(item.status == before)
        let holder = item.custodian.description
        try stage.apply(Examples.event(.itemLost), by: holder)
        #expect(try stage.item(1).status == .lost)
        try stage.apply(Examples.event(.itemFound), by: holder)
        var found = try stage.item(1)
        #expect(found.moved?.by.description == holder)
        found.moved = nil
        #expect(found == item)
    }

    @Test func `what another finds is free to go on`() throws {
        var stage = try Stage.at(.inTransit)
        try stage.apply(Examples.event(.itemLost), by: Town.carrier)
        let changes = try stage.apply(Examples.event(.itemFound), by: Town.generator)
        #expect(
            changes == [
                "item 001": ["custodian", "line", "lostAs", "manifest", "moved", "status"]
            ]
        )
        #expect(try stage.item(1).status == .withdrawn)
        #expect(try stage.item(1).custodian.description == Town.generator)
    }

    @Test func `a stored package that is lost and found stands in no store`() throws {
        var stage = try Self.store()
        try stage.apply(Self.about(.itemStored, 1), by: Town.generator)
        try stage.apply(Self.about(.itemLost, 1), by: Town.generator)
        #expect(try stage.facility.held == [])
        try stage.apply(Self.about(.itemFound, 1), by: Town.generator)
        #expect(try stage.item(1).status == .withdrawn)
        #expect(try stage.item(1).stored == nil)
    }

    @Test func `a package found without the box it was lost in is out of it`() throws {
        var stage = try Stage.boxed()
        try stage.apply(Self.about(.itemLost, 9), by: Town.generator)
        #expect(try stage.item(1).status == .lost)
        try stage.apply(Self.about(.itemFound, 1), by: Town.generator)
        #expect(try stage.item(1).status == .weighed)
        #expect(try stage.item(1).container == nil)
        #expect(try stage.item(9).contents.map(\.description) == [Examples.item(2)])
        #expect(try stage.item(9).status == .lost)
        #expect(try stage.item(2).status == .lost)
    }

    @Test func `what was collected keeps its sources when it is lost and found`() throws {
        var stage = try Stage.at(.decided)
        let code = Town.disposer + "9002140820260901009"
        try stage.apply(Examples.event(.itemMerged, ["code": code]), by: Town.disposer)
        let before = try #require(stage.slice[Item.self, code])
        for kind: EventKind in [.itemLost, .itemFound] {
            try stage.apply(Examples.event(kind, ["code": code]), by: Town.disposer)
        }
        var found = stage.slice[Item.self, code]
        found?.moved = nil
        #expect(found == before)
        #expect(before.sources.isEmpty == false)
    }

    @Test(arguments: 0..<12)
    func `what a store counts is what stands there`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var stage = try Self.store(packages: 5)
        for serial in 6...9 {
            let issued = Examples.event(.itemIssued, ["code": Examples.item(serial)])
            try stage.apply(issued, by: Town.generator)
        }
        for _ in 0..<100 {
            let serial = Int.random(in: 1...9, using: &random)
            let other = Int.random(in: 1...9, using: &random)
            let zone = Bool.random(using: &random) ? "A区" : nil
            let mass = Int.random(in: 1...200_000, using: &random)
            let event: JSONObject =
                switch Int.random(in: 0..<9, using: &random) {
                case 0: Self.about(.itemWithdrawn, serial)
                case 1: Self.about(.itemWeighed, serial, ["net": mass])
                case 2: Self.about(.itemPacked, serial, ["items": [Examples.item(other)]])
                case 3: Self.about(.itemUnpacked, serial, ["items": nil])
                case 4: Self.about(.itemLost, serial)
                case 5: Self.about(.itemFound, serial)
                case 6: Self.about(.itemRecoded, serial, ["parent": Examples.item(other)])
                default: Self.about(.itemStored, serial, ["zone": zone])
                }
            try stage.apply(event, by: Town.generator)
            try expectCounted(stage)
        }
    }

    private func expectCounted(_ stage: Stage) throws {
        let standing = try (1...9).map { try stage.item($0) }
            .filter { $0.stored != nil && $0.container == nil }
        let zones = Dictionary(grouping: standing) { $0.stored?.zone }
        let held = try stage.facility.held
        #expect(held.count == zones.count)
        for part in held {
            let items = zones[part.zone] ?? []
            #expect(part.packages == items.count)
            #expect(part.mass == items.compactMap(\.net).total)
        }
    }

    @Test func `what was split in a store stands there in its parts, and is counted`() throws {
        var stage = try Stage.issued()
        try stage.apply(Examples.event(.facilityRegistered), by: Town.generator)
        try stage.apply(Examples.event(.itemStored), by: Town.generator)
        let place = try stage.item(1).stored
        let children = [(8, 33_000), (9, 66_500)].map {
            ["code": Examples.item($0), "net": $1] as JSONObject
        }
        let split = Examples.event(.itemSplit, ["children": children])
        try stage.apply(split, by: Town.generator)
        for serial in [8, 9] {
            #expect(try stage.item(serial).status == .stored)
            #expect(try stage.item(serial).stored == place)
        }
        #expect(try stage.item(1).stored == nil)
        #expect(try stage.facility.held.map(\.packages) == [2])
        #expect(try stage.facility.held.map(\.zone) == [place?.zone])
        #expect(try stage.facility.mass.grams == 99_500)
        let withdrawn = Examples.event(.itemWithdrawn, ["code": Examples.item(8)])
        try stage.apply(withdrawn, by: Town.generator)
        #expect(try stage.facility.mass.grams == 66_500)
    }
}
