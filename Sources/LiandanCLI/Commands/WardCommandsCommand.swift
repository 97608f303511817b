import ArgumentParser
import WasteDomain

/// Prints what a ward says to the shared device, to be scanned instead of typed 口令卡.
struct WardCommandsCommand: WordSheetCommand {
    static let configuration = CommandConfiguration(
        commandName: "commands",
        abstract: say(
            "打印口令的二维码（类别、双层、灭菌、传染病、标本、锁定、撤销等），A4",
            "Print the words as codes to scan (classes, doubled, sterilised, patient, media, lock, undo …), on A4"
        ),
        discussion: say(
            "贴在科室设备旁，不用键盘。例: liandan ward commands --out 口令.pdf",
            "To hang up beside the device, so that nobody needs a keyboard. "
                + "For example: liandan ward commands --out words.pdf"
        )
    )

    @OptionGroup var drawing: DrawingOptions
    @OptionGroup var common: CommonOptions

    var cards: [SpokenWord] {
        let classes = MedicalClass.allCases.map {
            SpokenWord(
                $0.rawValue.uppercased(),
                $0.title,
                Bilingual(zh: "以下各袋的类别", en: "the class of what follows")
            )
        }
        let details = BagDetail.allCases.map {
            SpokenWord($0.rawValue.uppercased(), $0.title, $0.meaning)
        }
        let lock = SpokenWord(
            WardLine.lockWord,
            Bilingual(zh: "锁定", en: "lock"),
            Bilingual(zh: "下一人先刷胸卡", en: "the next one shows a badge first")
        )
        let common = [ScanWord.undo, .list, .done, .help].map {
            SpokenWord($0.typed, Bilingual(zh: $0.chinese, en: $0.rawValue), $0.meaning)
        }
        return classes + details + [lock] + common
    }
}
