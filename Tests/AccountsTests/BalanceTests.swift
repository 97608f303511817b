import Accounts
import CanonicalJSON
import LedgerLog
import Liandan
import LiandanTesting
import Testing
import WasteDomain

/// The identities of accounts.md 7, on small ledgers whose figures are known.
struct BalanceTests {
    @Test func `a site with stock, shipments and a return closes to the gram`() throws {
        let town = try Town.settled()
        let codes = try town.storePackages(3, at: "2026-09-01 10:00")
        let id = try town.ship(Array(codes.prefix(2)), at: "2026-09-02 09:00")
        try town.deliver(
            id,
            Array(codes.prefix(2)),
            ["refused": 100_000, "refusedItems": [codes[1]], "reason": "标签不符"],
            accepted: 100_000
        )
        let back = town.load([codes[1]])
        for (kind, party) in [
            (EventKind.manifestReturnDeparted, Town.carrier),
            (.manifestReturnReceived, Town.generator),
        ] {
            let vehicle: String? = kind == .manifestReturnDeparted ? "渝H12345" : nil
            let event = town.event(kind, ["lines": [back], "manifest": id, "vehicle": vehicle])
            #expect(try town.submit(party, [event]).isAccepted)
        }
        let site = try town.balances(.site)
        // O + G + R + B = S + D + C + A
        #expect(
            site.map(\.equation) == [
                "0 + 300000 + 0 + 100000 = 0 + 200000 + 200000 + 0"
            ]
        )
        #expect(site.map(\.closes) == [true])
        let taken = try town.balances(.licensee, of: Town.taken)
        #expect(taken.map(\.equation) == ["0 + 0 + 100000 + 0 = 0 + 0 + 100000 + 0"])
        #expect(
            try town.balances(.facility).map(\.equation) == ["0 + 300000 = 200000 + 100000 + 0"]
        )
        for id in BalanceID.allCases {
            for balance in try town.balances(id) { #expect(balance.closes, "\(balance.json)") }
        }
    }

    @Test func `what was there before a period is its opening stock`() throws {
        let town = try Town.settled()
        let codes = try town.storePackages(3, at: "2026-09-01 10:00")
        _ = try town.ship([codes[0]], at: "2026-09-02 09:00")
        #expect(
            try town.balances(.site, days("2026-09-02", "2026-09-02")).map(\.equation) == [
                "300000 + 0 + 0 + 0 = 0 + 100000 + 200000 + 0"
            ]
        )
        #expect(
            try town.balances(.site, days("2026-09-01", "2026-09-01")).map(\.equation) == [
                "0 + 300000 + 0 + 0 = 0 + 0 + 300000 + 0"
            ]
        )
    }

    @Test func `a line that is not what its packages weigh does not close, and the event is named`()
        throws
    {
        let town = try Town.settled()
        let codes = try town.storePackages(2, at: "2026-09-01 10:00")
        let id = try town.ship(codes, at: "2026-09-02 09:00", mass: 210_000)
        let event = try #require(
            town.ledger.query { (reader) throws(LogError) in
                try reader.record(Manifest.self, id)?.loaded?.note.event
            }
        )
        for (balance, equation) in [
            (BalanceID.site, "0 + 200000 + 0 + 0 = 0 + 210000 + 0 + 0"),
            (.outsourced, "200000 = 210000"), (.lineItems, "200000 = 210000"),
            (.running, "-10000 = 0"),
        ] {
            let found = try town.balances(balance)
            #expect(found.map(\.equation) == [equation])
            #expect(found.map(\.closes) == [false])
            #expect(found.map(\.evidence.events) == [[event]], "\(balance)")
        }
        #expect(try town.balances(.facility).map(\.closes) == [true])
    }

    @Test func `weighing again adjusts the stock, and says so`() throws {
        let town = try Town.settled()
        let codes = try town.storePackages(1, at: "2026-09-01 10:00")
        let weighed = town.event(.itemWeighed, ["code": codes[0], "net": 97_500])
        #expect(try town.submit(Town.generator, [weighed]).isAccepted)
        #expect(
            try town.balances(.site).map(\.equation) == [
                "0 + 100000 + 0 + 0 = 0 + 0 + 97500 + 2500"
            ]
        )
        #expect(try town.balances(.facility).map(\.equation) == ["0 + 100000 = 0 + 97500 + 2500"])
    }

    @Test func `a plan, a licence and what was shipped and treated of them`() throws {
        let town = try Town.settled()
        try town.straightRun(2)
        #expect(try town.balances(.plan).map(\.equation) == ["200000 ≤ 10000000"])
        #expect(
            try town.balances(.scale, of: Town.taken).map(\.equation) == ["200000 ≤ 100000000"]
        )
        #expect(try town.balances(.lineDecision).map(\.equation) == ["200000 = 200000"])
        #expect(
            try town.balances(.report).map(\.equation) == ["200000 = 200000", "200000 = 200000"]
        )
    }

    @Test func `a plan of a year that is over is told where less was shipped`() throws {
        let town = try Town.settled()
        try town.straightRun(2)
        let open = try town.balances(.plan, days("2026-01-01", "2026-09-30"))
        #expect(open.map(\.mark) == [nil])
        let year = try town.balances(.plan, days("2026-01-01", "2026-12-31"))
        #expect(year.map(\.mark) == [.underPlan])
        #expect(year.map(\.closes) == [true])
    }

    @Test func `what was planned and never shipped stands beside the plan`() throws {
        let town = try Town.settled()
        #expect(try town.balances(.plan).map(\.equation) == ["0 ≤ 10000000"])
    }

    @Test(
        arguments: [
            (200_000, nil, true), (199_999, nil, false), (166_667, nil, false),
            (166_666, Balance.Mark.relicensing, false),
        ] as [(Int, Balance.Mark?, Bool)]
    )
    func `more than a fifth above the scale a new licence is due`(
        scale: Int,
        mark: Balance.Mark?,
        closes: Bool
    ) throws {
        let town = try Town.settled()
        try town.straightRun(2)
        var terms = town.disposalTerms()
        terms["scale"] = scale.json
        let amended = town.event(
            .licenceAmended,
            [
                "licence": "5001140001", "party": Town.disposer, "reason": "换证", "terms": terms,
            ]
        )
        #expect(try town.submit(Town.authority, [amended]).isAccepted)
        let balances = try town.balances(.scale, of: Town.taken)
        #expect(balances.map(\.mark) == [mark])
        #expect(balances.map(\.closes) == [closes])
    }

    @Test func `packages merged into one weigh what they did, within tolerance`() throws {
        let town = try Town.settled()
        let codes = try town.storePackages(2, at: "2026-09-01 10:00")
        let child = town.codes(1, from: 9)[0]
        let merged = town.event(
            .itemMerged,
            town.content(["code": child, "parents": codes, "site": "001"])
        )
        let weighed = town.event(.itemWeighed, ["code": child, "net": 150_000])
        #expect(try town.submit(Town.generator, [merged, weighed]).isAccepted)
        let children = try town.balances(.children)
        #expect(children.map(\.equation) == ["150000 = 200000"])
        #expect(children.map(\.closes) == [false])
        #expect(
            try town.balances(.site).map(\.equation) == [
                "0 + 200000 + 0 + 0 = 0 + 0 + 150000 + 50000"
            ]
        )
        #expect(
            try town.rows(.withdrawing, [.containerCode, .destination])
                == codes.map { [$0, "并入 \(child)"] }
        )
    }

    @Test func `what is merged stands where all of it stood, and its batches go on`() throws {
        let town = try Town.settled()
        let codes = try town.storePackages(2, at: "2026-09-01 10:00")
        let fresh = town.codes(1, from: 3)
        #expect(try town.submit(Town.generator, town.itemEvents(fresh)).isAccepted)
        let children = town.codes(2, from: 8)
        for (child, parents) in zip(children, [codes, fresh]) {
            let merged = town.event(
                .itemMerged,
                town.content(["code": child, "parents": parents, "site": "001"])
            )
            let net = parents.count * 100_000
            let weighed = town.event(.itemWeighed, ["code": child, "net": net])
            #expect(try town.submit(Town.generator, [merged, weighed]).isAccepted)
        }
        #expect(
            try town.balances(.facility).map(\.equation) == ["0 + 400000 = 200000 + 200000 + 0"]
        )
        #expect(
            try town.rows(.storing, [.batch, .containerCode, .source]).last == [
                "HWRK20260901003", children[0], "HWCS20260901001 HWCS20260901002",
            ]
        )
        // What was stored before it was merged counts once; what was not, when the child is stored.
        #expect(try town.balances(.batches).map(\.equation) == ["200000 ≤ 200000"])
        let stored = town.event(.itemStored, ["code": children[1], "facility": "TS001"])
        let heavier = town.event(.itemWeighed, ["code": children[1], "net": 103_000])
        #expect(try town.submit(Town.generator, [heavier, stored]).isAccepted)
        #expect(try town.balances(.batches).map(\.equation) == ["303000 ≤ 300000"])
        #expect(try town.balances(.batches).map(\.closes) == [false])
    }
}
