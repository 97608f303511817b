package import Regulation

/// What a scanner read, whichever code it is.
package enum ScannedCode: Hashable, Sendable {
    /// A label of ours, or a 37-character code alone.
    case item(LabelText)
    /// An alternate code 单元数据串, to be looked up by.
    case elements(ElementString)
    /// None that we know; the text as it came.
    case unknown(String)

    /// Reads what a scanner typed or sent: in full-width or lower-case characters too, and with a
    /// symbology identifier before it (ISO/IEC 15424).
    package init(_ text: String, _ elements: ElementTable) {
        let halfWidth = Self.halfWidth(text)
        let isGS1 = ElementString.symbologies.contains(where: halfWidth.hasPrefix)
        let body = halfWidth.first == "]" && !isGS1 ? halfWidth.dropFirst(3) : halfWidth[...]
        let plain = body.filter { !$0.isWhitespace }.uppercased()
        if !isGS1, let label = LabelText(plain) {
            self = .item(label)
        } else if isGS1 || Self.looksLikeElements(body),
            let elements = try? ElementString(String(body), elements)
        {
            self = .elements(elements)
        } else {
            self = .unknown(text)
        }
    }

    /// Whether a text says itself that it is an element string: 91, with which the credit codes of
    /// companies begin, is an application identifier too.
    private static func looksLikeElements(_ text: Substring) -> Bool {
        text.hasPrefix("(") || text.hasPrefix("[") || text.contains("\u{1D}")
    }

    /// In ASCII where there is the same in full width, without spaces or line ends around it.
    private static func halfWidth(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { scalar in
            let isFullWidth = (0xFF01...0xFF5E).contains(scalar.value)
            return isFullWidth ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
        }
        let isSpace = { (scalar: Unicode.Scalar) in
            scalar.properties.isWhitespace || scalar.value < 0x1D || scalar.value == 0xFEFF
        }
        var result = String.UnicodeScalarView()
        let start = scalars.drop(while: isSpace).reversed().drop(while: isSpace).reversed()
        result.append(contentsOf: start)
        return String(result)
    }
}
