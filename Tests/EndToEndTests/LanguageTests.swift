import Foundation
import LiandanTesting
import Testing

/// What people read, in their language, on a terminal or not.
struct LanguageTests {
    @Test(arguments: [
        (["--lang", "zh"], ["LANG": "C"], "审计通过"),
        (["--lang=zh"], ["LC_ALL": "en_US.UTF-8"], "审计通过"),
        (["--lang", "en"], ["LANG": "zh_CN.UTF-8"], "the audit passes"),
        ([], ["LANG": "zh_CN.UTF-8"], "审计通过"),
        ([], ["LANG": "en_US.UTF-8"], "the audit passes"),
        ([], ["LANG": "C"], "the audit passes"),
        ([], [:], "the audit passes"),
        ([], ["LC_ALL": "zh_CN.UTF-8", "LANG": "en_US"], "审计通过"),
        ([], ["LC_MESSAGES": "zh_TW", "LANG": "en_US"], "审计通过"),
    ])
    func `people are spoken to in the language they chose`(
        arguments: [String],
        environment: [String: String],
        said: String
    ) throws {
        let stage = try Stage()
        let shell = try stage.run(
            .authority,
            ["audit", "--trust", "city.trust"] + arguments,
            environment: environment
        )
        #expect(shell.status == 0)
        #expect(shell.output.hasSuffix("\n\n\(said)\n"))
    }

    @Test func `machines get the same answer in either language`() throws {
        let stage = try Stage()
        for command in [["party", "list"], ["audit", "--trust", "city.trust"], ["key", "list"]] {
            let answers = try ["zh", "en"].map {
                try stage.answer(.authority, command + ["--lang", $0])
            }
            #expect(answers[0] == answers[1])
        }
    }

    @Test(arguments: [["party", "list"], ["vehicle", "list"], ["rule", "list"]], ["zh", "en"])
    func `columns stand under each other, Chinese characters being two places wide`(
        command: [String],
        lang: String
    ) throws {
        let stage = try Stage()
        let text = try stage.done(.authority, command + ["--lang", lang])
        let starts = text.split(separator: "\n").map(Self.columns)
        // A cell may hold blanks of its own, but every line has cells where the heading has.
        let heading = try #require(starts.first)
        #expect(heading.count > 2)
        for (line, start) in zip(text.split(separator: "\n"), starts).dropFirst() {
            #expect(Set(heading).isSubset(of: start), "\(line)")
        }
    }

    /// Where text stands again after two blanks or more, in places of a terminal.
    private static func columns(_ line: Substring) -> [Int] {
        var starts = [0]
        var place = 0
        var blanks = 0
        for scalar in line.unicodeScalars {
            if scalar != " ", blanks > 1 { starts.append(place) }
            blanks = scalar == " " ? blanks + 1 : 0
            place += scalar.value >= 0x2E80 ? 2 : 1
        }
        return starts
    }

    @Test func `nothing but plain text goes into a pipe`() throws {
        let stage = try Stage()
        for command in [["audit", "--trust", "city.trust"], ["party", "list"]] {
            let shell = try stage.run(.authority, command, environment: ["TERM": "xterm"])
            #expect(!shell.output.contains("\u{1B}"))
            #expect(shell.errors == "", "no progress")
        }
    }

    @Test(arguments: [
        (["TERM": "xterm"], true), (["TERM": "xterm", "NO_COLOR": "1"], false),
        (["TERM": "xterm", "NO_COLOR": ""], true), (["TERM": "dumb"], false),
    ])
    func `a terminal gets colours unless it wants none`(
        environment: [String: String],
        isColoured: Bool
    ) throws {
        let shown = try Stage().onTerminal("audit --trust city.trust", environment)
        #expect(shown.contains("\u{1B}[32mthe audit passes\u{1B}[0m") == isColoured)
        #expect(shown.contains("\u{1B}[3") == isColoured)
    }

    @Test func `progress is shown on standard error, and only on a terminal`() throws {
        let stage = try Stage()
        let xterm = ["TERM": "xterm"]
        let beside = try stage.onTerminal("audit --trust city.trust > report", xterm)
        #expect(beside.contains("auditing 11/11"))
        let report = try String(decoding: stage.bytes(.authority, "report"), as: UTF8.self)
        #expect(report.hasSuffix("the audit passes\n"))
        #expect(!report.contains("\u{1B}"))
        #expect(!report.contains("auditing"))
        let quiet = try stage.onTerminal("audit --trust city.trust 2> errors", xterm)
        #expect(!quiet.contains("auditing"))
        #expect(try stage.bytes(.authority, "errors") == [])
    }
}

extension Stage {
    /// What a terminal shows of a command on the authority's machine.
    fileprivate func onTerminal(
        _ command: String,
        _ environment: [String: String]
    ) throws -> String {
        var variables = Self.quiet
        variables["LIANDAN_LEDGER"] = "city.ldg"
        let shell = try Shell.run(
            ["script", "-qec", "'\(Program.path)' \(command)", "/dev/null"],
            in: path + "/authority",
            environment: variables.merging(environment) { $1 }
        )
        try #require(shell.status == 0, "\(shell.output)")
        return shell.output
    }
}
