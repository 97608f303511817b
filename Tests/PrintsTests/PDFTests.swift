import CanonicalJSON
import LiandanTesting
import Prints
import Testing

/// The form as PDF, read by programs that are not ours.
struct PDFTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    /// Runs `liandan-pdf` on some input; the document goes into `form.pdf`.
    private func make(_ input: [UInt8], environment: [String: String] = [:]) throws -> Shell {
        try folder.write(input, to: "forms.json")
        return try Shell.run(
            ["sh", "-c", "\"$0\" <forms.json >form.pdf", Program.path(of: "liandan-pdf")],
            in: folder.path,
            environment: environment
        )
    }

    private func make(_ forms: [PaperForm]) throws {
        let shell = try make(forms.canonicalBytes)
        try #require(shell.status == 0, "\(shell.errors)")
    }

    private func output(_ arguments: [String]) throws -> String {
        let shell = try Shell.run(arguments, in: folder.path)
        try #require(shell.status == 0, "\(arguments): \(shell.errors)")
        return shell.output
    }

    /// The text of some pages without spaces: lines break where their cells end.
    private func text(from first: Int = 1, to last: Int = 99) throws -> String {
        try output(["pdftotext", "-raw", "-f", "\(first)", "-l", "\(last)", "form.pdf", "-"])
            .filter { !$0.isWhitespace }
    }

    private func pages() throws -> Int {
        let info = try output(["pdfinfo", "form.pdf"])
        let line = info.split(separator: "\n").first { $0.hasPrefix("Pages:") }
        return try #require(line.flatMap { Int($0.dropFirst(6).filter(\.isNumber)) })
    }

    @Test func `the pages are A4, their fonts are embedded, and they say what the form says`()
        throws
    {
        let form = try PaperSample.paper(PaperSample.closed().paper)
        try make([form])
        let sizes = try output(["pdfinfo", "-l", "99", "form.pdf"]).split(separator: "\n")
            .filter { $0.contains("size:") && $0.contains("pts") }
        #expect(try sizes.count == pages())
        #expect(sizes.allSatisfy { $0.contains("595.276 x 841.89 pts (A4)") }, "\(sizes)")
        let fonts = try output(["pdffonts", "form.pdf"]).split(separator: "\n").dropFirst(2)
        #expect(!fonts.isEmpty)
        // The columns emb, sub and uni.
        #expect(fonts.allSatisfy { $0.contains(" yes yes yes ") }, "\(fonts)")
        let text = try text()
        for piece in form.texts {
            #expect(text.contains(piece.filter { !$0.isWhitespace }), "\(piece)")
        }
    }

    @Test func `a camera reads the code`() throws {
        let paper = try PaperSample.closed().paper
        try make([PaperSample.paper(paper)])
        _ = try output(["pdftoppm", "-r", "150", "-l", "1", "-png", "form.pdf", "page"])
        let read = try output(["sh", "-c", "zbarimg -q --raw page-*.png"])
        #expect(read == paper.symbol + "\n")
    }

    @Test func `many lines run over pages, each with the headings`() throws {
        let form = try PaperSample.paper(PaperSample.unrecorded(lines: 60))
        try make([form])
        let pages = try pages()
        #expect(pages > 4)
        let second = try text(from: 2, to: 2)
        #expect(second.hasPrefix("第一部分移出信息（由移出人填写）（续）序号废物名称废物代码"))
        for page in 1...pages {
            let text = try text(from: page, to: page)
            #expect(text.contains("01a1f3b0-5c00-7000-8000-000000000001"), "\(page)")
            #expect(text.contains("\(page)/\(pages)"))
        }
    }

    @Test func `each manifest counts its own pages`() throws {
        let form = try PaperSample.paper(PaperSample.unrecorded())
        try make([form])
        let alone = try pages()
        try make([form, form, form])
        #expect(try pages() == 3 * alone)
        #expect(try text().ranges(of: "1/\(alone)").count == 3)
    }

    @Test func `without a Chinese font it says what to install`() throws {
        let configuration = "<fontconfig><dir>\(folder.path)</dir></fontconfig>"
        let file = try folder.write(Array(configuration.utf8), to: "fonts.conf")
        let form = try PaperSample.paper(PaperSample.unrecorded())
        let shell = try make([form].canonicalBytes, environment: ["FONTCONFIG_FILE": file])
        #expect(shell.status == 3)
        #expect(shell.errors.contains("install fonts-noto-cjk"))
    }

    @Test(arguments: ["", "{}", "[{}]", "[{\"title\":1}]"])
    func `what is not a list of forms is refused`(input: String) throws {
        let shell = try make(Array(input.utf8))
        #expect(shell.status == 2)
        #expect(!shell.errors.isEmpty)
    }
}
