import CanonicalJSON
import Foundation
import LedgerCrypto
import LedgerLog
import LiandanTesting
import Testing
import Witnessing

/// A stage with witnesses: services with sockets, or people who carry files.
extension Stage {
    /// The witness lives on the carrier's machine, which has no ledger.
    static let witness = Place.carrier

    /// Makes a witness of the ledger, and returns its verifier key.
    func makeWitness(_ name: String) throws -> String {
        let made = try answer(
            Self.witness,
            ["witness", "init", "\(name).witness", "--name", "example.org/\(name)"]
        )
        try answer(
            Self.witness,
            ["witness", "add", "\(name).witness", "--trust", "../authority/city.trust"]
        )
        return try #require(made["verifierKey"]?.string)
    }

    /// Serves a witness, and returns the running command and the prefix of its URL.
    func serve(_ name: String) throws -> (Running, String) {
        let running = try Running(
            [Program.path, "witness", "serve", "\(name).witness", "--listen", "127.0.0.1:0"],
            in: "\(path)/\(Self.witness.rawValue)",
            environment: ["LIANDAN_CLOCK": Self.morning]
        )
        let line = try #require(running.line())
        let address = try #require(line.split(separator: " ").last)
        return (running, "http://\(address)")
    }

    /// Puts a policy into the authority's trust file `witnessed.trust`.
    func setPolicy(_ policy: String) throws {
        try write(policy, .authority, "policy")
        try answer(
            .authority,
            ["trust", "policy", "policy", "--trust", "city.trust", "--out", "witnessed.trust"]
        )
    }

    /// Adds an entry to the ledger.
    func grow(_ year: Int) throws {
        try done(.authority, ["numbers", "grant", "5001", "\(year)", "1", "999"])
    }

    /// Runs `checkpoint cosign`, and returns how it ended and what it said.
    func cosign(
        _ more: [String] = [],
        ledger: String = "city.ldg"
    ) throws -> (status: Int32, answer: JSONObject) {
        let shell = try run(
            .authority,
            [
                "checkpoint", "cosign", "--ledger", ledger, "--operator-key", "city.operator.key",
                "--trust", "witnessed.trust", "--output", "json",
            ] + more
        )
        return (shell.status, try #require(Answer.all(in: shell.output).first, "\(shell.errors)"))
    }

    /// Runs a command in the copy `fork` of the authority's folder, however it ends.
    func forked(_ arguments: [String]) throws -> Shell {
        try Program.run(
            arguments,
            in: "\(path)/fork",
            environment: Self.quiet.merging([
                "LIANDAN_CLOCK": Self.morning, "LIANDAN_LEDGER": "city.ldg",
                "LIANDAN_KEY": "city.authority.key",
            ]) { $1 }
        )
    }

    /// Has witness `w1`, who carries files, cosign the newest checkpoint.
    func cosignOnPaper() throws {
        try #require(cosign(["--out", "ask"]).status == 0)
        let sign = ["witness", "sign", "w1.witness", "../authority/ask"]
        try done(Self.witness, sign + ["--out", "../authority/cosigned"])
        try #require(cosign(["--add", "cosigned"]).status == 0)
    }

    /// Has an authority stamp the newest checkpoint.
    @discardableResult
    func stamp(by authority: TimestampAuthority) throws -> TimestampToken {
        let timestamp = ["checkpoint", "timestamp"]
        try done(.authority, timestamp + ["request", "--out", "t.tsq"])
        let answer = file(.authority, "t.tsr")
        try authority.answer(file(.authority, "t.tsq"), to: answer)
        try done(.authority, timestamp + ["attach", answer])
        return try TimestampToken(bytes(.authority, "t.tsr"))
    }

    /// Puts an authority beside the policy, into the trust file `all.trust`.
    func believe(_ authority: TimestampAuthority) throws {
        let believe = ["trust", "authority", authority.root, "--trust", "witnessed.trust"]
        try done(.authority, believe + ["--out", "all.trust"])
    }
}
