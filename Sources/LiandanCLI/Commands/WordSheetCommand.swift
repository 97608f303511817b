import ArgumentParser
import CanonicalJSON
import Prints
import WasteDomain

/// Something to say to a device, as a code to scan.
struct SpokenWord {
    let typed: String
    let title: Bilingual
    let meaning: Bilingual

    /// - Parameters:
    ///   - typed: What a keyboard types, in capital letters.
    ///   - title: As people call it.
    ///   - meaning: What it does.
    init(_ typed: String, _ title: Bilingual, _ meaning: Bilingual) {
        self.typed = typed
        self.title = title
        self.meaning = meaning
    }
}

/// A command that prints words as codes, six on a sheet of A4.
protocol WordSheetCommand: ParsableCommand {
    var drawing: DrawingOptions { get }
    var common: CommonOptions { get }
    var cards: [SpokenWord] { get }
}

extension WordSheetCommand {
    func run() throws {
        let format = drawing.chosen
        let drawings = cards.map { WordCard.drawing($0.typed, $0.title, $0.meaning) }
        let bytes = try format.bytes(of: LabelSheet.pages(of: drawings))
        guard let file = drawing.writing.out else {
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
            "file": file, "format": format.rawValue, "v": 1, "words": cards.map(\.typed),
        ]
        common.printer.show(json, say("已写入 \(file)", "written to \(file)"))
    }
}
