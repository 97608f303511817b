import CanonicalJSON
import LedgerLog
import LiandanTesting
import Testing

/// What scanners, keyboards and terminals send, and what they show.
struct ScannedLineTests {
    private static let code = "\(Town.generator)9002140820260302001"
    private static let storing = [
        "item", "scan", "store", "--facility", "TS001", "--out", "stated.sub",
    ]
    private static let noises: [@Sendable (String) -> String] = [
        { $0 }, { $0 + "\r" }, { $0 + "\t" }, { "\r\n\r\n" + $0 }, { "]Q3" + $0 }, { "]d2" + $0 },
        { "]C0 " + $0 }, { "  \($0)  " }, { $0.lowercased() }, fullWidth, { "\u{FEFF}" + $0 },
        { "\u{1D}\($0)\u{04}" }, { "数字识别码：\($0)；废机油 180kg" },
        { "https://example.org/item/\($0)?from=label" }, { "\($0) \($0)" },
    ]

    @Sendable private static func fullWidth(_ text: String) -> String {
        let wide = text.unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) }
        return String(String.UnicodeScalarView(wide))
    }

    @Test func `whatever stands around a code, the code is taken`() throws {
        // Each is another package, so that none is taken for one before it.
        let codes = (1...Self.noises.count).map {
            String(Self.code.dropLast(3)) + Digits.text(of: Int64($0), width: 3)
        }
        let sent = zip(Self.noises, codes).map { $0($1) }
        let (words, stated) = try scan(sent.joined(separator: "\n"))
        #expect(words == ["begun"] + codes.map { _ in "ok" } + ["summary"])
        #expect(stated == codes)
    }

    private static let codeless = [
        String(code.dropLast()), code + "1", String(code.dropLast(3)) + "000",
        code.replacing("20260302", with: "20260230"),
        // Each is a unit's code with one character changed.
        "A" + code.dropFirst(), code.replacing("500114", with: "500115"),
        "\(code) \(code.dropLast())2", "=12.5", "=-1kg", "12.5kg", "donee",
    ]

    @Test func `what is no code is said so and not taken`() throws {
        let (words, stated) = try scan(Self.codeless.joined(separator: "\n"))
        #expect(words == ["begun"] + Self.codeless.map { _ in "unreadable" } + ["summary"])
        #expect(stated == nil)
    }

    @Test(arguments: [("undo", "undone"), ("撤销", "undone"), ("ＵＮＤＯ", "undone"), ("Undo", "undone")])
    func `words are understood in either language and width`(word: String, answer: String) throws {
        let (words, stated) = try scan("\(Self.code)\n\(word)\n\(Self.code)\n完成\n")
        #expect(words == ["begun", "ok", answer, "ok", "summary"])
        #expect(stated == [Self.code])
    }

    @Test func `a weight belongs to the package scanned just before, or to none`() throws {
        let load = try ScannedLoad(2)
        let foreign = try load.way.label()
        let scanned = try load.way.scan(
            .disposer,
            "receive \(load.number)",
            [
                "=1kg", load.codes[0], foreign, "=50kg", load.codes[0], "＝９９。５ｋｇ", load.codes[1],
                "done",
            ]
        )
        #expect(
            scanned.words == [
                "begun", "nothing", "ok", "notListed", "mayTake", "nothing", "doubled", "weighed",
                "ok", "summary",
            ]
        )
        let lines = try load.way.stated("manifest.received", load.number)["lines"]?.array
        let items: [JSONObject] = [
            ["code": load.codes[0], "net": 99_500], ["code": load.codes[1]],
        ]
        #expect(lines?.first?.object?["items"] == .array(items.map(JSONValue.object)))
        #expect(lines?.first?.object?["mass"] == .integer(199_500))
    }

    @Test func `a scan that was not counted is not undone`() throws {
        let (words, stated) = try scan("\(Self.code)\nnonsense\nundo\n\(Self.code)\nundo\nundo\n")
        #expect(
            words == [
                "begun", "ok", "unreadable", "nothing", "doubled", "nothing", "undone", "summary",
            ]
        )
        #expect(stated == nil)
    }

    @Test(arguments: [
        ("en", ["TERM": "xterm"], "\u{1B}[32m✓ \u{1B}[0mok", "\u{1B}[31m✗ not an item code"),
        ("zh", ["TERM": "xterm"], "\u{1B}[32m✓ \u{1B}[0m好", "\u{1B}[31m✗ 不是物品编码"),
        ("en", ["TERM": "xterm", "NO_COLOR": "1"], "✓ ok", "✗ not an item code"),
    ])
    func `a terminal shows and sounds what is wrong, and needs the word`(
        lang: String,
        environment: [String: String],
        good: String,
        bad: String
    ) throws {
        let stage = try Stage()
        let typed = "\(Self.code)\nnonsense\ndone\n"
        let (status, shown) = try stage.type(
            typed,
            into: Self.storing + ["--lang", lang],
            environment
        )
        #expect(status == 0, "\(shown)")
        #expect(shown.contains(good))
        #expect(shown.contains(bad))
        #expect(shown.contains("\u{7}"))
        #expect(shown.contains("\u{1B}[3") == (environment["NO_COLOR"] == nil))
        #expect(stage.exists(.generator, "stated.sub"))
    }

    @Test func `a terminal that ends without the word states nothing and keeps what it has`() throws
    {
        let stage = try Stage()
        let (status, shown) = try stage.type("\(Self.code)\n\u{04}", into: Self.storing)
        #expect(status == 5, "\(shown)")
        #expect(!stage.exists(.generator, "stated.sub"))
        let resumed = try stage.done(
            .generator,
            [
                "item", "scan", "store", "--facility", "TS001", "--out", "stated.sub", "--resume",
                "--lang", "en",
            ],
            input: "\(Self.code)\n"
        )
        #expect(resumed.contains("already scanned"))
        #expect(!resumed.contains("\u{7}") && !resumed.contains("\u{1B}"))
    }

    /// Scans into a store where there is no ledger: the answers, and the codes stated.
    private func scan(_ sent: String) throws -> (words: [String], stated: [String]?) {
        let stage = try Stage()
        let scanned = try Scanned(
            stage.run(
                .generator,
                [
                    "item", "scan", "store", "--facility", "TS001", "--out", "stated.sub",
                    "--output", "json",
                ],
                input: sent
            )
        )
        guard stage.exists(.generator, "stated.sub") else { return (scanned.words, nil) }
        let submission = try Submission.read(file: stage.bytes(.generator, "stated.sub"))
        let codes = try submission.events.compactMap {
            try CanonicalReader.read($0).object?["code"]?.string
        }
        return (scanned.words, codes)
    }
}
