import ArgumentParser
import CanonicalJSON
import WasteDomain

/// Prints the words that are scanned instead of typed 口令卡.
struct ItemScanCommandsCommand: WordSheetCommand {
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

    var cards: [SpokenWord] {
        ScanWord.allCases.map {
            SpokenWord($0.typed, Bilingual(zh: $0.chinese, en: $0.rawValue), $0.meaning)
        }
    }
}
