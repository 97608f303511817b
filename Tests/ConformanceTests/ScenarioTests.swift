import Conformance
import LiandanTesting
import Testing

/// The scenarios of `Fixtures/scenarios`, and the histories that scenarios begin with.
struct ScenarioTests {
    @Test(arguments: FixtureScenario.all(under: "Fixtures/scenarios"))
    func `a scenario comes out as it says`(_ file: FixtureScenario) throws {
        let report = try file.run()
        #expect(report.isMet, "\(report.result)")
        #expect(report.scenario?.final != nil, "a scenario says how it ends")
    }

    @Test(arguments: FixtureScenario.all(under: "Fixtures/ledgers"))
    func `a start comes out as it says`(_ file: FixtureScenario) throws {
        let report = try file.run()
        #expect(report.isMet, "\(report.result)")
    }
}
