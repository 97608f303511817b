package import CanonicalJSON

/// The digital identification code of one package 数字识别码, 一物一码 (HJ 1276-2022): 37 characters.
///
/// Unit 18, waste 8, date 8, serial 3, without separators. It identifies the filling; the reusable
/// vessel has a code of its own.
package struct ItemCode: Hashable, Sendable, Comparable, LosslessStringConvertible, CanonicalScalar
{
    /// Packages of one unit, waste and day.
    package static let serials = 1...999

    package let description: String
    /// Who produced or collected the waste 产生单位 or 收集单位; never a local id.
    package let unit: PartyID
    /// 废物代码, without hyphens in the code.
    package let waste: WasteCode
    /// 产生日期, or the day of collection.
    package let day: CivilDay
    /// 1 to 999 for a unit, a waste and a day, whichever site it is.
    package let serial: Int

    /// Makes the code; nil for a local id, or a year or serial out of range.
    package init?(unit: PartyID, waste: WasteCode, day: CivilDay, serial: Int) {
        guard !unit.isLocal, day.year >= 2000, day.year < 2100, Self.serials.contains(serial) else {
            return nil
        }
        self.unit = unit
        self.waste = waste
        self.day = day
        self.serial = serial
        let date = day.description.filter { $0 != "-" }
        description = "\(unit)\(waste.digits)\(date)\(Digits.text(of: Int64(serial), width: 3))"
    }

    /// Parses a code; the credit code's check character is for rule HW-FMT-005.
    package init?(_ description: String) {
        let text = Array(description.utf8)
        guard text.count == 37,
            let unit = PartyID(String(decoding: text[0..<18], as: UTF8.self)),
            let waste = WasteCode(digits: text[18..<26]),
            let year = Digits.value(of: text[26..<30]), (2000..<2100).contains(year),
            let month = Digits.value(of: text[30..<32]),
            let date = Digits.value(of: text[32..<34]),
            let day = CivilDay(year: year, month: month, day: date),
            let serial = Digits.value(of: text[34...]), Self.serials.contains(serial)
        else { return nil }
        self.description = description
        self.unit = unit
        self.waste = waste
        self.day = day
        self.serial = serial
    }

    package static func < (left: ItemCode, right: ItemCode) -> Bool {
        left.description < right.description
    }
}
