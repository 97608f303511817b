package import Regulation
package import WasteDomain

/// What a scanner read, whichever code it is.
package enum ScannedCode: Hashable, Sendable {
    /// A label of ours, or a 37-character code: alone, in an element string, or the only one in some
    /// other text, such as an address.
    case item(LabelText)
    /// An alternate code 单元数据串, to be looked up by.
    case elements(ElementString)
    /// The label of a roll of medical waste 卷标码, to be looked up by.
    case roll(RollCode)
    /// None that we know; the text as it came.
    case unknown(String)

    /// Reads what a scanner typed or sent.
    ///
    /// - Parameters:
    ///   - text: One line of it.
    ///   - elements: The application identifiers, which few codes need.
    package init(_ text: ScannedText, _ elements: @autoclosure () -> ElementTable) {
        let plain = text.words.filter { $0 != " " }
        if let label = LabelText(plain) {
            self = .item(label)
        } else if let roll = RollCode(plain.uppercased()) {
            self = .roll(roll)
        } else if text.mayBeElements, let string = try? ElementString(text.body, elements()),
            text.saysElements || string.value(of: .location) != nil
        {
            self = string.item.map { .item(LabelText($0)) } ?? .elements(string)
        } else if let code = Self.onlyCode(in: text), !Self.isSigned(plain) {
            self = .item(LabelText(code))
        } else {
            self = .unknown(text.sent)
        }
    }

    package init(_ text: String, _ elements: @autoclosure () -> ElementTable) {
        self.init(ScannedText(text), elements())
    }

    private static func onlyCode(in text: ScannedText) -> ItemCode? {
        let codes = Set(text.runs.compactMap { ItemCode($0) })
        return codes.count == 1 ? codes.first : nil
    }

    /// Whether a text says that something is signed behind its code, which then cannot be read.
    private static func isSigned(_ plain: String) -> Bool {
        ItemCode(String(plain.prefix(37))) != nil
            && plain.dropFirst(37).hasPrefix(LabelText.version)
    }
}

extension ScannedText {
    /// Whether it says itself that it is an element string.
    ///
    /// Where it does not, the check digit of a location shows it: 91, with which the credit codes
    /// of companies begin, is an identifier too.
    fileprivate var saysElements: Bool {
        isGS1 || body.contains("\u{1D}") || body.hasPrefix("(") || body.hasPrefix("[")
    }

    fileprivate var mayBeElements: Bool {
        saysElements || body.first.map { $0.isASCII && $0.isNumber } ?? false
    }
}

extension ElementString {
    /// The one element that is a 37-character code of ours.
    fileprivate var item: ItemCode? {
        let codes = elements.compactMap { ItemCode($0.value.uppercased()) }
        return codes.count == 1 ? codes.first : nil
    }
}
