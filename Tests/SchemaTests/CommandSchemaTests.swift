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
            if step.words == "regulation adopt tables" { try allowSheets() }
            if step.words.contains("attach t.tsr"), !step.words.contains("--tsa-ca") { try stamp() }
            for document in try run(step) {
                if step.schema == "witness-init" { try writePolicy(document) }
                requests.append(.init(schema: "cli/\(step.schema)", document: document))
                places.append("\(step)")
            }
        }
        for (schema, file) in [
            ("trust", "city.trust"), ("trust", "t.trust"), ("enrolment", "c.request"),
            ("enrolment", "f.request"), ("ledger-key", "l.request"), ("trust", "new.trust"),
            ("submission", "issue.sub"),
            ("receipt", "issue.sub.receipt"), ("receipt", "withdraw.sub.receipt"),
            ("event-proof", "issue.proof"), ("consistency-proof", "step.proof"),
            ("evidence", "first.evidence"), ("evidence", "w.evidence"),
        ] {
            let bytes = DocumentFile.document(in: try [UInt8](Fixture.file(folder.file(file))))
            requests.append(.init(schema: schema, document: try CanonicalReader.read(bytes)))
            places.append(file)
        }
        for (place, errors) in zip(places, try SchemaChecker.errors(requests)) {
            #expect(errors == [], "\(place)")
        }
        let used = Set(requests.map(\.schema).filter { $0.hasPrefix("cli/") })
        // Records are no answer of one command, and a service does not end.
        let all = try names(under: "Schemas/cli", ending: ".schema.json")
            .subtracting(["records", "witness-serve"])
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

    /// What the prefecture says of monthly manifests, into the tables that were exported.
    private func allowSheets() throws {
        let file = "tables/parameters.csv"
        let figure = "medical.monthlyManifest,yes,2026-01-01,,example,project,5001\n"
        try folder.write([UInt8](Fixture.file(folder.file(file))) + Array(figure.utf8), to: file)
    }

    /// A policy with the witness of a document, which is asked where nobody is.
    private func writePolicy(_ document: JSONValue) throws {
        let key = try #require(document.object?["verifierKey"]?.string)
        let policy = "witness w \(key) http://127.0.0.1:1\nquorum w\n"
        try folder.write(Array(policy.utf8), to: "w.policy")
    }

    /// Answers the request for a timestamp.
    private func stamp() throws {
        let words = """
            req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout tsa.key -out tsa.pem \
            -subj /CN=TSA -addext extendedKeyUsage=critical,timeStamping
            ts -reply -queryfile t.tsq -signer tsa.pem -inkey tsa.key -tspolicy 1.2.3 -sha256 -out t.tsr \
            -config ts.cnf
            """
        try folder.write(Array("01\n".utf8), to: "serial")
        let configuration = """
            [tsa]
            default_tsa = one
            [one]
            serial = serial
            default_policy = 1.2.3
            digests = sha256
            signer_digest = sha256
            """
        try folder.write(Array(configuration.utf8), to: "ts.cnf")
        for line in words.split(separator: "\n") {
            let shell = try Shell.run(
                ["openssl"] + line.split(separator: " ").map(String.init),
                in: folder.path
            )
            try #require(shell.status == 0, "\(shell.errors)")
        }
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
