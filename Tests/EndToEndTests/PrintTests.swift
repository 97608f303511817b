import CanonicalJSON
import Foundation
import LiandanTesting
import Testing

/// A manifest on paper, from before it is recorded on.
struct PrintTests {
    private let stage: Stage
    private let manifest: String

    /// The generator signs a manifest on its own machine.
    init() throws {
        stage = try Stage()
        let signed = try stage.answer(
            .generator,
            [
                "manifest", "issue", "--carrier", Town.carrier, "--consignee",
                "\(Town.disposer)/001", "--plan", "P-2026", "--contract", "C-1",
                "--transport-contract", "T-1", "--measures", "吸附围堵", "--phone", "023-79220119",
                "--line",
                "code=900-214-08,name=废机油,hazards=T+I,mass=360kg,packages=2,method=R9,un=UN3082,form=liquid,packaging=drum",
                "--handler", "王芳", "--out", "manifest.sub",
            ]
        )
        manifest = try #require(signed["manifests"]?.array?.first?.string)
    }

    private func read(_ place: Stage.Place, _ name: String) throws -> String {
        String(decoding: try stage.bytes(place, name), as: UTF8.self)
    }

    @Test func `what is only signed is printed paper first, with its local id and who wrote it`()
        throws
    {
        let answer = try stage.answer(
            .generator,
            ["manifest", "print", "manifest.sub", "--out", "m.html"]
        )
        let item = try #require(answer["items"]?.array?.first?.object)
        #expect(item == ["manifest": manifest, "paperFirst": true])
        let html = try read(.generator, "m.html")
        for text in ["纸质先行", "本地编号", manifest, "王芳", "废机油", "吸附围堵", "未记录"] {
            #expect(html.contains(text), "\(text)")
        }
        #expect(!html.contains("联单编号</dt>"))
    }

    @Test func `what is recorded is printed with its number, and names nobody who is sealed`()
        throws
    {
        try stage.submit(.generator, ["manifest.sub"])
        let number = "20265001000001"
        let html = try stage.done(.authority, ["manifest", "print", number])
        #expect(html.hasPrefix("<!DOCTYPE html>"))
        for text in ["联单编号</dt><dd>\(number)</dd>", "示例机械有限公司", "（已封存）", "11.0"] {
            #expect(html.contains(text), "\(text)")
        }
        #expect(!html.contains("纸质先行"))
        #expect(!html.contains("王芳"))
        // The file that was signed opens what the ledger keeps sealed.
        let file = "../generator/manifest.sub"
        let opened = try stage.done(.authority, ["manifest", "print", file])
        #expect(opened.contains("王芳"))
        #expect(opened.contains(number))
        #expect(!opened.contains("纸质先行"))
    }

    @Test func `the PDF is A4, and its code leads to the manifest in this ledger`() throws {
        try stage.submit(.generator, ["manifest.sub"])
        try stage.done(.authority, ["manifest", "print", manifest, "--out", "m.pdf"])
        let folder = stage.path + "/authority"
        let info = try Shell.run(["pdfinfo", "m.pdf"], in: folder)
        #expect(info.output.contains("595.276 x 841.89 pts (A4)"))
        let read = try Shell.run(
            ["sh", "-c", "pdftoppm -r 150 -l 1 -png m.pdf m && zbarimg -q --raw m-*.png"],
            in: folder
        )
        let words = read.output.split(separator: " ")
        #expect(words.first == "liandan-manifest-v1")
        #expect(words.dropFirst().prefix(2) == ["20265001000001", manifest[...]])
        #expect(words.last == "11.0\n")
        let submission = try #require(
            CanonicalReader.read(Array(stage.bytes(.generator, "manifest.sub").dropLast())).object
        )
        let ledger = submission["header"]?.object?["ledger"]?.string
        #expect(words.dropFirst(3).first.map(String.init) == ledger)
    }

    @Test func `what cannot be printed is said by the exit status`() throws {
        try stage.done(
            .generator,
            [
                "item", "issue", "--waste", "900-214-08", "--count", "1", "--name", "废机油",
                "--hazards", "T;I",
                "--form", "liquid", "--packaging", "drum", "--out", "codes.sub",
            ]
        )
        let changed = try read(.generator, "manifest.sub").replacing("废机油", with: "废柴油")
        try stage.write(changed, .generator, "changed.sub")
        let cases: [(Stage.Place, [String], Int32)] = [
            (.authority, ["20265001009999"], 3), (.authority, ["nonsense"], 2),
            (.generator, [manifest], 2), (.generator, ["codes.sub"], 1),
            (.generator, ["changed.sub"], 1),
            (.generator, ["manifest.sub", "--output", "json"], 2),
            (.generator, ["manifest.sub", "--format", "doc"], 2),
        ]
        for (place, arguments, status) in cases {
            let shell = try stage.run(place, ["manifest", "print"] + arguments)
            #expect(shell.status == status, "\(arguments): \(shell.errors)")
        }
    }

    @Test func `without a Chinese font the PDF is refused with what to install`() throws {
        let configuration = "<fontconfig><dir>\(stage.path)</dir></fontconfig>"
        try stage.write(configuration, .generator, "fonts.conf")
        let shell = try stage.run(
            .generator,
            ["manifest", "print", "manifest.sub", "--out", "m.pdf"],
            environment: ["FONTCONFIG_FILE": stage.file(.generator, "fonts.conf")]
        )
        #expect(shell.status == 3)
        #expect(shell.errors.contains("apt install fonts-noto-cjk"))
        #expect(!stage.exists(.generator, "m.pdf"))
    }
}
