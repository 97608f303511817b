import CanonicalJSON
import Foundation
import LedgerCrypto
import LiandanTesting
import Testing

/// Labels from the command line: printed before and after they are recorded, scanned, and checked.
struct LabelTests {
    private let stage: Stage
    private let code: String

    /// The generator gives codes to two drums on its own machine.
    init() throws {
        stage = try Stage()
        let printed = try stage.done(
            .generator,
            [
                "item", "issue", "--waste", "900-214-08", "--count", "2", "--name", "废机油",
                "--hazards", "T;I", "--form", "liquid", "--packaging", "drum", "--out", "codes.sub",
            ]
        )
        code = try #require(printed.split(separator: "\n").first.map(String.init))
    }

    private func record() throws {
        try stage.submit(.generator, ["codes.sub"])
    }

    /// What a camera reads from a label that the generator printed.
    private func scanned(_ file: String = "label.pdf") throws -> String {
        let shell = try Shell.run(
            [
                "sh", "-c",
                "pdftoppm -r 200 -l 1 -png -singlefile \(file) p && zbarimg -q --raw p.png",
            ],
            in: stage.path + "/generator"
        )
        return shell.output.trimmingCharacters(in: .newlines)
    }

    /// The public half of a key file.
    private func publish(_ place: Stage.Place, as name: String) throws {
        let shell = try Shell.run(
            [
                "sh", "-c",
                "openssl pkey -in $(ls *.key | head -1) -pubout -out ../\(name)",
            ],
            in: "\(stage.path)/\(place.rawValue)"
        )
        try #require(shell.status == 0, "\(shell.errors)")
    }

    private func problems(_ shell: Shell) throws -> [String] {
        let items = try Answer.all(in: shell.output).first?["items"]?.array ?? []
        return items.flatMap { $0.object?["problems"]?.array?.compactMap(\.string) ?? [] }
    }

    @Test func `a label printed before it is recorded is checked with the key alone`() throws {
        let answer = try stage.answer(
            .generator,
            ["item", "label", "codes.sub", "--out", "label.pdf"]
        )
        let items = answer["items"]?.array?.compactMap(\.object) ?? []
        #expect(items.map { $0["side"]?.integer } == [150, 150])
        #expect(items.allSatisfy { $0["signed"] == .bool(true) })
        let text = try scanned()
        #expect(text == items.first?["text"]?.string)
        #expect(text.hasPrefix(code))
        try publish(.generator, as: "generator.pem")
        // On a machine with neither ledger nor network: from an argument, a pipe and a file.
        let verify = ["item", "verify-label"]
        let key = ["--key", "../generator.pem", "--trust", "city.trust"]
        let said = try stage.done(.carrier, verify + [text] + key)
        #expect(said.contains("the label is good"))
        #expect(said.contains("废机油"))
        #expect(said.contains("not proven:"))
        try stage.done(.carrier, verify + key, input: text + "\r\n")
        try stage.write(text + "\n" + text + "\n", .carrier, "scans.txt")
        try stage.done(.carrier, verify + ["scans.txt"] + key)
    }

    @Test func `a changed label, another key and a code alone are refused`() throws {
        try stage.done(.generator, ["item", "label", "codes.sub", "--out", "label.pdf"])
        let text = try scanned()
        try publish(.generator, as: "generator.pem")
        try publish(.carrier, as: "carrier.pem")
        let other = text.replacing("002LD1", with: "001LD1").replacing("001LD1", with: "003LD1")
        let cases: [(String, String, [String])] = [
            (other, "generator.pem", ["forged"]), (text, "carrier.pem", ["otherKey"]),
            (code, "generator.pem", ["unsigned"]),
        ]
        for (label, key, expected) in cases {
            let shell = try stage.run(
                .carrier,
                ["item", "verify-label", label, "--key", "../\(key)", "--output", "json"]
            )
            #expect(shell.status == 1, "\(label)")
            #expect(try problems(shell) == expected)
        }
        for (label, status) in [("nonsense", 1), (String(text.dropLast(3)), 1), (text, 2)] {
            let key = status == 1 ? ["--key", "../generator.pem"] : []
            let shell = try stage.run(.carrier, ["item", "verify-label", label] + key)
            #expect(Int(shell.status) == status, "\(label): \(shell.output)")
        }
    }

    @Test func `the ledger proves whose key it is, and says when it knows otherwise`() throws {
        try stage.done(.generator, ["item", "label", "codes.sub", "--out", "label.pdf"])
        let text = try scanned()
        let before = try stage.run(
            .authority,
            ["item", "verify-label", text, "--output", "json"]
        )
        #expect(try problems(before) == ["unknownItem"])
        try record()
        let good = try stage.answer(.authority, ["item", "verify-label", text])
        let item = try #require(good["items"]?.array?.first?.object)
        let proven = item["proven"]?.array?.compactMap(\.string)
        #expect(proven == ["signed", "keyOfUnit", "recorded", "ledger"])
        let unproven = item["notProven"]?.array?.compactMap(\.string)
        #expect(unproven == ["onPackage"])
        try stage.done(
            .generator,
            ["item", "void", code, "--reason", "印错", "--out", "void.sub"]
        )
        try stage.submit(.generator, ["void.sub"])
        let void = try stage.run(.authority, ["item", "verify-label", text, "--output", "json"])
        #expect(void.status == 1)
        #expect(try problems(void) == ["voidedItem"])
    }

