import Labels
import WasteDomain

/// What one line from a scanner or a keyboard means.
enum ScannedLine {
    case code(ItemCode)
    /// The last package accepted, or the one named, was none.
    case undo(ItemCode?)
    /// What the package accepted last weighs alone, `=12.5kg`.
    case net(Mass)
    /// The package refused last is here all the same.
    case take
    case list
    case done
    case cancel
    case help
    case unreadable(String)
    case blank

    /// Words as they are typed, or printed as barcodes.
    private static let words: [String: ScannedLine] = [
        "UNDO": .undo(nil), "撤销": .undo(nil), "TAKE": .take, "照收": .take,
        "LIST": .list, "清单": .list, "DONE": .done, "完成": .done,
        "CANCEL": .cancel, "取消": .cancel, "HELP": .help, "帮助": .help, "?": .help,
    ]

    private static let undoing = ["UNDO ", "撤销 "]

    /// Takes a line as scanners send it: with a symbology identifier (ISO/IEC 15424) before it,
    /// full-width letters of an input method, lower case, blanks and control characters around it.
    init(_ line: String) {
        let printable = line.unicodeScalars.map { $0.isPrintable ? Character($0) : " " }
        var text = String(printable).replacing("。", with: ".")
            .split { $0.isWhitespace }.map { String($0).asCode }.joined(separator: " ")
        if let sign = text.prefixMatch(of: /\][A-Z][0-9A-Z] ?/) {
            text.removeSubrange(sign.range)
        }
        if text.isEmpty {
            self = .blank
        } else if let word = Self.words[text] {
            self = word
        } else if text.hasPrefix("="), let net = Mass(String(text.dropFirst())) {
            self = .net(net)
        } else if let word = Self.undoing.first(where: text.hasPrefix),
            let code = scannedCode(String(text.dropFirst(word.count)))
        {
            self = .undo(code)
        } else if let code = scannedCode(text) {
            self = .code(code)
        } else {
            self = .unreadable(line)
        }
    }
}

/// The item code in what was scanned: alone, at the head of a label's text (`Schemas/label.md`), or
/// the only one in some other text.
///
/// - Parameter text: In upper case and half width.
/// - Returns: Nil if there is none, or more than one.
func scannedCode(_ text: String) -> ItemCode? {
    if let code = LabelText(text)?.code { return code }
    let parts = text.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let codes = Set(parts.compactMap { ItemCode(String($0)) })
    return codes.count == 1 ? codes.first : nil
}

extension Unicode.Scalar {
    /// No control character, byte order mark or other sign without a shape.
    fileprivate var isPrintable: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: false
        default: self != "\u{FFFD}"
        }
    }
}
