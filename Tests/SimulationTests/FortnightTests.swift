import Audit
import CanonicalJSON
import Interchange
import LedgerLog
import Liandan
import LiandanTesting
import Simulation
import Testing

/// Two weeks of a small district are played, audited, and found to hold what was placed in them.
struct FortnightTests {
    private func plan(_ name: String = "fortnight") throws -> DistrictPlan {
        var faults: [FieldFault] = []
        let json = try LooseJSON.read(Fixture.bytes("Fixtures/qianjiang/\(name).json"))
        let plan = DistrictPlan.read(json, faults: &faults)
        #expect(faults == [])
        return try #require(plan)
    }

    @Test
    func `an audit finds just what was placed, and the books have the masses of the plan`() throws {
        let folder = try TemporaryFolder()
        let location = LedgerLocation(folder.file("city.ldg"))
        let plan = try plan()
        #expect(Set(plan.violations.map(\.kind)) == Set(ViolationKind.all.map(\.name)))
        let outcome = try Simulation(plan, at: location).run()
        let comparison = try Comparison(
            outcome.answers,
            with: location,
            trust: TrustFile(outcome.description)
        )
        #expect(comparison.falseAlarms.map(\.text) == [])
        #expect(comparison.missed.map(\.text) == [])
        #expect(comparison.differences.isEmpty)
        #expect(comparison.report.problems == [])
        #expect(comparison.isExact)
        #expect(outcome.answers.unplaced == [])
        #expect(outcome.answers.totals.sum == plan.groups.map(\.mass).reduce(0, +))
    }

    @Test func `what was not placed is a false alarm, and what is not found is missed`() throws {
        let folder = try TemporaryFolder()
        let location = LedgerLocation(folder.file("city.ldg"))
        let outcome = try Simulation(plan().shortened(to: 3), at: location).run()
        let placed = outcome.answers.placed
        #expect(placed.count > 3)
        // The answers say that the first find is of another day.
        var json = outcome.answers.json
        let first = try #require(json.object?["opening"]?.array?.first?.object)
        let other = first.adding(["day": "2025-01-01"])
        json = .object((json.object ?? [:]).adding(["opening": [other]]))
        var faults: [FieldFault] = []
        let answers = try #require(Answers.read(json, faults: &faults))
        let comparison = try Comparison(answers, with: location, trust: nil)
        #expect(comparison.falseAlarms.map(\.json) == [.object(first)])
        #expect(comparison.missed.map(\.json) == [.object(other)])
        #expect(!comparison.isExact)
    }

    @Test func `a holiday alone is played, too`() throws {
        let folder = try TemporaryFolder()
        let location = LedgerLocation(folder.file("city.ldg"))
        let outcome = try Simulation(plan("year").shortened(to: 1), at: location).run()
        #expect(try Comparison(outcome.answers, with: location, trust: nil).isExact)
    }

    @Test func `the same seed makes the same ledger, another seed another`() throws {
        let folder = try TemporaryFolder()
        var plan = try plan().shortened(to: 2)
        let roots = try [1, 1, 2].enumerated().map { index, seed in
            plan.seed = seed
            let location = LedgerLocation(folder.file("\(index).ldg"))
            let description = try Simulation(plan, at: location).run().description
            var options = Auditor.Options()
            options.replays = false
            let trust = TrustFile(description)
            return try Auditor(location, trust: trust, options: options).run().root
        }
        #expect(roots[0] != nil)
        #expect(roots[0] == roots[1])
        #expect(roots[0] != roots[2])
    }

    @Test func `a plan that names what nobody knows is refused before anything is played`() throws {
        let folder = try TemporaryFolder()
        let bytes = try Fixture.bytes("Fixtures/qianjiang/fortnight.json")
        let text = String(decoding: bytes, as: UTF8.self)
        for (old, new) in [("\"longWay\"", "\"longerWay\""), ("\"HW01\"", "\"HW02\"")] {
            var faults: [FieldFault] = []
            let json = try LooseJSON.read(Array(text.replacing(old, with: new).utf8))
            let plan = try #require(DistrictPlan.read(json, faults: &faults))
            let error = #expect(throws: SimulationError.self) {
                try Simulation(plan, at: LedgerLocation(folder.file("\(new.count).ldg"))).run()
            }
            #expect(error?.code == .badPlan)
        }
    }

    @Test(arguments: ["fortnight", "year"])
    func `a plan is written as it was read`(name: String) throws {
        let plan = try plan(name)
        var faults: [FieldFault] = []
        #expect(DistrictPlan.read(plan.json, faults: &faults) == plan)
        #expect(faults == [])
    }

    /// What the district's own plan says of it.
    @Test func `the year has the sources and masses of the district's plan`() throws {
        let groups = Dictionary(grouping: try plan("year").groups, by: \.way)
        let sum = { (way: PlannedGroup.Way) in
            groups[way]?.reduce((count: 0, mass: 0)) { sum, group in
                (sum.count + group.trades.map(\.count).reduce(0, +), sum.mass + group.mass)
            }
        }
        #expect(sum(.direct)?.count == 31)
        #expect(sum(.direct)?.mass == 134_600_000)
        #expect(sum(.collected)?.count == 121)
        #expect(sum(.medical)?.count == 104)
        #expect(sum(.medical)?.mass == 407_000_000)
        #expect(try plan("year").receivers.filter { !$0.collects }.count == 11)
    }
}
