package import Regulation
package import WasteDomain

/// A GS1 element string 单元数据串 (GB/T 38920-2020, GB/T 16986): an alternate code of a package.
package struct ElementString: Hashable, Sendable, CustomStringConvertible {
    /// One element: an application identifier and its data.
    package struct Element: Hashable, Sendable {
        package let identifier: ElementIdentifier
        package let value: String
    }

    /// FNC1 as scanners send it: GS, 0x1D.
    private static let separator: Character = "\u{1D}"
    /// What scanners that were asked to put before the data of GS1 symbols (ISO/IEC 15424).
    package static let symbologies = ["]d2", "]Q3", "]C1", "]e0", "]J1"]

    /// In the order of the text, at least one.
    package let elements: [Element]

    /// Parses `(414)6901234567892(241)90021408`, or what a scanner sends: raw, with FNC1 as GS,
    /// with or without a symbology identifier before it.
    package init(_ text: String, _ table: ElementTable) throws(ElementFault) {
        let symbology = Self.symbologies.first(where: text.hasPrefix)
        let body = text.dropFirst(symbology?.count ?? 0)
        let isBracketed = body.hasPrefix("(") || body.hasPrefix("[")
        let elements = try isBracketed ? Self.bracketed(body, table) : Self.raw(body, table)
        guard !elements.isEmpty else { throw ElementFault(.empty, text) }
        var seen: Set<String> = []
        for element in elements where !seen.insert(element.identifier.ai).inserted {
            throw ElementFault(.repeated, element.identifier.ai)
        }
        self.elements = elements
    }

    /// As people read it: `(414)6901234567892(241)90021408`.
    package var description: String {
        elements.map { "(\($0.identifier.ai))\($0.value)" }.joined()
    }

    /// As zint takes it: `[414]6901234567892[241]90021408`.
    package var inSquareBrackets: String {
        elements.map { "[\($0.identifier.ai)]\($0.value)" }.joined()
    }

    /// As a scanner sends it, FNC1 as GS, which stands only where it must.
    package var raw: String {
        var text = ""
        for (index, element) in elements.enumerated() {
            text += element.identifier.ai + element.value
            let isLast = index + 1 == elements.count
            if element.identifier.needsSeparator, !isLast { text.append(Self.separator) }
        }
        return text
    }

    /// The data of the first element that has a meaning.
    package func value(of meaning: ElementTable.Meaning) -> String? {
        elements.first { $0.identifier.meaning == meaning }?.value
    }

    /// 危险废物代码; nil if there is none, or none of eight digits.
    package var waste: WasteCode? {
        value(of: .waste).flatMap { WasteCode(digits: Array($0.utf8)[...]) }
    }

    /// 净重; the identifier's last digit says how many of the six are decimals of a kilogram.
    package var net: Mass? {
        guard let element = elements.first(where: { $0.identifier.meaning == .net }),
            let decimals = element.identifier.ai.last?.wholeNumberValue, decimals <= 3,
            let value = Int64(element.value)
        else { return nil }
        return Mass(grams: (decimals..<3).reduce(value) { value, _ in value * 10 })
    }

    /// The check digit of GS1 for the digits before it (modulo 10, weights 3 and 1 from the right).
    package static func checkDigit(of digits: some StringProtocol) -> Int {
        let sum = digits.utf8.reversed().enumerated().reduce(0) { sum, digit in
            sum + Int(digit.element &- UInt8(ascii: "0")) * (digit.offset % 2 == 0 ? 3 : 1)
        }
        return (10 - sum % 10) % 10
    }

    private static func bracketed(
        _ text: Substring,
        _ table: ElementTable
    ) throws(ElementFault) -> [Element] {
        var elements: [Element] = []
        var rest = text
        while !rest.isEmpty {
            guard let ai = leadingIdentifier(of: rest) else {
                throw ElementFault(.unknownIdentifier, String(rest.prefix(6)))
            }
            guard let identifier = table[ai] else {
                throw ElementFault(.unknownIdentifier, String(ai))
            }
            rest = rest.dropFirst(ai.count + 2)
            var value = ""
            while let next = rest.first, leadingIdentifier(of: rest) == nil {
                value.append(next)
                rest = rest.dropFirst()
            }
            elements.append(try element(identifier, value))
        }
        return elements
    }

    /// The digits in brackets that a text begins with.
    private static func leadingIdentifier(of text: Substring) -> Substring? {
        guard let open = text.first, open == "(" || open == "[" else { return nil }
        let digits = text.dropFirst().prefix { $0.isASCII && $0.isNumber }
        let close = text.dropFirst(1 + digits.count).first
        guard (2...4).contains(digits.count), close == (open == "(" ? ")" : "]") else { return nil }
        return digits
    }

    private static func raw(
        _ text: Substring,
        _ table: ElementTable
    ) throws(ElementFault) -> [Element] {
        var elements: [Element] = []
        var rest = text.first == separator ? text.dropFirst() : text
        while !rest.isEmpty {
            guard let identifier = table.identifier(at: rest) else {
                throw ElementFault(.unknownIdentifier, String(rest.prefix(4)))
            }
            rest = rest.dropFirst(identifier.ai.count)
            let most = identifier.lengths.upperBound
            let value =
                identifier.needsSeparator
                ? rest.prefix { $0 != separator } : rest.prefix(most)
            elements.append(try element(identifier, String(value)))
            rest = rest.dropFirst(value.count)
            if rest.first == separator { rest = rest.dropFirst() }
        }
        return elements
    }

    /// An element whose data has the form of its identifier.
    private static func element(
        _ identifier: ElementIdentifier,
        _ value: String
    ) throws(ElementFault) -> Element {
        guard identifier.lengths.contains(value.count) else {
            throw ElementFault(.length, "(\(identifier.ai))\(value)")
        }
        var rest = value[...]
        for piece in identifier.pieces {
            let part = rest.prefix(piece.lengths.upperBound)
            rest = rest.dropFirst(part.count)
            let fits = part.unicodeScalars.allSatisfy { scalar in
                piece.isNumeric ? ("0"..."9").contains(scalar) : characters.contains(scalar)
            }
            guard fits else { throw ElementFault(.character, "(\(identifier.ai))\(value)") }
        }
        if let check = identifier.check {
            let digits = value.prefix(check)
            guard let last = digits.last?.wholeNumberValue,
                checkDigit(of: digits.dropLast()) == last
            else { throw ElementFault(.checkDigit, "(\(identifier.ai))\(value)") }
        }
        return Element(identifier: identifier, value: value)
    }

    /// The 82 characters of GS1 data.
    private static let characters = Set(
        "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
            .unicodeScalars
    )
}

/// Why a text is no element string.
package struct ElementFault: Error, Hashable, Sendable, Titled {
    /// The kinds of fault.
    package enum Code: String, Sendable, CaseIterable {
        case empty, unknownIdentifier, length, character, checkDigit, repeated
    }

    package let code: Code
    /// The element, or as much of the text as tells which it is.
    package let text: String

    init(_ code: Code, _ text: String) {
        self.code = code
        self.text = text
    }

    package var title: Bilingual {
        switch code {
        case .empty: Bilingual(zh: "没有单元数据", en: "there is no element")
        case .unknownIdentifier:
            Bilingual(zh: "未知的应用标识符: \(text)", en: "unknown application identifier: \(text)")
        case .length: Bilingual(zh: "数据长度不符: \(text)", en: "data of a wrong length: \(text)")
        case .character:
            Bilingual(zh: "数据含不允许的字符: \(text)", en: "a character not allowed: \(text)")
        case .checkDigit: Bilingual(zh: "校验码错误: \(text)", en: "wrong check digit: \(text)")
        case .repeated:
            Bilingual(zh: "应用标识符重复: \(text)", en: "an identifier twice: \(text)")
        }
    }
}
