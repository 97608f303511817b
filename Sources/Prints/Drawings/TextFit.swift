/// How wide text is at most in any of the fonts that print it, and where it is broken.
///
/// The pages are laid out without a font at hand, so widths are those of the widest: Droid Sans of
/// WenQuanYi Micro Hei, Arial, Noto Sans. A Chinese character is as wide as it is high.
enum TextFit {
    /// The width of a line; the size is the height of a Chinese character.
    static func width(of text: some StringProtocol, _ size: Int, isBold: Bool = false) -> Int {
        let thousandths = text.unicodeScalars.reduce(0) { $0 + advance(of: $1) }
        return thousandths * size * (isBold ? 108 : 100) / 100_000
    }

    /// Breaks a text into lines no wider than a width: between words, around Chinese characters,
    /// and inside a word only if it is wider than a line.
    static func lines(_ text: String, _ size: Int, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for piece in pieces(of: text) {
            if self.width(of: line + piece.trimmed, size) <= width {
                line += piece
                continue
            }
            if !line.isEmpty { lines.append(line.trimmed) }
            line = ""
            for character in piece.drop(while: { $0 == " " }) {
                if self.width(of: line + String(character), size) > width, !line.isEmpty {
                    lines.append(line)
                    line = ""
                }
                line.append(character)
            }
        }
        if !line.trimmed.isEmpty || lines.isEmpty { lines.append(line.trimmed) }
        return lines
    }

    /// A line cut until it and `…` fit.
    static func cut(_ line: String, _ size: Int, width: Int) -> String {
        var kept = line
        while !kept.isEmpty, self.width(of: kept + "…", size) > width { kept.removeLast() }
        return kept + "…"
    }

    /// What may not be parted: words with the spaces before them, characters with the closing
    /// punctuation behind them.
    private static func pieces(of text: String) -> [String] {
        var pieces: [String] = []
        var previous: Character = " "
        for character in text {
            // An element string is broken before an identifier.
            let opens = character == "(" && previous != " "
            let joins =
                closing.contains(character)
                || (character.isNarrow && previous.isNarrow && character != " " && !opens)
                || (character == " " && previous == " ")
            if joins, !pieces.isEmpty {
                pieces[pieces.count - 1].append(character)
            } else {
                pieces.append(String(character))
            }
            previous = character
        }
        return pieces
    }

    private static let closing: Set<Character> = ["，", "。", "、", "；", "：", "）", "》", "”", "！", "？"]

    /// In thousandths of the size.
    private static func advance(of scalar: Unicode.Scalar) -> Int {
        guard scalar.isASCII else { return 1000 }
        return switch scalar {
        case " ": 280
        case "i", "l", "j", "|", "!", "'", "`", ",", ".", ":", ";", "I": 300
        case "f", "r", "t", "(", ")", "[", "]", "{", "}", "/", "\\", "-", "\"": 420
        case "0"..."9": 575
        case "m": 935
        case "w": 790
        case "a"..."z": 615
        case "C", "D", "R": 730
        case "G", "H", "N", "O", "Q", "U", "V": 785
        case "M", "W": 945
        case "A"..."Z": 680
        case "@": 1020
        case "%": 890
        default: 730
        }
    }
}

extension Character {
    fileprivate var isNarrow: Bool { isASCII }
}

extension String {
    /// Without spaces at its end.
    fileprivate var trimmed: String {
        String(reversed().drop { $0 == " " }.reversed())
    }
}
