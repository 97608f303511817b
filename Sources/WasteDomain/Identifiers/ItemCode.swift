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
    package let unit: PartyID
    package let waste: WasteCode
    package let day: CivilDay
    package let serial: Int

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

    package init?(_ description: String) {
        let text = Array(description.utf8)
        guard text.count == 37 else { return nil }
        let parts = [text[0..<18], text[18..<26], text[26..<34], text[34...]]
            .map { String(decoding: $0, as: UTF8.self) }
        guard let unit = PartyID(parts[0]), let waste = WasteCode(digits: parts[1]),
            let day = Self.day(parts[2]), let serial = Digits.value(of: parts[3])
        else { return nil }
        self.init(unit: unit, waste: waste, day: day, serial: serial)
    }

    package static func < (left: ItemCode, right: ItemCode) -> Bool {
        left.description < right.description
    }

    private static func day(_ digits: String) -> CivilDay? {
        let text = Array(digits.utf8)
        guard let year = Digits.value(of: text[0..<4]), let month = Digits.value(of: text[4..<6]),
            let day = Digits.value(of: text[6...])
        else { return nil }
        return CivilDay(year: year, month: month, day: day)
    }
}
