import Labels
import Regulation
import WasteDomain

/// What one line from a scanner or a keyboard means.
enum ScannedLine {
    case code(ScannedCode)
    case word(ScanWord)
    /// The package named was none.
    case undo(ScannedCode)
    /// What the package scanned last weighs alone, `=12.5kg`.
    case net(Mass)
    case blank

    /// Takes a line as scanners and input methods send it.
    init(_ line: String, _ elements: @autoclosure () -> ElementTable) {
        let text = ScannedText(line)
        let words = text.words
        if words.isEmpty {
            self = .blank
        } else if let word = ScanWord(words) {
            self = .word(word)
        } else if let net = Self.net(words) {
            self = .net(net)
        } else if let code = ScanWord.undo.rest(of: words) {
            self = .undo(ScannedCode(code, elements()))
        } else {
            self = .code(ScannedCode(text, elements()))
        }
    }

    /// A weight as it is typed, `=12.5kg`.
    static func net(_ text: String) -> Mass? {
        guard text.hasPrefix("=") else { return nil }
        return Mass(text.dropFirst().replacing("。", with: ".").filter { $0 != " " })
    }
}

/// A word that is typed, or scanned from a printed sheet 口令 (`item scan commands`).
enum ScanWord: String, CaseIterable {
    /// The last package accepted was none.
    case undo
    case list
    /// The package refused last is here all the same.
    case take
    case done
    case cancel
    case help

    /// A word of either language, in upper case and half width.
    init?(_ text: String) {
        let word = Self.allCases.first { [$0.typed, $0.chinese].contains(text) }
        guard let word = text == "?" ? .help : word else { return nil }
        self = word
    }

    /// As it is typed, and as its barcode holds it.
    var typed: String { rawValue.uppercased() }

    var chinese: String {
        switch self {
        case .undo: "撤销"
        case .list: "清单"
        case .take: "照收"
        case .done: "完成"
        case .cancel: "取消"
        case .help: "帮助"
        }
    }

    /// What it does.
    var meaning: Bilingual {
        switch self {
        case .undo: Bilingual(zh: "最后一件不算", en: "the last package was none")
        case .list: Bilingual(zh: "看已扫和未扫", en: "what is here, what is not")
        case .take: Bilingual(zh: "刚才那件照收", en: "take what was refused")
        case .done: Bilingual(zh: "完成，签名提交", en: "sign and submit")
        case .cancel: Bilingual(zh: "全部放弃", en: "give all of it up")
        case .help: Bilingual(zh: "看有哪些口令", en: "what can be said")
        }
    }

    /// What stands behind the word.
    func rest(of text: String) -> String? {
        [typed, chinese].first { text.hasPrefix($0 + " ") }
            .map { String(text.dropFirst($0.count + 1)) }
    }
}
