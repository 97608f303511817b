import Accounts
import CanonicalJSON
import LedgerLog
import Liandan
import LiandanTesting
import Testing
import WasteDomain

/// Waste in no package: what is filled, pumped, shipped or treated out of it is generated once.
struct BulkTests {
    private static let site: JSONObject = ["party": Town.generator, "site": "001"]

    private func state(
        _ town: Town,
        _ kind: EventKind,
        _ members: JSONObject,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let outcome = try town.submit(Town.generator, [town.event(kind, members)])
        #expect(outcome.isAccepted, "\(outcome.verdict)", sourceLocation: sourceLocation)
    }

    /// `number` of the day, in grams; its batch is HWCS20260901 and the number.
    private func generate(
        _ town: Town,
        _ number: Int,
        _ mass: Int,
        _ others: JSONObject = [:]
    ) throws {
        var members: JSONObject = [
            "batch": "HWCS2026090100\(number)", "code": "900-214-08", "day": "2026-09-01",
            "mass": mass, "site": Self.site,
        ]
        for member in others.members { members[member.name] = member.value }
        try state(town, .wasteGenerated, members)
    }

    private func town() throws -> Town {
        let town = try Town.settled()
        try town.set("2026-09-01 10:00")
        return town
    }

    private func site(_ town: Town) throws -> [String] {
        try town.balances(.site).map(\.equation)
    }

    private func expectClosed(_ town: Town, but open: Set<BalanceID> = []) throws {
        for id in BalanceID.allCases {
            for balance in try town.balances(id) {
                #expect(balance.closes != open.contains(id), "\(balance.json)")
            }
        }
    }

    /// Packages of 100 kg that name the batch they were filled from.
    private func fill(_ town: Town, _ count: Int, from batch: String) throws -> [String] {
        let codes = town.codes(count)
        let events = codes.flatMap { code in
            var events = town.itemEvents([code])
            events[1]["batch"] = .string(batch)
            return events
        }
        #expect(try town.submit(Town.generator, events).isAccepted)
        return codes
    }

