import CanonicalJSON
import Foundation
import LedgerCrypto
import LedgerLog
import LiandanTesting

/// A town whose submissions are signed in this process and appended by the command.
extension Town {
    static func forCommands() throws -> Town {
        let town = try settled()
        try town.folder.write(town.operatorKey.pem(passphrase: nil), to: "city.operator.key")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o600],
            ofItemAtPath: town.folder.file("city.operator.key")
        )
        try town.folder.write(
            DocumentFile.file(of: TrustFile(town.description)),
            to: "city.trust"
        )
        return town
    }

    /// What tells the command when and where it works.
    var environment: [String: String] {
        ["LIANDAN_CLOCK": clock.now.description, "LIANDAN_LEDGER": path]
    }

    /// Writes a submission file and returns its path.
    func write(_ submission: Submission, to name: String) throws -> String {
        try folder.write(DocumentFile.file(of: submission), to: name)
    }

    /// Files of as many manifests.
    func manifestFiles(
        _ count: Int,
        _ name: String,
        changing change: (inout JSONObject) -> Void = { _ in }
    ) throws -> [String] {
        try (0..<count).map { index in
            let lines = [line(packages: 1, mass: 1000)]
            let issued = manifest(uuid(), lines: lines, changing: change)
            return try write(sign(Self.generator, [issued]), to: "\(name)-\(index).sub")
        }
    }

    /// Runs the command on this town's ledger.
    func run(_ arguments: [String]) throws -> Shell {
        let variables = Stage.quiet.merging(environment) { $1 }
        return try Program.run(arguments, in: folder.path, environment: variables)
    }

    /// Starts the operator's command on submission files.
    func submitting(_ files: [String]) throws -> Running {
        try Running(
            [Program.path, "submit"] + files + ["--output", "json"],
            environment: environment
        )
    }

    /// The operator's command on submission files, to be run beside the test.
    func job(_ files: [String], output: String = "json") -> Job {
        Job(
            ["submit"] + files + ["--output", output],
            environment: Stage.quiet.merging(environment) { $1 }
        )
    }

    /// What an audit by the command says.
    func auditReport() throws -> (status: Int32, report: JSONObject?) {
        let shell = try run(["audit", path, "--trust", "city.trust", "--output", "json"])
        return (shell.status, try Answer.all(in: shell.output).first)
    }

    /// Everything that refusing a submission must leave as it is: the head, and the rows of every
    /// table; `ok` last, from SQLite's own check.
    func standing() throws -> String {
        let tables = [
            "checkpoint", "description", "entry", "event", "finding", "opening", "state",
            "submission", "term", "tile", "touch",
        ]
        let counts = tables.map { "SELECT '\($0)', count(*) FROM \($0);" }.joined()
        let head = "SELECT size, hex(last), recorded_at, hex(edge) FROM head;"
        return try Shell.run(
            ["sqlite3", "-readonly", path, head + counts + "PRAGMA integrity_check"]
        ).output
    }
}
