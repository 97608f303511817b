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
    private func plan() throws -> DistrictPlan {
        var faults: [FieldFault] = []
        let json = try LooseJSON.read(Fixture.bytes("Fixtures/qianjiang/fortnight.json"))
        let plan = DistrictPlan.read(json, faults: &faults)
        #expect(faults == [])
        return try #require(plan)
    }

    @Test
    func `an audit finds just what was placed, and the books have the masses of the plan`() throws {
        let folder = try TemporaryFolder()
        let location = LedgerLocation(folder.file("city.ldg"))
        let outcome = try Simulation(plan(), at: location).run()
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
    }
}
