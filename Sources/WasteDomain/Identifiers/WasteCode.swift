import CanonicalJSON

/// A hazardous waste code 废物代码 of the national catalogue, written `900-249-08`.
///
/// Industry group, serial and category; all eight digits are the key (《国家危险废物名录》第5条).
package struct WasteCode: Hashable, Sendable, Comparable, LosslessStringConvertible, CanonicalScalar
{
    package static let spelling: String? = "900-249-08"

    package let description: String

    /// Parses a code of an existing category, whether listed or not.
    package init?(_ description: String) {
        self.init(Array(description.utf8))
    }

    private init?(_ bytes: [UInt8]) {
        guard bytes.count == 10, bytes[3] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            bytes[0..<3].allSatisfy(ASCII.isDigit), bytes[4..<7].allSatisfy(ASCII.isDigit),
            WasteCategory.isNumber(bytes[8...])
        else { return nil }
        description = String(decoding: bytes, as: UTF8.self)
    }

    /// Parses the eight digits without hyphens.
    package init?(digits: ArraySlice<UInt8>) {
        guard digits.count == 8 else { return nil }
        var text = Array(digits)
        text.insert(UInt8(ascii: "-"), at: 6)
        text.insert(UInt8(ascii: "-"), at: 3)
        self.init(text)
    }

    /// The eight digits without hyphens.
    package var digits: String { description.filter { $0 != "-" } }

    /// The category 废物类别, from the last two digits.
    package var category: WasteCategory {
        guard let category = WasteCategory("HW" + description.suffix(2)) else {
            preconditionFailure("a waste code always ends in a category")
        }
        return category
    }

    /// Whether it is medical waste 医疗废物, HW01.
    package var isMedical: Bool { description.hasSuffix("-01") }

    /// Whether it is 感染性、损伤性 or 病理性废物, whose storage is limited by the hour.
    ///
    /// Chemical and pharmaceutical waste (841-004-01, 841-005-01) is stored as other waste is
    /// (GB 39707-2020 5.4.7).
    package var isCountedByHour: Bool {
        ["841-001-01", "841-002-01", "841-003-01"].contains(description)
    }

    /// Whether it stands for waste found hazardous by testing: `900-000-CC` (名录第6条).
    package var isIdentifiedByTesting: Bool { description.hasPrefix("900-000-") }

    package static func < (left: WasteCode, right: WasteCode) -> Bool {
        left.description < right.description
    }
}

/// A category 废物类别: HW01 to HW40 and HW45 to HW50.
package struct WasteCategory: Hashable, Sendable, LosslessStringConvertible, CanonicalScalar {
    package let description: String

    /// Takes HW01 to HW40 and HW45 to HW50; no category has a number between.
    package init?(_ description: String) {
        let bytes = Array(description.utf8)
        guard bytes.count == 4, description.hasPrefix("HW"), Self.isNumber(bytes[2...]) else {
            return nil
        }
        self.description = description
    }

    /// Whether two digits number a category.
    static func isNumber(_ digits: ArraySlice<UInt8>) -> Bool {
        guard let number = Digits.value(of: digits) else { return false }
        return (1...40).contains(number) || (45...50).contains(number)
    }
}