    @Test func `what is filled from a batch is generated with the batch, and not again`() throws {
        let town = try town()
        try generate(town, 1, 500_000, ["facility": "MF0001", "name": "油泥"])
        let codes = try fill(town, 2, from: "HWCS20260901001")
        #expect(try site(town) == ["0 + 500000 + 0 + 0 = 0 + 0 + 500000 + 0"])
        #expect(
            try town.rows(.generation, [.batch, .time, .containerCode, .name, .amount, .facility])
                == [["HWCS20260901001", "2026-09-01 00:00:00", "", "油泥", "0.5", "MF0001"]]
        )
        let stored = codes.map { town.event(.itemStored, ["code": $0, "facility": "TS001"]) }
        #expect(try town.submit(Town.generator, stored).isAccepted)
        #expect(
            try town.rows(.storing, [.containerCode, .amount, .source])
                == codes.map { [$0, "0.1", "HWCS20260901001"] }
        )
        #expect(try town.balances(.batches).map(\.equation) == ["200000 ≤ 500000"])
        try expectClosed(town)
    }

    @Test func `packages that hold more than their batch are named`() throws {
        let town = try town()
        try generate(town, 1, 150_000)
        let codes = try fill(town, 2, from: "HWCS20260901001")
        for code in codes {
            try state(town, .itemStored, ["code": code, "facility": "TS001"])
        }
        let batches = try town.balances(.batches)
        #expect(batches.map(\.equation) == ["200000 ≤ 150000"])
        #expect(batches.map(\.closes) == [false])
        #expect(batches.map(\.evidence.count) == [1])
        #expect(try site(town) == ["0 + 150000 + 0 + 0 = 0 + 0 + 150000 + 0"])
    }

    @Test func `it counts the same if the batch is stated after its packages`() throws {
        let town = try town()
        _ = try fill(town, 2, from: "HWCS20260901001")
        try generate(town, 1, 500_000)
        #expect(try site(town) == ["0 + 500000 + 0 + 0 = 0 + 0 + 500000 + 0"])
        #expect(try town.rows(.generation, [.batch]).count == 1)
    }

    @Test func `a batch stated anew counts as it was stated last`() throws {
        let town = try town()
        try generate(town, 1, 500_000)
        try generate(town, 1, 400_000, ["reason": "抄错"])
        #expect(try site(town) == ["0 + 400000 + 0 + 0 = 0 + 0 + 400000 + 0"])
        #expect(try town.rows(.generation, [.amount]) == [["0.4"]])
    }

    @Test func `batches of packages that name none are numbered around those of bulk`() throws {
        let town = try town()
        _ = try town.storePackages(2, at: "2026-09-01 10:00")
        try generate(town, 2, 500_000)
        #expect(
            try town.rows(.generation, [.batch]) == [
                ["HWCS20260901001"], ["HWCS20260901003"], ["HWCS20260901002"],
            ]
        )
    }

    @Test func `a tank is a store: what leaves it is withdrawn, the oldest first`() throws {
        let town = try town()
        try generate(town, 1, 500_000, ["store": "TK001"])
        try generate(town, 2, 300_000, ["store": "TK001"])
        let id = town.uuid()
        var load = town.load([], mass: 600_000)
        load["packages"] = .integer(1)
        let issued = town.manifest(id, lines: [town.line(packages: 1, mass: 600_000)])
        #expect(try town.submit(Town.generator, [issued]).isAccepted)
        #expect(try town.submit(Town.generator, [town.released(id, [load])]).isAccepted)
        #expect(try town.submit(Town.carrier, [town.loaded(id, [load])]).isAccepted)
        #expect(
            try town.rows(.storing, [.batch, .amount, .facility, .source]) == [
                ["HWRK20260901001", "0.5", "TK001", "HWCS20260901001"],
                ["HWRK20260901002", "0.3", "TK001", "HWCS20260901002"],
            ]
        )
        let to = "委外 \(Town.disposer)/001"
        #expect(
            try town.rows(.withdrawing, [.batch, .amount, .facility, .source, .destination]) == [
                ["HWCK20260901001", "0.5", "TK001", "HWRK20260901001", to],
                ["HWCK20260901002", "0.1", "TK001", "HWRK20260901002", to],
            ]
        )
        #expect(
            try town.rows(.outsourcing, [.amount, .source])
                == [["0.6", "HWCK20260901001 HWCK20260901002"]]
        )
        #expect(try site(town) == ["0 + 800000 + 0 + 0 = 0 + 600000 + 200000 + 0"])
        #expect(
            try town.balances(.facility).map(\.equation) == ["0 + 800000 = 600000 + 200000 + 0"]
        )
        try expectClosed(town)
    }

    @Test func `a pipe sends what was generated in bulk before it generates more`() throws {
        let town = try town()
        try generate(town, 1, 500_000)
        try state(
            town,
            .accountRecorded,
            [
                "code": "900-214-08", "contract": "C-1", "day": "2026-09-01", "form": "liquid",
                "from": Self.site, "hazards": ["T", "I"], "mass": 700_000,
                "meter": ["calibratedOn": "2026-01-10", "id": "FT-1"] as JSONObject,
                "to": ["party": Town.disposer, "site": "001"] as JSONObject,
            ]
        )
        #expect(try site(town) == ["0 + 700000 + 0 + 0 = 0 + 700000 + 0 + 0"])
        #expect(try town.rows(.generation, [.amount]) == [["0.5"], ["0.2"]])
        #expect(
            try town.rows(.outsourcing, [.amount, .source])
                == [["0.7", "HWCS20260901001 HWCS20260901002"]]
        )
        try expectClosed(town)
    }

    @Test func `what is treated on the site has its table, and what was not there does not close`()
        throws
    {
        let town = try town()
        try generate(town, 1, 500_000, ["name": "油泥"])
        let treated: JSONObject = [
            "batch": "HWZXLY20260901001", "code": "900-214-08", "day": "2026-09-01",
            "facility": "TS101", "mass": 300_000, "method": "R9", "site": Self.site,
        ]
        try state(town, .wasteTreated, treated)
        #expect(
            try town.rows(.ownTreatment, [.batch, .name, .amount, .facility, .method, .source])
                == [["HWZXLY20260901001", "油泥", "0.3", "TS101", "R9", "HWCS20260901001"]]
        )
        #expect(try site(town) == ["0 + 500000 + 0 + 0 = 300000 + 0 + 200000 + 0"])
        try expectClosed(town)
        var more = treated
        more["batch"] = .string("HWZXLY20260901002")
        try state(town, .wasteTreated, more)
        #expect(try site(town) == ["0 + 500000 + 0 + 0 = 600000 + 0 + 0 + 0"])
        #expect(try town.balances(.site).map(\.closes) == [false])
        #expect(try town.balances(.running).map(\.equation) == ["-100000 = 0"])
    }
}
