import CanonicalJSON
import LiandanTesting
import Testing

/// One reader of codes: plain, signed, and as GS1 element strings, however a scanner sends them.
struct ScanCodeTests {
    private static let head = "4146901234567892"
    private static let spellings: [@Sendable (String) -> String] = [
        { "(414)6901234567892(241)90021408(8004)\($0)" },
        { "[414]6901234567892[8004]\($0)" },
        { "]d2\(head)24190021408\u{1D}8004\($0)" },
        { "]Q3\(head)8004\($0)" },
        { "\(head)24190021408\u{1D}8004\($0)\u{1D}" },
        { "]C1\(head)24190021408^]8004\($0)" },
        { "\(head)24190021408{GS}8004\($0)" },
        { "\(head)8004\($0)" },
        { "（４１４）6901234567892（8004）\($0)" },
    ]

    @Test func `an alternate code is the package in that vessel, however it is sent`() throws {
        let way = try Way()
        let codes = try way.vessels(Self.spellings.count)
        let sent = Self.spellings.enumerated().map { $1("T-\($0)") }
        let scanned = try way.scan(.generator, "withdraw", sent)
        #expect(scanned.status == 0, "\(scanned.output) \(scanned.errors)")
        #expect(scanned.answers.compactMap { $0["code"]?.string } == codes)
        for code in codes {
            let record = try way.ask("item show \(code)")["record"]?.object
            #expect(record?["status"] == .string("withdrawn"))
        }
    }

    @Test func `a code in an element string and a signed label are the package too`() throws {
        let way = try Way()
        let codes = try way.pack(.generator, 3)
        let label = try way.state(.generator, "item label \(codes[2]) --out label.svg")
        let text = try #require(label["items"]?.array?.first?.object?["text"]?.string)
        #expect(text.contains("LD1"))
        let sent = ["]d291\(codes[0])", "(21)ABC(92)\(codes[1])", "]Q1" + text, text.lowercased()]
        let scanned = try way.scan(.generator, "withdraw", sent)
        #expect(scanned.words == ["begun", "ok", "ok", "ok", "doubled", "summary"])
        #expect(scanned.answers.compactMap { $0["code"]?.string } == codes + [codes[2]])
        let broken = try way.scan(.generator, "withdraw", [String(text.dropLast(9))])
        #expect(broken.words == ["begun", "unreadable", "summary"])
    }

    @Test func `an alternate code of none or of several packages is said to be`() throws {
        let way = try Way()
        let codes = try way.vessels(2, like: "T")
        let scanned = try way.scan(
            .generator,
            "withdraw",
            ["(8004)T", "(8004)X", "(241)90021408", "(8004)T(241)90024908"]
        )
        #expect(
            scanned.words == ["begun"] + Array(repeating: "unresolved", count: 4) + ["summary"]
        )
        #expect(scanned.answers[1]["text"] == .string("(8004)T"))
        // Where one of them is looked for, it is that one.
        let number = try way.issue([codes[1]])
        try way.send(number, [codes[1]])
        let came = try way.scan(.disposer, "receive \(number)", ["(8004)T", "done"])
        #expect(came.words == ["begun", "ok", "summary"])
        #expect(came.answers[1]["code"] == .string(codes[1]))
    }

    @Test func `where there is no ledger an alternate code is nobody's`() throws {
        let stage = try Stage()
        let scanned = try Scanned(
            stage.run(
                .generator,
                ["item", "scan", "store", "--facility", "TS001", "--out", "s.sub"]
                    + ["--output", "json"],
                input: "(414)6901234567892(8004)T-1\n"
            )
        )
        #expect(scanned.words == ["begun", "unresolved", "summary"])
    }

    @Test func `a keyboard types FNC1 at a terminal, and words are scanned there too`() throws {
        let way = try Way()
        let codes = try way.vessels(2)
        let typed =
            "]d2\(Self.head)24190021408\u{1D}8004T-0\nUNDO\n\(Self.head)24190021408^]8004T-1\nDONE\n"
        let (status, shown) = try way.stage.type(
            typed,
            into: [
                "item", "scan", "withdraw", "--ledger", "../authority/city.ldg", "--lang", "en",
                "--operator-key", "../authority/city.operator.key", "--as", "own.key",
            ],
            at: way.now
        )
        #expect(status == 0, "\(shown)")
        #expect(shown.contains("undone \(codes[0])"))
        let states = try codes.map { try way.ask("item show \($0)")["record"]?.object?["status"] }
        #expect(states == [.string("stored"), .string("withdrawn")])
    }

    @Test(arguments: ["svg", "html", "pdf"])
    func `a camera reads every word of the printed sheet, and a session obeys them`(format: String)
        throws
    {
        let stage = try Stage()
        try stage.done(.generator, ["item", "scan", "commands", "--out", "words.\(format)"])
        let words = ["CANCEL", "DONE", "HELP", "LIST", "TAKE", "UNDO"]
        guard format != "html" else {
            let page = String(decoding: try stage.bytes(.generator, "words.html"), as: UTF8.self)
            for word in ["撤销", "清单", "照收", "完成", "取消", "帮助"] { #expect(page.contains(word)) }
            #expect(page.hasPrefix("<!DOCTYPE html>"))
            return
        }
        let draw =
            format == "pdf"
            ? "pdftoppm -r 150 -l 1 -png -singlefile words.pdf w"
            : "rsvg-convert -d 150 -p 150 words.svg -o w.png"
        let shell = try Shell.run(
            ["sh", "-c", "\(draw) && zbarimg -q --raw w.png"],
            in: stage.path + "/generator"
        )
        let read = shell.output.split(separator: "\n").map(String.init)
        #expect(read.sorted() == words)
        let scanned = try Scanned(
            stage.run(
                .generator,
                ["item", "scan", "store", "--facility", "TS001", "--out", "s.sub"]
                    + ["--output", "json"],
                input: read.joined(separator: "\n")
            )
        )
        #expect(!scanned.words.contains("unreadable"))
    }

    @Test func `lists of codes are read by the same reader`() throws {
        let way = try Way()
        let codes = try way.pack(.generator, 2)
        let sent = "]Q1\(codes[0].lowercased())\nhttps://example.org/\(codes[1])\n"
        let shell = try way.run(.generator, "item withdraw -", input: sent)
        #expect(shell.status == 0, "\(shell.errors)")
    }
}

extension Way {
    /// Drums of used oil in store, each in a vessel `T-0`, `T-1`…, or all in vessels of one name.
    fileprivate func vessels(_ count: Int, like name: String? = nil) throws -> [String] {
        let issued = try state(
            .generator,
            "item issue --waste 900-214-08 --count \(count) --hazards T;I --form liquid --packaging drum"
        )
        let codes = issued["codes"]?.array?.compactMap(\.string) ?? []
        for (index, code) in codes.enumerated() {
            try state(.generator, "item fill \(code) --vessel \(name ?? "T-\(index)")")
            try state(.generator, "item weigh \(code) --net 100kg")
        }
        try state(.generator, "item store \(codes.joined(separator: " ")) --facility TS001")
        return codes
    }
}
