import CanonicalJSON
import HandoffRules
import Indicators
import Liandan
import LiandanTesting
import Regulation
import Testing
import WasteDomain

/// Indicators of declared figures, and what plans say beside them.
struct FigureTests {
    @Test(arguments: [
        (95, 100, "95.00", [true, true]), (949, 1000, "94.90", [false, false]),
        // Shown as 95.00 and not enough all the same.
        (94_999, 100_000, "95.00", [false, false]), (1, 3, "33.33", [false, false]),
        (2, 3, "66.67", [false, false]), (200, 200, "100.00", [true, true]),
    ])
    func `inspections are judged exactly and shown rounded`(
        passed: Int,
        held: Int,
        shown: String,
        met: [Bool]
    ) throws {
        let town = try Town.settled()
        let events = ["generator", "operator"].flatMap { kind in
            [
                town.figure("\(kind)Inspections", held, of: "360702"),
                town.figure("\(kind)InspectionsPassed", passed, of: "360702"),
            ]
        }
        #expect(try town.submit(Town.authority, events).isAccepted)
        let results = try town.indicators("IND-07", region: "360702", plan: "ZG")
        #expect(results.map(\.indicator.id) == ["IND-07.1", "IND-07.2"])
        #expect(results.map(\.value) == [shown, shown])
        #expect(results.map { $0.goals.map(\.goal.text) } == [["95", "95"], ["95", "95"]])
        #expect(results.flatMap(\.goals).compactMap(\.isMet) == met)
    }

    @Test func `a figure declared anew with a reason takes the place of the older`() throws {
        let town = try Town.settled()
        let first = [town.figure("towns", 10), town.figure("townsSorting", 5)]
        #expect(try town.submit(Town.authority, first).isAccepted)
        #expect(try town.indicator("IND-29", region: "500114").value == "50.00")
        let again = try town.submit(Town.authority, [town.figure("townsSorting", 9)])
        #expect(again.findings.map(\.rule.description) == ["LD-FIG-004"])
        let reasoned = town.figure("townsSorting", 10, reason: "统计更正")
        #expect(try town.submit(Town.authority, [reasoned]).isAccepted)
        let sorted = try town.indicator("IND-29", region: "500114")
        #expect(sorted.value == "100.00")
        #expect(sorted.goals.map(\.isMet) == [nil, nil, true])
    }

    @Test func `only an authority declares figures`() throws {
        let town = try Town.settled()
        let outcome = try town.submit(Town.generator, [town.figure("towns", 10)])
        #expect(!outcome.isAccepted)
    }

    @Test(arguments: ["QJ", "ZG"])
    func `every plan's goals can be shown without any data`(plan: String) throws {
        let town = try Town.settled()
        let results = try town.indicators(plan: plan)
        #expect(results.count == 47)
        #expect(results.flatMap(\.goals).allSatisfy { $0.goal.plan == plan })
        #expect(!results.flatMap(\.goals).isEmpty)
        for result in results {
            #expect((result.value == nil) == !result.lacks.isEmpty, "\(result.indicator.id)")
            for lack in result.lacks {
                if case .unknown(let term) = lack { Issue.record("\(term) is not computed") }
            }
        }
    }

    @Test func `a table of a later program names what this one cannot compute`() {
        for text in ["moon.dust", "figure:", "figure:A", "stream:", "stream:x", "stream:x:", "-"] {
            #expect(IndicatorTerm(text)?.sources == [.unknown], "\(text)")
        }
        let term = IndicatorTerm("-stream:domestic:disposed+burnt:method=landfill+pit")
        #expect(term?.isTakenAway == true)
        guard case .stream(let stream)? = term?.sources.first else {
            Issue.record("it is a stream's")
            return
        }
        #expect(stream.acts == ["disposed", "burnt"])
        #expect(stream.filters == ["method": ["landfill", "pit"]])
    }
}
