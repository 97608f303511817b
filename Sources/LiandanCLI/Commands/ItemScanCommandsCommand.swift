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

    @OptionGroup var drawing: DrawingOptions
    @OptionGroup var common: CommonOptions

    var cards: [SpokenWord] {
        ScanWord.allCases.map {
            SpokenWord($0.typed, Bilingual(zh: $0.chinese, en: $0.rawValue), $0.meaning)
        }
    }
}
