import Accounts
import CanonicalJSON
import Indicators
import Liandan
import LiandanTesting
import Regulation
import Testing
import WasteDomain

/// The indicators of our own: how manifests and packages went.
struct ProcessTests {
    @Test func `a load that went well is closed, in time, without a gap`() throws {
        let town = try Town.settled()
        try town.straightRun(2)
        _ = try town.issue(1, from: 3)
        let values = try town.indicators("PRO", "IND-28")
            .map { "\($0.indicator.id) \($0.sums)" }
        #expect(
            values == [
                "IND-28.1 2/2", "IND-28.2 2/2", "PRO-01 1/2", "PRO-02 1/1", "PRO-03.1 0/1",
                "PRO-03.2 0/1", "PRO-03.3 0/1", "PRO-03.4 0/1", "PRO-03.5 0/1", "PRO-03.6 0/1",
                "PRO-04 0/200000", "PRO-05 0/2", "PRO-06 0/0", "PRO-07 0/100000", "PRO-08 0",
                "PRO-09 0/0", "PRO-10 ?",
            ]
        )
        #expect(try town.indicator("PRO-10").lacks == [.audit])
    }

    @Test func `what came is held against what left`() throws {
        let town = try Town.settled()
        let (id, codes) = try town.issue(2)
        try town.submit(Town.generator, [town.released(id, [town.load(codes)])])
        try town.submit(Town.carrier, [town.loaded(id, [town.load(codes)])])
        try town.submit(Town.carrier, [town.departed(id)])
        try town.submit(Town.carrier, [town.arrived(id)])
        let line: JSONObject = [
            "differences": ["quantity"], "items": codes.map { ["code": $0] as JSONObject },
            "line": 1, "mass": 150_000, "packages": 2,
        ]
        let received = town.event(.manifestReceived, ["lines": [line], "manifest": id])
        #expect(try town.submit(Town.disposer, [received]).isAccepted)
        #expect(try town.indicator("PRO-04").value == "25.00")
        #expect(try town.indicator("PRO-03.2").value == "100.00")
        // Nothing was decided, and nothing had to be yet: five working days, no holiday between.
        #expect(try town.indicator("PRO-02").sums == "0/0")
        try town.set("2026-09-09 09:00")
        try town.submit(Town.generator, town.itemEvents(town.codes(1)))
        #expect(try town.indicator("PRO-02").sums == "0/1")
    }

    @Test func `the mean age of what is stored is weighed by mass`() throws {
        let town = try Town.settled()
        try town.submit(Town.generator, town.itemEvents(town.codes(1), net: 300_000))
        try town.set("2026-09-05 09:00")
        try town.submit(Town.generator, town.itemEvents(town.codes(1), net: 100_000))
        // 300 kg four days, 100 kg none.
        #expect(try town.indicator("PRO-07").value == "3.00")
    }

    @Test func `as many entries are named as are asked for, and all are counted`() throws {
        let town = try Town.settled()
        for first in 1...3 { try town.straightRun(1, from: first) }
        let few = try town.indicator("PRO-01", evidence: 2)
        #expect(few.first?.evidence.events.count == 2)
        #expect(few.first?.evidence.count == 3)
        let all = try town.indicator("PRO-01", evidence: .max)
        #expect(all.first?.evidence.events.count == 3)
    }
}
