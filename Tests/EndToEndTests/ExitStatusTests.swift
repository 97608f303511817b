import CanonicalJSON
import Foundation
import LiandanTesting
import Testing

/// The numbers scripts go by, as `liandan --help` lists them.
struct ExitStatusTests {
    /// A command on the authority's machine, how it ends, and what it is called for machines.
    struct Case: Sendable, CustomTestStringConvertible {
        let arguments: [String]
        let status: Int32
        let error: String?
        var environment: [String: String] = [:]

        var testDescription: String { arguments.joined(separator: " ") }
    }

    private static let cases = [
        Case(arguments: ["party", "list"], status: 0, error: nil),
        Case(arguments: ["--ledger", "city.ldg", "party", "list"], status: 0, error: nil),
        Case(arguments: ["rule", "show", "HW-LIC-001"], status: 0, error: nil),
        Case(arguments: ["audit"], status: 0, error: nil),
        Case(
            arguments: ["trust", "show", "--trust", "city.authority.key"],
            status: 1,
            error: "refused"
        ),
        Case(
            arguments: ["receipt", "import", "city.trust", "--trust", "city.trust"],
            status: 1,
            error: "log.malformed"
        ),
        Case(arguments: ["bogus"], status: 2, error: "usage"),
        Case(arguments: ["party", "list", "--bogus"], status: 2, error: "usage"),
        Case(arguments: ["party", "list", "--lang", "fr"], status: 2, error: "usage"),
        Case(arguments: ["submit"], status: 2, error: "usage"),
        Case(arguments: ["key", "revoke", "--party", Town.carrier], status: 2, error: "usage"),
        Case(arguments: ["item", "issue", "--waste", "oil"], status: 2, error: "usage"),
        Case(
            arguments: ["numbers", "grant", "5001", "2027", "1", "9", "--at", "soon"],
            status: 2,
            error: "usage"
        ),
        Case(
            arguments: ["manifest", "cancel", "12", "--reason", "x"],
            status: 2,
            error: "usage"
        ),
        Case(
            arguments: ["rule", "show", "HW-LIC-001"],
            status: 2,
            error: "usage",
            environment: ["LIANDAN_CLOCK": "noon"]
        ),
        Case(
            arguments: ["party", "list"],
            status: 2,
            error: "usage",
            environment: ["LIANDAN_LEDGER": ""]
        ),
        Case(arguments: ["audit", "no.ldg"], status: 3, error: "log.not-found"),
        Case(
            arguments: ["party", "list", "--ledger", "no.ldg"],
            status: 3,
            error: "log.not-found"
        ),
        Case(arguments: ["submit", "no.sub"], status: 3, error: "not-found"),
        Case(arguments: ["party", "register", "--file", "no.csv"], status: 3, error: "not-found"),
        Case(arguments: ["manifest", "show", "20265001000999"], status: 3, error: "not-found"),
        Case(arguments: ["audit", "."], status: 3, error: "log.not-found"),
        Case(arguments: ["manifest", "show", "abc"], status: 2, error: "usage"),
        Case(arguments: ["item", "show", "1"], status: 3, error: "log.not-found"),
        Case(arguments: ["rule", "show", "HW-XXX-001"], status: 3, error: "not-found"),
        Case(arguments: ["audit", "--trust", "no.trust"], status: 3, error: "not-found"),
        Case(arguments: ["submit", "."], status: 4, error: "not-allowed"),
        Case(
            arguments: ["submit", "city.trust", "--operator-key", "no.key"],
            status: 4,
            error: "not-allowed"
        ),
        Case(
            arguments: ["--operator-key", "no.key", "numbers", "grant", "5001", "2027", "1", "9"],
            status: 4,
            error: "not-allowed"
        ),
        Case(
            arguments: ["numbers", "grant", "5001", "2027", "1", "9", "--as", "city.trust"],
            status: 4,
            error: "crypto.bad-key"
        ),
        Case(
            arguments: ["numbers", "grant", "5001", "2027", "1", "9"],
            status: 5,
            error: "log.clock-behind",
            environment: ["LIANDAN_CLOCK": "2026-03-02 08:00"]
        ),
    ]

    @Test(arguments: cases)
    func `every end has its number and, for machines, its name`(end: Case) throws {
        let stage = try Stage()
        let text = try stage.run(.authority, end.arguments, environment: end.environment)
        #expect(text.status == end.status, "\(text.output)\(text.errors)")
        let json = try stage.run(
            .authority,
            end.arguments + ["--output", "json"],
            environment: end.environment
        )
        #expect(json.status == end.status)
        let answer = try #require(Answer.all(in: json.output).first, "\(json.errors)")
        #expect(answer["error"]?.string == end.error)
        if end.error != nil {
            #expect(answer["status"] == .string("failed"))
            #expect(answer["message"]?.string?.isEmpty == false)
            #expect(text.errors.lowercased().contains("error: "))
            #expect(text.output == "", "what went wrong is no output")
        }
    }

    @Test func `another ledger's operator key appends nothing`() throws {
        let stage = try Stage()
        let other = try Stage(isSettled: false)
        try other.found()
        let grant = ["numbers", "grant", "5001", "2027", "1", "9", "--output", "json"]
        let foreign = try stage.run(
            .authority,
            grant + ["--operator-key", other.file(.authority, "city.operator.key")]
        )
        #expect(foreign.status == 1)
        #expect(try Answer.all(in: foreign.output).first?["error"] == .string("log.wrong-ledger"))
        #expect(try stage.audit().report["size"]?.integer == 11)
    }
}
