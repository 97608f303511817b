/// What a scanner sent or typed, freed of what is not part of a code.
package struct ScannedText: Hashable, Sendable {
    /// As it came.
    package let sent: String
    /// In ASCII where there is the same in full width, FNC1 as GS, without a symbology identifier
    /// (ISO/IEC 15424) before it or blanks around it.
    package let body: String
    /// Whether a symbology identifier says that it is an element string of GS1.
    let isGS1: Bool

    package init(_ sent: String) {
        self.sent = sent
        let text = Self.trimmed(Self.halfWidth(sent))
        let sign = text.prefixMatch(of: /\][A-Za-z][0-9A-Za-z]/)
        isGS1 = ElementString.symbologies.contains(where: text.hasPrefix)
        body = sign.map { Self.trimmed(String(text[$0.range.upperBound...])) } ?? text
    }

    /// As words are compared: in upper case, one blank between them, no character without a shape.
    package var words: String {
        body.unicodeScalars.split { !Self.hasShape($0) || $0.properties.isWhitespace }
            .map { String($0).uppercased() }.joined(separator: " ")
    }

    /// Its letters and digits that stand together, in upper case.
    var runs: [String] {
        words.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.map(String.init)
    }

    /// How FNC1 comes from keyboards that have no GS.
    private static let separators = ["\u{241D}", "^]", "<GS>", "{GS}"]

    private static func halfWidth(_ text: String) -> String {
        var narrow = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isWide = (0xFF01...0xFF5E).contains(scalar.value)
            narrow.append(isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
        }
        return separators.reduce(String(narrow)) { $0.replacing($1, with: "\u{1D}") }
    }

    private static func trimmed(_ text: String) -> String {
        let isBlank = { (scalar: Unicode.Scalar) in
            scalar.value != 0x1D && (!hasShape(scalar) || scalar.properties.isWhitespace)
        }
        var result = String.UnicodeScalarView()
        result.append(
            contentsOf: text.unicodeScalars.drop(while: isBlank).reversed().drop(while: isBlank)
                .reversed()
        )
        return String(result)
    }

    /// No control character, byte order mark or the like.
    private static func hasShape(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: false
        default: scalar != "\u{FFFD}"
        }
    }
}
