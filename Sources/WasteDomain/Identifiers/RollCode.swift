import CanonicalJSON

/// The code on a label of a roll that was printed ahead 医疗废物卷标码: 28 characters, without a date
/// (HJ 1276-2022 leaves labels of medical waste out).
///
/// Unit 18, the letter `Y`, serial 8, and a check character over all of it (ISO/IEC 7064, MOD 37,36).
/// It means nothing until a bag is sealed with it, and is that bag's alone from then on.
package struct RollCode: Hashable, Sendable, LosslessStringConvertible, CanonicalScalar {
    /// Labels of one unit.
    package static let serials = 1...99_999_999

    package let description: String
    /// The institution the roll was printed for 医疗卫生机构; never a local id.
    package let unit: PartyID
    package let serial: Int

    /// Makes the code; nil for a local id, or a serial out of range.
    package init?(unit: PartyID, serial: Int) {
        guard !unit.isLocal, Self.serials.contains(serial) else { return nil }
        let text = "\(unit)Y\(Digits.text(of: Int64(serial), width: 8))"
        guard let check = Self.checkCharacter(of: text) else { return nil }
        self.unit = unit
        self.serial = serial
        description = text + String(check)
    }

    package init?(_ description: String) {
        let text = Array(description.utf8)
        guard text.count == 28, text[18] == UInt8(ascii: "Y"),
            let unit = PartyID(String(decoding: text[0..<18], as: UTF8.self)),
            let serial = Digits.value(of: text[19..<27]),
            let code = RollCode(unit: unit, serial: serial),
            code.description.isSpelled(as: description)
        else { return nil }
        self = code
    }

    /// ISO/IEC 7064, MOD 37,36.
    private static func checkCharacter(of text: String) -> Character? {
        let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        var sum = 36
        for character in text {
            guard let value = alphabet.firstIndex(of: character) else { return nil }
            sum = (sum + value) % 36
            sum = (sum == 0 ? 36 : sum) * 2 % 37
        }
        return alphabet[(37 - sum) % 36]
    }
}