    @Test func `what is recorded is printed with what the ledger knows`() throws {
        try record()
        try stage.done(
            .authority,
            ["item", "label", code, "--unsigned", "--out", "label.svg", "--volume", "50"]
        )
        let svg = String(decoding: try stage.bytes(.authority, "label.svg"), as: UTF8.self)
        for text in ["width=\"100mm\"", "示例机械有限公司", "废机油", "900-214-08"] {
            #expect(svg.contains(text), "\(text)")
        }
        let page = try stage.done(.authority, ["item", "label", "-", "--unsigned"], input: code)
        #expect(page.hasPrefix("<!DOCTYPE html>"))
        let sheet = ["item", "label", code, "--unsigned", "--volume", "500", "--out", "two.pdf"]
        try stage.done(.authority, sheet)
        let info = try Shell.run(["pdfinfo", "two.pdf"], in: stage.path + "/authority")
        #expect(info.output.contains("Pages:           2"))
        #expect(info.output.contains("566.929 x 566.929 pts"))
    }

    /// Black on orange (HJ 1276-2022, chapter 5), in the size asked of the container's volume.
    @Test(arguments: [(50, 283, 1), (450, 425, 1), (451, 567, 2)])
    func `a label as PDF can be seen and its text read`(volume: Int, side: Double, pages: Int)
        throws
    {
        try record()
        try stage.done(
            .authority,
            [
                "item", "label", code, "--unsigned", "--volume", "\(volume)", "--lang", "zh",
                "--out", "label.pdf",
            ]
        )
        let folder = stage.path + "/authority"
        let info = try Shell.run(["pdfinfo", "-l", "9", "label.pdf"], in: folder).output
        let sizes = info.split(separator: "\n").filter { $0.contains("pts") }
        #expect(sizes.count == pages)
        for size in sizes {
            let points = size.split(separator: " ").compactMap { Double($0) }.suffix(2)
            #expect(points.allSatisfy { $0.rounded() == side }, "\(size)")
        }
        let text = try Shell.run(["pdftotext", "-raw", "-l", "1", "label.pdf", "-"], in: folder)
        let read = text.output.filter { !$0.isWhitespace }
        for piece in [
            "危险废物", "废物名称", "废机油", "废物类别", "废物代码", "900-214-08", "废物形态", "液态",
            "主要成分", "有害成分", "注意事项", "数字识别码", code, "示例机械有限公司", "产生日期", "废物重量", "备注",
        ] {
            #expect(read.contains(piece), "\(piece)")
        }
        let script = """
            import subprocess
            page = subprocess.run(["pdftoppm", "-r", "50", "-l", "1", "label.pdf"], capture_output=True).stdout
            head, size, depth, pixels = page.split(b"\\n", 3)
            count = len(pixels) // 3
            colours = [pixels[place : place + 3] for place in range(0, len(pixels), 3)]
            orange = sum(abs(r - 255) + abs(g - 150) + b < 30 for r, g, b in colours)
            dark = sum(max(colour) < 96 for colour in colours)
            print(round(100 * orange / count), round(100 * dark / count))
            """
        let seen = try Shell.run(["/usr/bin/python3", "-c", script], in: folder)
        let shares = seen.output.split { $0.isWhitespace }.compactMap { Int($0) }
        try #require(shares.count == 2, "\(seen.errors)")
        #expect(shares[0] > 50 && (3...40).contains(shares[1]), "orange and black: \(shares) %")
    }

    @Test func `labels go into a folder one by one, or on sheets`() throws {
        try stage.done(.generator, ["item", "label", "codes.sub", "--out", ".", "--format", "svg"])
        #expect(stage.exists(.generator, "\(code).svg"))
        let label = ["item", "label", "codes.sub", "--volume", "20", "--sheet"]
        try stage.done(.generator, label + ["--out", "sheet.pdf"])
        let info = try Shell.run(["pdfinfo", "sheet.pdf"], in: stage.path + "/generator")
        #expect(info.output.contains("(A4)"))
        #expect(info.output.contains("Pages:           1"))
    }

    @Test func `an alternate code stands beside it and is of the same waste`() throws {
        try record()
        let label = ["item", "label", code, "--unsigned", "--out", "label.pdf", "--alternate"]
        let good = "(414)6901234567892(241)90021408(8004)69012345T042"
        try stage.done(.authority, label + [good])
        let read = try Shell.run(
            [
                "sh", "-c",
                "pdftoppm -r 300 -png -singlefile label.pdf p && dmtxread -N1 -m120000 -G29 p.png",
            ],
            in: stage.path + "/authority"
        )
        #expect(read.output == "\u{1D}414690123456789224190021408\u{1D}800469012345T042")
        for (wrong, status) in [("(414)6901234567893", 2), ("(241)90024908", 1)] {
            let shell = try stage.run(.authority, label + [wrong])
            #expect(Int(shell.status) == status, "\(wrong): \(shell.errors)")
        }
    }

    @Test func `what cannot be labelled is said by the exit status`() throws {
        try record()
        let cases: [(Stage.Place, [String], Int32)] = [
            (.authority, [code], 4), (.authority, ["nonsense", "--unsigned"], 2),
            (.authority, [String(code.dropLast(3)) + "999", "--unsigned"], 3),
            (.generator, [code], 2), (.carrier, [code, "--unsigned"], 2),
            (.authority, [code, "--unsigned", "--output", "json"], 2),
            (.authority, [code, "--unsigned", "--profile", "none"], 2),
            (.authority, [code, "--unsigned", "--volume", "0"], 2),
            (.generator, ["codes.sub", "--format", "svg"], 2),
        ]
        for (place, arguments, status) in cases {
            let shell = try stage.run(place, ["item", "label"] + arguments)
            #expect(shell.status == status, "\(arguments): \(shell.errors)")
        }
    }
}
