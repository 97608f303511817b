import Accounts
import CanonicalJSON
import LedgerLog
import Liandan
import LiandanTesting
import Testing
import WasteDomain

/// Packages that become others, stand in one another, get lost and turn up: the books keep closing.
struct PackageChangeTests {
    /// States what must be recorded, and looks whether every balance of the site closes.
    private func state(
        _ town: Town,
        _ kind: EventKind,
        _ members: JSONObject,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let outcome = try town.submit(Town.generator, [town.event(kind, members)])
        #expect(outcome.isAccepted, "\(outcome.verdict)", sourceLocation: sourceLocation)
    }

    private func site(_ town: Town) throws -> [String] {
        try town.balances(.site).map(\.equation)
    }

    @Test func `a package that is split is in stock as its children, which go on with its batch`()
        throws
    {
        let town = try Town.settled()
        let codes = try town.storePackages(1, at: "2026-09-01 10:00")
        let children = town.codes(2, from: 8)
        try state(
            town,
            .itemSplit,
            [
                "children": zip(children, [60_000, 39_000]).map {
                    ["code": $0, "net": $1] as JSONObject
                },
                "code": codes[0], "site": "001",
            ]
        )
        #expect(try site(town) == ["0 + 100000 + 0 + 0 = 0 + 0 + 99000 + 1000"])
        // A kilogram less is within the tolerance of 20 kg.
        #expect(try town.balances(.children).map(\.equation) == ["99000 = 100000"])
        #expect(try town.balances(.children).map(\.closes) == [true])
        #expect(
            try town.balances(.facility).map(\.equation) == ["0 + 100000 = 0 + 99000 + 1000"]
        )
        for code in children {
            try state(town, .itemWithdrawn, ["code": code])
            try state(town, .itemStored, ["code": code, "facility": "TS002"])
        }
        #expect(
            try town.rows(.withdrawing, [.containerCode, .amount, .source])
                == [
                    [children[0], "0.06", "HWRK20260901001"],
                    [children[1], "0.039", "HWRK20260901001"],
                ]
        )
        #expect(
            try town.rows(.storing, [.containerCode, .amount, .source]).suffix(2)
                == [
                    [children[0], "0.06", "HWCS20260901001"],
                    [children[1], "0.039", "HWCS20260901001"],
                ]
        )
    }

    @Test func `a wrong code gives way to the right one, and so does its waste`() throws {
        let town = try Town.settled()
        let codes = try town.storePackages(1, at: "2026-09-01 10:00")
        let right = town.codes(1, waste: "90024908")[0]
        try state(
            town,
            .itemRecoded,
            town.content(["code": right, "parent": codes[0], "reason": "代码有误", "site": "001"])
        )
        #expect(
            try site(town) == [
                "0 + 100000 + 0 + 0 = 0 + 0 + 0 + 100000",
                "0 + 0 + 0 + 0 = 0 + 0 + 100000 + -100000",
            ]
        )
        #expect(
            try town.balances(.facility).map(\.equation) == [
                "0 + 100000 = 0 + 0 + 100000", "0 + 0 = 0 + 100000 + -100000",
            ]
        )
    }

    @Test func `a box is shipped as what is in it`() throws {
        let town = try Town.settled()
        let codes = try town.storePackages(2, at: "2026-09-01 10:00")
        let box = town.codes(1, from: 9)[0]
        try state(town, .itemIssued, town.content(["code": box, "site": "001"]))
        try state(town, .itemPacked, ["code": box, "items": codes])
        #expect(try site(town) == ["0 + 200000 + 0 + 0 = 0 + 0 + 200000 + 0"])
        _ = try town.ship([box], at: "2026-09-02 09:00", mass: 200_000)
        #expect(try site(town) == ["0 + 200000 + 0 + 0 = 0 + 200000 + 0 + 0"])
        #expect(
            try town.rows(.outsourcing, [.containerCode, .amount])
                == codes.map { [$0, "0.1"] }
        )
        #expect(try town.rows(.withdrawing, [.containerCode]) == codes.map { [$0] })
    }

    @Test func `what was loaded under one code and overpacked on the way has left once`() throws {
        let town = try Town.settled()
        let codes = try town.storePackages(1, at: "2026-09-01 10:00")
        _ = try town.ship(codes, at: "2026-09-02 09:00")
        let child = "\(Town.carrier)9002140820260902001"
        let overpacked = town.event(
            .itemOverpacked,
            town.content(["code": child, "parent": codes[0], "reason": "破损", "site": "001"])
        )
        // Whether a carrier may is for the rules; the books stay what they were either way.
        _ = try town.submit(Town.carrier, [overpacked])
        #expect(try site(town) == ["0 + 100000 + 0 + 0 = 0 + 100000 + 0 + 0"])
        #expect(try town.rows(.outsourcing, [.containerCode]) == [[codes[0]]])
    }

    @Test func `what is lost is adjusted, and what turns up again is there again`() throws {
        let town = try Town.settled()
        let codes = try town.storePackages(2, at: "2026-09-01 10:00")
        try state(town, .itemLost, ["code": codes[0], "reason": "盘点未见"])
        #expect(try site(town) == ["0 + 200000 + 0 + 0 = 0 + 0 + 100000 + 100000"])
        try state(town, .itemFound, ["code": codes[0], "place": "2号棚"])
        #expect(try site(town) == ["0 + 200000 + 0 + 0 = 0 + 0 + 200000 + 0"])
        #expect(try town.balances(.facility).map(\.closes) == [true])
    }

    @Test func `own treatment has its table, by package`() throws {
        let town = try Town.settled()
        let codes = try town.storePackages(2, at: "2026-09-01 10:00")
        try state(
            town,
            .itemTreated,
            ["facility": "TS009", "items": codes, "method": "R9"]
        )
        #expect(
            try town.rows(.ownTreatment, [.batch, .containerCode, .amount, .facility, .source])
                == [
                    ["HWZXLY20260901001", codes[0], "0.1", "TS009", "HWCK20260901001"],
                    ["HWZXLY20260901001", codes[1], "0.1", "TS009", "HWCK20260901002"],
                ]
        )
        #expect(try site(town) == ["0 + 200000 + 0 + 0 = 200000 + 0 + 0 + 0"])
    }

    @Test func `stock without packages is there by an adjustment, and its shipment then closes`()
        throws
    {
        let town = try Town.settled()
        try town.set("2026-09-01 10:00")
        try state(
            town,
            .stockAdjusted,
            [
                "change": 500_000, "code": "900-214-08", "day": "2026-08-31", "reason": "期初库存",
                "site": ["party": Town.generator, "site": "001"] as JSONObject,
            ]
        )
        let id = town.uuid()
        var load = town.load([], mass: 300_000)
        load["packages"] = .integer(3)
        #expect(
            try town.submit(
                Town.generator,
                [town.manifest(id, lines: [town.line(packages: 3, mass: 300_000)])]
            ).isAccepted
        )
        #expect(try town.submit(Town.generator, [town.released(id, [load])]).isAccepted)
        #expect(try town.submit(Town.carrier, [town.loaded(id, [load])]).isAccepted)
        #expect(try site(town) == ["0 + 0 + 0 + 0 = 0 + 300000 + 200000 + -500000"])
        #expect(
            try town.balances(.site, days("2026-09-01", nil)).map(\.equation) == [
                "500000 + 0 + 0 + 0 = 0 + 300000 + 200000 + 0"
            ]
        )
        #expect(
            try town.rows(.outsourcing, [.containerCode, .containerCount, .amount])
                == [["", "3", "0.3"]]
        )
    }
}
