import Foundation
import LiandanTesting
import Testing

/// Every command explains itself.
struct HelpTests {
    private struct Dump: Decodable {
        let command: Command
    }

    private struct Command: Decodable {
        let commandName: String
        let abstract: String?
        let arguments: [Argument]?
        let subcommands: [Command]?

        /// All commands below, with their names from the root down, without `help` itself.
        func all(under path: [String] = []) -> [(path: [String], command: Command)] {
            let below = (subcommands ?? []).filter { $0.commandName != "help" }
            return [(path, self)]
                + below.flatMap { $0.all(under: path + [$0.commandName]) }
        }
    }

    private struct Argument: Decodable {
        let abstract: String?
        let valueName: String?
    }

    private static func commands(_ lang: String) throws -> [(path: [String], command: Command)] {
        let shell = try run(["--experimental-dump-help"], lang)
        try #require(shell.status == 0)
        return try JSONDecoder().decode(Dump.self, from: Data(shell.output.utf8)).command.all()
    }

    private static func run(_ arguments: [String], _ lang: String) throws -> Shell {
        try Program.run(
            arguments,
            environment: Stage.quiet.merging(["LANG": lang, "COLUMNS": "100"]) { $1 }
        )
    }

    @Test(arguments: ["en_US.UTF-8", "zh_CN.UTF-8"])
    func `every command and every option says what it is for`(lang: String) throws {
        let commands = try Self.commands(lang)
        #expect(commands.count > 60)
        let isChinese = lang.hasPrefix("zh")
        for (path, command) in commands {
            let abstract = command.abstract ?? ""
            #expect(!abstract.isEmpty, "\(path)")
            #expect(abstract.containsChinese == isChinese, "\(path): \(abstract)")
            for argument in command.arguments ?? [] {
                #expect(argument.abstract?.isEmpty == false, "\(path) \(argument.valueName ?? "")")
            }
        }
    }

    @Test func `help works for every command, before and after its name`() throws {
        for (path, command) in try Self.commands("C") {
            let before = try Self.run(["help"] + path, "C")
            let after = try Self.run(path + ["--help"], "C")
            #expect(before.status == 0 && after.status == 0, "\(path)")
            #expect(before.output == after.output, "\(path)")
            #expect(after.errors == "", "\(path)")
            let words = after.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(words.contains(command.abstract ?? "?"), "\(path)")
        }
    }

    @Test func `the exit statuses and the variables are explained at the top`() throws {
        let text = try Self.run(["--help"], "C").output
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(
            text.contains(
                "Exit status: 0 done; 1 refused by a rule, an audit failed, or something is due; 2 usage; "
                    + "3 not found; 4 not allowed; 5 busy or unreachable, safe to try again; "
                    + "70 a fault of ours."
            )
        )
        for variable in ["LEDGER", "KEY", "TRUST", "OPERATOR_KEY"] {
            #expect(text.contains("LIANDAN_\(variable)"))
        }
    }

    @Test func `what only a statement needs is explained there, not at the top`() throws {
        let top = try Self.run(["--help"], "C").output
        let statement = try Self.run(["manifest", "release", "--help"], "C").output
        for option in ["--ledger", "--trust", "--lang", "--output"] {
            #expect(top.contains(option) && statement.contains(option), "\(option)")
        }
        for option in [
            "--as", "--at", "--delegation", "--on-behalf-of", "--operator-key", "--out ",
            "--outage-from", "--paper", "--scan",
        ] {
            #expect(!top.contains(option) && statement.contains(option), "\(option)")
        }
    }

    @Test(arguments: [("bash", ["-n"]), ("zsh", ["-n"]), ("fish", ["--no-execute"])])
    func `a shell can complete every command`(shell: String, check: [String]) throws {
        let script = try Self.run(["--generate-completion-script", shell], "C")
        #expect(script.status == 0)
        for (path, _) in try Self.commands("C") {
            if let name = path.last { #expect(script.output.contains(name)) }
        }
        let isHere = try Shell.run(["sh", "-c", "command -v \(shell)"]).status == 0
        guard isHere else { return }
        let folder = try TemporaryFolder()
        let file = try folder.write(Array(script.output.utf8), to: "completion")
        let checked = try Shell.run([shell] + check + [file])
        #expect(checked.status == 0, "\(checked.errors)")
    }
}

extension String {
    fileprivate var containsChinese: Bool {
        unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
    }
}
