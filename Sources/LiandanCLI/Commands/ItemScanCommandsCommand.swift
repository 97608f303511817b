import ArgumentParser
import CanonicalJSON
import Prints
import WasteDomain

/// Prints the words that are scanned instead of typed 口令卡.
struct ItemScanCommandsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "commands",
        abstract: say(
            "打印口令的二维码（撤销、清单、照收、完成、取消、帮助），一张 A4",
            "Print the words as codes to scan (undo, list, take, done, cancel, help), on A4"
        ),
        discussion: say(
            "贴在扫码处，不用键盘。例: liandan item scan commands --out 口令.pdf",
            "To hang up where people scan, so that nobody needs a keyboard. "
                + "For example: liandan item scan commands --out words.pdf"
        )
    )

    @Option(
        help: ArgumentHelp(
            say(
                "格式: svg, pdf 或 html；默认按 --out 的扩展名，否则 html",
                "Format: svg, pdf or html; by default as the name of --out ends, else html"
            )
        )
    )
    var format: LabelFormat?

    @OptionGroup var writing: WritingOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let format = format ?? writing.out.flatMap(LabelFormat.init(ofFile:)) ?? .html
        let cards = ScanWord.allCases.map { word in
            WordCard.drawing(
                word.typed,
                Bilingual(zh: word.chinese, en: word.rawValue),
                word.meaning
            )
        }
        let bytes = try format.bytes(of: LabelSheet.pages(of: cards))
        guard let file = writing.out else {
            guard common.output == .text else {
                throw CommandError(
                    .usage,
                    "--output json 需要 --out 文件: 标准输出是口令卡本身",
                    "--output json needs --out FILE: standard output is the sheet itself"
                )
            }
            Terminal.write(bytes)
            return
        }
        try FileAccess.write(bytes, to: file)
        let json: JSONObject = [
            "file": file, "format": format.rawValue, "v": 1,
            "words": ScanWord.allCases.map(\.typed),
        ]
        common.printer.show(json, say("已写入 \(file)", "written to \(file)"))
    }
}
