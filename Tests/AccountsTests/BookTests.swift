import Accounts
import CanonicalJSON
import LedgerLog
import Liandan
import LiandanTesting
import Testing
import WasteDomain

/// The tables of the book, row by row.
struct BookTests {
    @Test
    func `a drum is generated, stored, withdrawn and shipped, each row naming the one before`()
        throws
    {
        let town = try Town.settled()
        let codes = try town.storePackages(2, at: "2026-09-01 10:00")
        try town.set("2026-09-03 09:00")
        _ = try town.submit(Town.generator, [town.event(.itemWithdrawn, ["code": codes[0]])])
        _ = try town.ship(codes, at: "2026-09-03 14:00")

        let what: [AccountColumn] = [.batch, .time, .containerCode, .waste, .amount, .destination]
        #expect(
            try town.rows(.generation, what) == [
                [
                    "HWCS20260901001", "2026-09-01 10:00:00", codes[0], "900-214-08", "0.1",
                    "贮存 TS001",
                ],
                [
                    "HWCS20260901002", "2026-09-01 10:00:00", codes[1], "900-214-08", "0.1",
                    "贮存 TS001",
                ],
            ]
        )
        #expect(
            try town.rows(.storing, [.batch, .containerCode, .amount, .facility, .source]) == [
                ["HWRK20260901001", codes[0], "0.1", "TS001", "HWCS20260901001"],
                ["HWRK20260901002", codes[1], "0.1", "TS001", "HWCS20260901002"],
            ]
        )
        let to = "委外 \(Town.disposer)/001"
        // The second was never said to be withdrawn: it left the store when it left the site.
        #expect(
            try town.rows(.withdrawing, [.batch, .time, .containerCode, .source, .destination]) == [
                ["HWCK20260903001", "2026-09-03 09:00:00", codes[0], "HWRK20260901001", to],
                ["HWCK20260903002", "2026-09-03 14:02:00", codes[1], "HWRK20260901002", to],
            ]
        )
        #expect(
            try town.rows(
                .outsourcing,
                [.batch, .containerCode, .amount, .method, .licensee, .licence, .source, .manifest]
            )
                == codes.enumerated().map { index, code in
                    [
                        "HWWWLY20260903001", code, "0.1", "R9", "示例再生资源有限公司", "5001140001",
                        "HWCK2026090300\(index + 1)", "20265001000001",
                    ]
                }
        )
    }

    @Test func `common columns name the package and the waste as the standard asks`() throws {
        let town = try Town.settled()
        _ = try town.storePackages(1, at: "2026-09-01 10:00")
        #expect(
            try town.rows(
                .generation,
                [.containerType, .containerCount, .name, .category, .unit, .handler, .event]
            ) == [["桶", "1", "废机油", "HW08", "吨", "", "2.1"]]
        )
    }

    @Test func `what is shipped straight from the workshop names its generation batch`() throws {
        let town = try Town.settled()
        try town.straightRun(1)
        #expect(
            try town.rows(.outsourcing, [.source]) == [["HWCS20260901001"]]
        )
        #expect(try town.rows(.storing, [.batch]).isEmpty)
        #expect(
            try town.rows(.generation, [.destination]) == [["委外 \(Town.disposer)/001"]]
        )
    }

    @Test func `the disposer's book has what it treated, with the manifest it came by`() throws {
        let town = try Town.settled()
        try town.straightRun(2)
        let codes = town.codes(2)
        #expect(
            try town.rows(
                .ownTreatment,
                [.batch, .containerCode, .amount, .method, .manifest],
                of: Town.taken
            ) == codes.map { ["HWZXLY20260901001", $0, "0.1", "R9", "20265001000001"] }
        )
        #expect(try town.rows(.ownTreatment, [.batch]).isEmpty)
    }

    @Test func `a stated batch stands as it was stated, and a strange one earns a warning`() throws
    {
        let town = try Town.settled()
        let codes = town.codes(2)
        let events = codes.enumerated().flatMap { index, code in
            var events = town.itemEvents([code])
            events[1]["batch"] = .string(index == 0 ? "HWCS20260901777" : "P3-17")
            return events
        }
        #expect(try town.submit(Town.generator, events).isAccepted)
        #expect(try town.rows(.generation, [.batch]) == [["HWCS20260901777"], ["P3-17"]])
        var unusual: [[String]] = []
        try town.ledger.forEachRow(Town.own, BookPeriod(), town.ledger.regulation()) { row, _ in
            unusual.append(row.unusualBatches)
        }
        #expect(unusual == [[], ["P3-17"]])
    }

    @Test func `who did it stays sealed unless the reader opens it`() throws {
        let town = try Town.settled()
        var events = town.itemEvents(town.codes(1))
        events[1]["handler"] = .string("王芳")
        #expect(try town.submit(Town.generator, events, sealing: ["handler"]).isAccepted)
        #expect(try town.rows(.generation, [.handler]) == [["（已封存）"]])
        #expect(try town.rows(.generation, [.handler], opening: true) == [["王芳"]])
    }

    @Test func `rows of other days are left out, and their numbers stay what they were`() throws {
        let town = try Town.settled()
        _ = try town.storePackages(2, at: "2026-09-01 10:00")
        _ = try town.storePackages(1, at: "2026-09-02 10:00")
        let second = try days("2026-09-02", "2026-09-02")
        #expect(try town.rows(.generation, [.batch], second) == [["HWCS20260902001"]])
        #expect(try town.rows(.storing, [.source], second) == [["HWCS20260902001"]])
        #expect(try town.rows(.storing, [.batch], days(nil, "2026-09-01")).count == 2)
    }

    @Test func `a pipe generates and ships each day, and a day stated anew counts once`() throws {
        let town = try Town.settled()
        for (mass, reason) in [(1_000_000, nil), (1_200_000, "读数更正")] as [(Int, String?)] {
            let metered = town.event(
                .accountRecorded,
                [
                    "code": "900-214-08", "contract": "C-1", "day": "2026-09-01",
                    "form": "liquid",
                    "from": ["party": Town.generator, "site": "001"] as JSONObject,
                    "hazards": ["T", "I"], "mass": mass,
                    "meter": ["calibratedOn": "2026-01-10", "id": "FT-1"] as JSONObject,
                    "reason": reason,
                    "to": ["party": Town.disposer, "site": "001"] as JSONObject,
                ]
            )
            #expect(try town.submit(Town.generator, [metered]).isAccepted)
        }
        #expect(
            try town.rows(.generation, [.batch, .time, .amount]) == [
                ["HWCS20260901001", "2026-09-01 00:00:00", "1.2"]
            ]
        )
        #expect(
            try town.rows(.outsourcing, [.batch, .amount, .source]) == [
                ["HWWWLY20260901001", "1.2", "HWCS20260901001"]
            ]
        )
    }

    @Test func `the table has every column of the standard, each with a title of its own`() {
        for table in AccountTable.allCases {
            let titles = table.columns.map { table.title(of: $0).zh }
            #expect(Set(titles).count == titles.count, "\(table)")
        }
        let columns = AccountTable.allCases.map { $0.columns.count }
        // Batch, time, nine in common, and manifest and event behind them.
        #expect(columns == [16, 18, 19, 18, 21])
    }
}
