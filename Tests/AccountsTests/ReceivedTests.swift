import Accounts
import CanonicalJSON
import LedgerLog
import Liandan
import LiandanTesting
import Testing
import WasteDomain

/// What a licence holder received stands in its stores, and leaves them.
struct ReceivedTests {
    /// Two packages at the disposer's gate, at noon.
    private func town() throws -> (town: Town, id: UniqueID, codes: [String]) {
        let town = try Town.settled()
        let codes = try town.storePackages(2, at: "2026-09-01 10:00")
        let id = try town.ship(codes, at: "2026-09-01 11:00")
        try town.deliver(id, codes, accepted: 200_000)
        return (town, id, codes)
    }

    private func store(_ town: Town, _ codes: [String]) throws {
        let events = codes.map {
            town.event(.itemStored, ["code": $0, "facility": "TS005", "site": "001"])
        }
        #expect(try town.submit(Town.disposer, events).isAccepted)
    }

    @Test func `what is stored and treated has rows in B.2, B.3 and B.4 that name each other`()
        throws
    {
        let (town, id, codes) = try town()
        try store(town, codes)
        #expect(try town.submit(Town.disposer, [town.treated(id, codes)]).isAccepted)
        #expect(
            try town.rows(
                .storing,
                [.batch, .containerCode, .amount, .facility, .manifest],
                of: Town.taken
            ) == [
                ["HWRK20260901001", codes[0], "0.1", "TS005", "20265001000001"],
                ["HWRK20260901002", codes[1], "0.1", "TS005", "20265001000001"],
            ]
        )
        #expect(
            try town.rows(
                .withdrawing,
                [.batch, .containerCode, .source, .destination],
                of: Town.taken
            ) == [
                ["HWCK20260901001", codes[0], "HWRK20260901001", "自行利用处置 R9"],
                ["HWCK20260901002", codes[1], "HWRK20260901002", "自行利用处置 R9"],
            ]
        )
        #expect(
            try town.rows(.ownTreatment, [.containerCode, .source], of: Town.taken)
                == [[codes[0], "HWCK20260901001"], [codes[1], "HWCK20260901002"]]
        )
        let stores = try town.balances(.facility, of: Town.taken)
        #expect(stores.map(\.equation) == ["0 + 200000 = 200000 + 0 + 0"])
        #expect(stores.map(\.closes) == [true])
    }

    @Test func `the generator's book is not touched by what others store`() throws {
        let (town, _, codes) = try town()
        let before = try town.rows(.storing, [.batch, .containerCode])
        try store(town, codes)
        #expect(try town.rows(.storing, [.batch, .containerCode]) == before)
        let all = try town.rows(.storing, [.containerCode], of: BookScope())
        #expect(all == (codes + codes).map { [$0] })
    }

    @Test func `what is withdrawn and stored again goes in and out twice`() throws {
        let (town, _, codes) = try town()
        try store(town, [codes[0]])
        let out = town.event(.itemWithdrawn, ["code": codes[0]])
        #expect(try town.submit(Town.disposer, [out]).isAccepted)
        try store(town, [codes[0]])
        #expect(
            try town.balances(.facility, of: Town.taken).map(\.equation)
                == ["0 + 200000 = 100000 + 100000 + 0"]
        )
    }

    @Test func `the parts of a received package stand in its store until they are treated`()
        throws
    {
        let (town, _, codes) = try town()
        try store(town, [codes[0]])
        let parts = town.codes(2, from: 8).map {
            $0.replacing(Town.generator, with: Town.disposer)
        }
        let split = town.event(
            .itemSplit,
            [
                "children": zip(parts, [60_000, 40_000]).map {
                    ["code": $0, "net": $1] as JSONObject
                },
                "code": codes[0], "site": "001",
            ]
        )
        #expect(try town.submit(Town.disposer, [split]).isAccepted)
        func stores() throws -> [String] {
            try town.balances(.facility, of: Town.taken).map(\.equation)
        }
        #expect(try stores() == ["0 + 100000 = 0 + 100000 + 0"])
        let treated = town.event(.itemTreated, ["items": parts, "method": "R9"])
        #expect(try town.submit(Town.disposer, [treated]).isAccepted)
        #expect(try stores() == ["0 + 100000 = 100000 + 0 + 0"])
        #expect(
            try town.rows(.withdrawing, [.containerCode, .amount, .source], of: Town.taken) == [
                [parts[0], "0.06", "HWRK20260901001"], [parts[1], "0.04", "HWRK20260901001"],
            ]
        )
        #expect(
            try town.rows(.ownTreatment, [.containerCode, .amount, .source], of: Town.taken) == [
                [parts[0], "0.06", "HWCK20260901001"], [parts[1], "0.04", "HWCK20260901002"],
            ]
        )
    }

    /// Lost before it was loaded and found at home since, it is not on the load any more.
    @Test func `what is scanned at the gate and stands at home stays in the store there`() throws {
        let town = try Town.settled()
        let codes = try town.storePackages(2, at: "2026-09-01 10:00")
        let (id, load) = (town.uuid(), town.load(codes, mass: 200_000))
        let code: JSONObject = ["code": codes[1]]
        let parts = town.codes(2, from: 8)
        let children = parts.map { ["code": $0, "net": 50_000] as JSONObject }
        let split = town.event(.itemSplit, code.adding(["children": children, "site": "001"]))
        for (party, event) in [
            (Town.generator, town.manifest(id, lines: [town.line(packages: 2, mass: 200_000)])),
            (Town.generator, town.released(id, [load])),
            (Town.generator, town.event(.itemLost, code.adding(["reason": "找不到"]))),
            (Town.carrier, town.loaded(id, [load])),
            (Town.generator, town.event(.itemFound, code.adding(["place": "2号棚"]))),
            (Town.generator, town.event(.itemStored, code.adding(["facility": "TS001"]))),
            (Town.carrier, town.departed(id)), (Town.carrier, town.arrived(id)),
            (Town.disposer, town.received(id, codes)), (Town.generator, split),
        ] {
            let outcome = try town.submit(party, [event])
            #expect(outcome.isAccepted, "\(outcome.verdict)")
        }
        let withdrawn = town.event(.itemWithdrawn, ["code": parts[0]])
        #expect(try town.submit(Town.generator, [withdrawn]).isAccepted)
        #expect(
            try town.balances(.facility, of: BookScope()).map(\.equation)
                == ["0 + 300000 = 250000 + 50000 + 0"]
        )
    }
}
