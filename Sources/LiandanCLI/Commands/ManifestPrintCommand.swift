import ArgumentParser
import CanonicalJSON
import Liandan
import Prints

/// Prints a manifest 打印联单.
struct ManifestPrintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "print",
        abstract: say(
            "打印联单（A4，HTML 或 PDF）；未记录的标明“纸质先行”",
            "Print a manifest (A4, HTML or PDF); one not recorded yet is marked paper first"
        )
    )

    @Argument(
        help: ArgumentHelp(
            say(
                "联单编号或 UUID，或尚未记录的提交文件",
                "Manifest number or UUID, or a submission file not recorded yet"
            )
        )
    )
    var manifest: String

    @Option(
        help: ArgumentHelp(
            say(
                "格式: html 或 pdf；默认按 --out 的扩展名，否则 html",
                "Format: html or pdf; by default as the name of --out ends, else html"
            )
        )
    )
    var format: PaperFormat?

    @OptionGroup var writing: WritingOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let format = format ?? writing.out.flatMap(PaperFormat.init(ofFile:)) ?? .html
        guard writing.out != nil || common.output == .text else {
            throw CommandError(
                .usage,
                "--output json 需要 --out 文件: 标准输出是联单本身",
                "--output json needs --out FILE: standard output is the manifest itself"
            )
        }
        let desk = try PaperDesk(common)
        let papers = try desk.papers(of: manifest)
        let (words, now) = (try desk.regulation(), try RehearsalClock.current().now())
        let bytes = try format.bytes(of: papers.map { $0.paper(words, printedAt: now) })
        guard let file = writing.out else {
            Terminal.write(bytes)
            return
        }
        try FileAccess.write(bytes, to: file)
        let items = papers.map { paper -> JSONObject in
            [
                "manifest": paper.manifest, "number": paper.number,
                "paperFirst": paper.isPaperFirst,
            ]
        }
        let json: JSONObject = ["file": file, "format": format.rawValue, "items": items, "v": 1]
        common.printer.show(json, say("已写入 \(file)", "written to \(file)"))
    }
}

/// What paper is made as.
enum PaperFormat: String, CaseIterable, ExpressibleByArgument {
    case html, pdf

    /// By how a file's name ends; nil if that tells nothing.
    init?(ofFile name: String) {
        self.init(rawValue: String(name.split(separator: ".").last ?? "").lowercased())
    }

    func bytes(of forms: [PaperForm]) throws -> [UInt8] {
        switch self {
        case .html: Array(try HTMLPage.document(forms).utf8)
        case .pdf: try PDFProgram.pdf(of: forms.map(PrintedPage.form))
        }
    }
}
