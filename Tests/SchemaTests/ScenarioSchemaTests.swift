import Interchange
import LiandanTesting
import Testing

struct ScenarioSchemaTests {
    @Test func `every scenario fits its schema`() throws {
        let folders = ["Fixtures/ledgers", "Fixtures/rules", "Fixtures/scenarios"]
        let files = try folders.flatMap { folder in
            try names(under: folder, ending: ".json").map { "\(folder)/\($0).json" }
        }
        #expect(files.count > 300)
        let errors = try SchemaChecker.errors(
            files.map { .init(schema: "scenario", document: try LooseJSON.read($0)) }
        )
        for (file, errors) in zip(files, errors) { #expect(errors == [], "\(file)") }
    }
}
