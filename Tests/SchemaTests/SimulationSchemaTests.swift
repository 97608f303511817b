import CanonicalJSON
import Interchange
import Liandan
import LiandanTesting
import Simulation
import Testing

struct SimulationSchemaTests {
    @Test func `plans and answers fit their schemas`() throws {
        let folder = try TemporaryFolder()
        let plans = try ["fortnight", "year"].map { name in
            try LooseJSON.read("Fixtures/qianjiang/\(name).json")
        }
        var faults: [FieldFault] = []
        let plan = try #require(DistrictPlan.read(plans[0], faults: &faults)).shortened(to: 2)
        let location = LedgerLocation(folder.file("city.ldg"))
        let answers = try Simulation(plan, at: location).run().answers
        let requests =
            plans.map { SchemaChecker.Request(schema: "simulation-plan", document: $0) }
            + [.init(schema: "simulation-answers", document: answers.json)]
        for errors in try SchemaChecker.errors(requests) { #expect(errors == []) }
    }

    @Test func `the page names every kind of violation, and no other`() throws {
        let page = String(decoding: try Fixture.bytes("Schemas/simulate.md"), as: UTF8.self)
        let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { row in
            String(row.dropFirst(3).prefix { $0 != "`" })
        }
        let marked = page.split(separator: "\n").filter { $0.contains("`* |") }.count
        let kinds = ViolationKind.all
        #expect(
            Set(rows).subtracting(PlannedGroup.Way.allCases.map(\.rawValue))
                == Set(kinds.map(\.name))
        )
        #expect(marked == kinds.filter(\.isLasting).count)
    }
}
