/// A day of the Gregorian calendar, written `2026-11-22`.
package struct CivilDay: Hashable, Sendable, Comparable, LosslessStringConvertible {
    /// Days since 1970-01-01.
    package let number: Int64

    /// Takes days since 1970-01-01, whether or not the date can be written.
    package init(number: Int64) {
        self.number = number
    }

    /// A real date from 1970 to 9999.
    package init?(year: Int, month: Int, day: Int) {
        guard (1970...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.days(inMonth: month, ofYear: year)
        else { return nil }
        // Years counted from March make the leap day the last of its year.
        let shifted = Int64(month > 2 ? year : year - 1)
        let era = shifted / 400
        let yearOfEra = shifted % 400
        let monthFromMarch = Int64((month + 9) % 12)
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + Int64(day) - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        number = era * 146_097 + dayOfEra - 719_468
    }

    /// Parses the one spelling.
    package init?(_ description: String) {
        self.init(Array(description.utf8)[...])
    }

    /// Parses the one spelling, wherever it stands.
    init?(_ text: ArraySlice<UInt8>) {
        let start = text.startIndex
        guard text.count == 10, text[start + 4] == UInt8(ascii: "-"),
            text[start + 7] == UInt8(ascii: "-"),
            let year = Digits.value(of: text[start..<start + 4]),
            let month = Digits.value(of: text[start + 5..<start + 7]),
            let day = Digits.value(of: text[start + 8..<start + 10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Year, month and day of the month.
    package var parts: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = (monthFromMarch + 2) % 12 + 1
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (Int(year), Int(month), Int(day))
    }

    /// The calendar year, which for a legal day is the year of plans and serials.
    package var year: Int { parts.year }

    package var description: String {
        var text: [UInt8] = []
        append(to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// Appends the one spelling.
    func append(to text: inout [UInt8]) {
        let (year, month, day) = parts
        Digits.append(Int64(year), width: 4, to: &text)
        text.append(UInt8(ascii: "-"))
        Digits.append(Int64(month), width: 2, to: &text)
        text.append(UInt8(ascii: "-"))
        Digits.append(Int64(day), width: 2, to: &text)
    }

    package static func < (left: CivilDay, right: CivilDay) -> Bool { left.number < right.number }

    /// The day some days later, or earlier if negative.
    package func advanced(by days: Int64) -> CivilDay { CivilDay(number: number + days) }

    /// The same day some months later, or the last of that month if it has no such day.
    package func advanced(months: Int) -> CivilDay {
        let (year, month, day) = parts
        let count = year * 12 + month - 1 + months
        let last = Self.days(inMonth: count % 12 + 1, ofYear: count / 12)
        return CivilDay(year: count / 12, month: count % 12 + 1, day: min(day, last)) ?? self
    }

    /// The first day of the same month.
    package var firstOfMonth: CivilDay { advanced(by: 1 - Int64(parts.day)) }

    private static func days(inMonth month: Int, ofYear year: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }
}
