import CanonicalJSON
import Foundation
import Interchange
import LiandanTesting
import Testing

/// What the command prints and writes for machines.
struct CommandSchemaTests {
    private let folder: TemporaryFolder
    private let environment = [
        "LIANDAN_CLOCK": "2026-09-01 09:00", "LIANDAN_KEY": "city.authority.key",
        "LIANDAN_LEDGER": "city.ldg", "LIANDAN_OPERATOR_KEY": "", "LIANDAN_TRUST": "",
    ]

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(Array("party,name\n1,\n".utf8), to: "bad.csv")
        try folder.write(Array("party,colour\n1,red\n".utf8), to: "no-table.csv")
        try folder.write(Array("{}".utf8), to: "none.json")
        var scenario = try LooseJSON.read("Fixtures/ledgers/registered.json").object
        scenario?["start"] = .string(Fixture.path("Fixtures/ledgers/adopted.json"))
        scenario?["final"] = .object(["entries": 3])
        try folder.write(scenario?.canonicalBytes ?? [], to: "other.json")
    }

    @Test func `every document fits its schema, and every schema has a document`() throws {
        var requests: [SchemaChecker.Request] = []
        var places: [String] = []
        for step in CommandStep.all {
            if step.words.contains("copy.ldg") { try tamper() }
            for document in try run(step) {
                requests.append(.init(schema: "cli/\(step.schema)", document: document))
                places.append("\(step)")
            }
        }
        for (schema, file) in [
            ("trust", "city.trust"), ("enrolment", "c.request"), ("enrolment", "f.request"),
            ("submission", "issue.sub"),
            ("receipt", "issue.sub.receipt"), ("receipt", "withdraw.sub.receipt"),
            ("event-proof", "issue.proof"), ("consistency-proof", "step.proof"),
        ] {
            let bytes = DocumentFile.document(in: try [UInt8](Fixture.file(folder.file(file))))
            requests.append(.init(schema: schema, document: try CanonicalReader.read(bytes)))
            places.append(file)
        }
        for (place, errors) in zip(places, try SchemaChecker.errors(requests)) {
            #expect(errors == [], "\(place)")
        }
        let used = Set(requests.map(\.schema).filter { $0.hasPrefix("cli/") })
        let all = try names(under: "Schemas/cli", ending: ".schema.json").subtracting(["records"])
        #expect(used == Set(all.map { "cli/" + $0 }))
    }

    /// Runs a step and takes apart what it printed: canonical JSON, one document on a line.
    private func run(_ step: CommandStep) throws -> [JSONValue] {
        let words = step.words.split(separator: " ").map(String.init)
        let shell = try Program.run(
            words + ["--output", "json", "--lang", "en"],
            in: folder.path,
            environment: environment,
            input: step.typed.replacing(" ", with: "\n")
        )
        #expect(shell.status == step.status, "\(step): \(shell.output)\(shell.errors)")
        let lines = shell.output.split(separator: "\n")
        #expect(!lines.isEmpty, "\(step)")
        return try lines.map { try CanonicalReader.read(Array($0.utf8)) }
    }

    /// A copy of the ledger in which one package weighs less.
    private func tamper() throws {
        let change = """
            DROP TRIGGER event_update;
            UPDATE event SET bytes = CAST(replace(CAST(bytes AS TEXT), '"net":100000', '"net":90000')
            AS BLOB) WHERE instr(bytes, '"net":100000');
            """
        for arguments in [["city.ldg", ".backup copy.ldg"], ["copy.ldg", change]] {
            let shell = try Shell.run(["sqlite3"] + arguments, in: folder.path)
            try #require(shell.status == 0, "\(shell.errors)")
        }
    }
}
