import Accounts
import CanonicalJSON
import LedgerLog
import Liandan
import LiandanTesting
import Testing
import WasteDomain

/// Loads that are undone, brought back, short or sent on: books and stores keep to what was there.
struct LoadBookTests {
    private func state(
        _ town: Town,
        _ party: String,
        _ events: JSONObject...,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let outcome = try town.submit(party, events)
        #expect(outcome.isAccepted, "\(outcome.verdict)", sourceLocation: sourceLocation)
    }

    private func stores(_ town: Town, of scope: BookScope = Town.own) throws -> [String] {
        try town.balances(.facility, of: scope).map(\.equation)
    }

    @Test func `what was on board and came off again is in no store until it is stored again`()
        throws
    {
        let town = try Town.settled()
        let codes = try town.storePackages(1, at: "2026-09-01 10:00")
        let id = try town.ship(codes, at: "2026-09-02 09:00")
        for (kind, party) in [
            (EventKind.manifestUnloaded, Town.carrier), (.manifestTakenBack, Town.generator),
        ] {
            try state(town, party, town.event(kind, ["manifest": id, "reason": "车辆故障"]))
        }
        #expect(try stores(town) == ["0 + 100000 = 100000 + 0 + 0"])
        #expect(
            try town.balances(.site).map(\.equation) == ["0 + 100000 + 0 + 0 = 0 + 0 + 100000 + 0"]
        )
        #expect(try town.rows(.outsourcing, [.batch]).isEmpty)
        let again = town.event(.itemStored, ["code": codes[0], "facility": "TS001"])
        try state(town, Town.generator, again)
        #expect(try stores(town) == ["0 + 200000 = 100000 + 100000 + 0"])
    }

    /// Codes of the disposer's own, for a day.
    private func own(_ town: Town, _ count: Int, from first: Int = 1) -> [String] {
        town.codes(count, from: first).map { Town.disposer + $0.dropFirst(Town.disposer.count) }
    }

    @Test
    func `what came and is split under the consignee's own code leaves its store with its parts`()
        throws
    {
        let town = try Town.settled()
        let codes = try town.storePackages(1, at: "2026-09-01 10:00")
        let id = try town.ship(codes, at: "2026-09-02 09:00")
        try town.deliver(id, codes, accepted: 100_000)
        let own = own(town, 3)
        let overpacked = town.content([
            "code": own[0], "parent": codes[0], "reason": "破损", "site": "001",
        ])
        let parts: [JSONObject] = [
            ["code": own[1], "net": 30_000], ["code": own[2], "net": 70_000],
        ]
        try state(
            town,
            Town.disposer,
            town.event(.itemOverpacked, overpacked),
            town.event(.itemStored, ["code": own[0], "facility": "TS001"]),
            town.event(
                .itemSplit,
                ["children": parts, "code": own[0], "site": "001"]
            )
        )
        try state(town, Town.disposer, town.treated(id, Array(own[1...]), mass: 100_000))
        let store = try stores(town, of: Town.taken)
        #expect(store == ["0 + 100000 = 100000 + 0 + 0"])
    }

    @Test func `what came and is packed twice over leaves its store with the outermost`() throws {
        let town = try Town.settled()
        let codes = try town.storePackages(1, at: "2026-09-01 10:00")
        let id = try town.ship(codes, at: "2026-09-02 09:00")
        try town.deliver(id, codes, accepted: 100_000)
        let boxes = own(town, 2)
        for (box, inner) in [(boxes[0], codes[0]), (boxes[1], boxes[0])] {
            try state(
                town,
                Town.disposer,
                town.event(.itemIssued, town.content(["code": box, "site": "001"])),
                town.event(.itemPacked, ["code": box, "items": [inner]])
            )
        }
        let stored = town.event(.itemStored, ["code": boxes[1], "facility": "TS001"])
        try state(town, Town.disposer, stored)
        try state(town, Town.disposer, town.treated(id, [boxes[1]], mass: 100_000))
        let store = try stores(town, of: Town.taken)
        #expect(store == ["0 + 100000 = 100000 + 0 + 0"])
    }

    /// Two packages on their way back, refused both.
    private func refused() throws -> (town: Town, id: UniqueID, codes: [String]) {
        let town = try Town.settled()
        let codes = try town.storePackages(2, at: "2026-09-01 10:00")
        let id = try town.ship(codes, at: "2026-09-02 09:00")
        try town.deliver(
            id,
            codes,
            ["reason": "标签不符", "refused": 200_000, "refusedItems": codes],
            accepted: 0
        )
        return (town, id, codes)
    }

    @Test func `a return that was agreed on counts, whatever of a half is corrected since`() throws
    {
        let (town, id, codes) = try refused()
        let half: JSONObject = ["lines": [town.load(codes)], "manifest": id]
        let departed = town.event(.manifestReturnDeparted, half.adding(["vehicle": "渝H12345"]))
        try state(town, Town.carrier, departed)
        let entry = try town.ledger.query { (reader) throws(LogError) in try reader.size() - 1 }
        try state(town, Town.generator, town.event(.manifestReturnReceived, half))
        let correction: JSONObject = ["correction": town.uuid(), "manifest": id]
        let change: JSONObject = [
            "event": "\(entry).0", "new": 3, "old": 2, "path": "/lines/0/packages",
        ]
        let proposed = correction.adding(["changes": [change], "reason": "填写有误"])
        try state(town, Town.carrier, town.event(.correctionProposed, proposed))
        for party in [Town.generator, Town.disposer] {
            try state(town, party, town.event(.correctionAgreed, correction))
        }
        #expect(
            try town.balances(.site).map(\.equation)
                == ["0 + 200000 + 0 + 200000 = 0 + 200000 + 200000 + 0"]
        )
    }

    @Test(
        arguments: [
            // Who speaks of how many packages, in this order; the last two agree.
            [(Town.carrier, 2), (Town.generator, 1), (Town.carrier, 1)],
            [(Town.generator, 1), (Town.carrier, 2), (Town.generator, 2)],
            [(Town.carrier, 1), (Town.carrier, 2), (Town.generator, 1), (Town.generator, 2)],
        ]
    )
    func `a return counts once both halves agree, whichever was said anew`(
        halves: [(String, Int)]
    ) throws {
        let (town, id, codes) = try refused()
        for (party, count) in halves {
            let isCarrier = party == Town.carrier
            let half = town.event(
                isCarrier ? .manifestReturnDeparted : .manifestReturnReceived,
                [
                    "lines": [town.load(Array(codes.prefix(count)))], "manifest": id,
                    "vehicle": isCarrier ? "渝H12345" : nil,
                ]
            )
            try state(town, party, half)
        }
        let back = try #require(halves.last).1 * 100_000
        #expect(
            try town.balances(.site).map(\.equation)
                == ["0 + 200000 + 0 + \(back) = 0 + 200000 + \(back) + 0"]
        )
        #expect(try town.balances(.site).map(\.closes) == [true])
    }

    @Test func `what was missing and turns up is in stock and in store again`() throws {
        let town = try Town.settled()
        let codes = try town.storePackages(2, at: "2026-09-01 10:00")
        let id = try town.ship(codes, at: "2026-09-02 09:00")
        try state(town, Town.carrier, town.departed(id))
        try state(town, Town.carrier, town.arrived(id))
        try state(town, Town.disposer, town.received(id, [codes[0]]))
        let decided = town.decided(
            id,
            ["missing": 100_000, "missingItems": [codes[1]], "reason": "未到"],
            accepted: 100_000
        )
        try state(town, Town.disposer, decided)
        let found = town.event(.itemFound, ["code": codes[1], "place": "示例货场"])
        try state(town, Town.generator, found)
        let stored = town.event(.itemStored, ["code": codes[1], "facility": "TS001"])
        try state(town, Town.generator, stored)
        #expect(
            try town.balances(.site).map(\.equation)
                == ["0 + 200000 + 0 + 0 = 0 + 200000 + 100000 + -100000"]
        )
        #expect(try stores(town) == ["0 + 300000 = 200000 + 100000 + 0"])
    }

    @Test func `what goes into a unit that is in store stands in that store`() throws {
        let town = try Town.settled()
        let registered = town.event(
            .facilityRegistered,
            [
                "capacity": 5_000_000, "facility": "TS001", "name": "1号危废库",
                "site": ["party": Town.generator, "site": "001"] as JSONObject,
                "type": "warehouse",
            ]
        )
        try state(town, Town.generator, registered)
        let codes = try town.storePackages(1, at: "2026-09-01 10:00")
        let more = town.codes(1, from: 2)
        #expect(try town.submit(Town.generator, town.itemEvents(more)).isAccepted)
        let box = town.codes(1, from: 9)[0]
        try state(
            town,
            Town.generator,
            town.event(.itemIssued, town.content(["code": box, "site": "001"])),
            town.event(.itemPacked, ["code": box, "items": codes])
        )
        #expect(try stores(town) == ["0 + 100000 = 0 + 100000 + 0"])
        try state(town, Town.generator, town.event(.itemPacked, ["code": box, "items": more]))
        // What the box weighs is compared with what is in it, and moves nothing.
        try state(town, Town.generator, town.event(.itemWeighed, ["code": box, "net": 200_432]))
        #expect(try stores(town) == ["0 + 200000 = 0 + 200000 + 0"])
        let facility = try #require(
            try town.ledger.query { (reader) throws(LogError) in
                try reader.records(Facility.self, term: "facility").first?.mass.grams
            }
        )
        #expect(facility == 200_000)
    }

    @Test func `a box that is sent on has left as what was in it, whatever is in it now`() throws {
        let town = try Town.settled()
        try town.registerCollector()
        let collector = BookScope(party: PartyID(Town.collector), site: SiteNumber("001"))
        let codes = try town.storePackages(2, at: "2026-09-01 10:00")
        let box = town.codes(1, from: 9)[0]
        try state(
            town,
            Town.generator,
            town.event(.itemIssued, town.content(["code": box, "site": "001"])),
            town.event(.itemPacked, ["code": box, "items": codes])
        )
        let first = try town.send(box, Town.generator, to: Town.collector)
        let accepted = town.decided(first, ["method": "S1"], accepted: 200_000)
        try state(town, Town.collector, town.received(first, [box], mass: 200_000), accepted)
        let stored = town.event(
            .itemStored,
            ["code": box, "facility": "TS001", "site": "001"]
        )
        try state(town, Town.collector, stored)
        let second = try town.send(
            box,
            Town.collector,
            to: Town.disposer,
            [
                ["line": 1, "manifest": first, "mass": 200_000]
            ]
        )
        #expect(try stores(town, of: collector) == ["0 + 200000 = 200000 + 0 + 0"])
        try state(town, Town.disposer, town.received(second, [box], mass: 200_000))
        try state(
            town,
            Town.disposer,
            town.event(.itemUnpacked, ["code": box, "items": [codes[0]]])
        )
        #expect(
            try town.rows(.outsourcing, [.containerCode, .amount, .source], of: collector) == [
                [codes[0], "0.1", "HWCK20260901001"], [codes[1], "0.1", "HWCK20260901002"],
            ]
        )
        for id in [BalanceID.report, .lineItems, .licensee] {
            for balance in try town.balances(id, of: collector) {
                #expect(balance.closes, "\(balance.json)")
            }
        }
    }
}

extension Town {
    /// A box of 200 kg on one manifest from its issue until it has arrived.
    fileprivate func send(
        _ box: String,
        _ consignor: String,
        to consignee: String,
        _ sources: [JSONObject]? = nil
    ) throws -> UniqueID {
        let id = uuid()
        let form = manifest(
            id,
            lines: [line(packages: 1, mass: 200_000)],
            changing: Self.form(consignor, to: consignee)
        )
        let load = load([box], mass: 200_000)
        let released = released(id, [load]).adding(["sources": sources])
        for (party, event) in [
            (consignor, form), (consignor, released), (Self.carrier, loaded(id, [load])),
            (Self.carrier, departed(id)), (Self.carrier, arrived(id)),
        ] {
            let outcome = try submit(party, [event])
            #expect(outcome.isAccepted, "\(outcome.verdict)")
        }
        return id
    }
}
