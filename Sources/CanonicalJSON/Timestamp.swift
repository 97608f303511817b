/// An instant in UTC with milliseconds, written in exactly 24 characters.
///
/// For example `2026-11-22T03:04:05.678Z` (`Schemas/log.md` 1.2).
package struct Timestamp: Hashable, Sendable, Comparable, LosslessStringConvertible {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package let milliseconds: Int64

    /// The same for every day: there is no leap second (`Schemas/log.md` 1.2).
    package static let millisecondsPerDay: Int64 = 86_400_000

    /// Takes an instant from 1970 to 9999.
    package init?(milliseconds: Int64) {
        guard (0...253_402_300_799_999).contains(milliseconds) else { return nil }
        self.milliseconds = milliseconds
    }

    /// Parses the one spelling.
    package init?(_ description: String) {
        let text = Array(description.utf8)
        guard text.count == 24, text[10] == UInt8(ascii: "T"), text[13] == UInt8(ascii: ":"),
            text[16] == UInt8(ascii: ":"), text[19] == UInt8(ascii: "."),
            text[23] == UInt8(ascii: "Z"),
            let day = CivilDay(text[0..<10]),
            let hour = Digits.value(of: text[11..<13]), hour < 24,
            let minute = Digits.value(of: text[14..<16]), minute < 60,
            let second = Digits.value(of: text[17..<19]), second < 60,
            let fraction = Digits.value(of: text[20..<23])
        else { return nil }
        let time =
            ((Int64(hour) * 60 + Int64(minute)) * 60 + Int64(second)) * 1000 + Int64(fraction)
        self.init(milliseconds: day.number * Self.millisecondsPerDay + time)
    }

    package var description: String {
        let time = milliseconds % Self.millisecondsPerDay
        var text: [UInt8] = []
        text.reserveCapacity(24)
        CivilDay(number: milliseconds / Self.millisecondsPerDay).append(to: &text)
        text.append(UInt8(ascii: "T"))
        Digits.append(time / 3_600_000, width: 2, to: &text)
        text.append(UInt8(ascii: ":"))
        Digits.append(time / 60_000 % 60, width: 2, to: &text)
        text.append(UInt8(ascii: ":"))
        Digits.append(time / 1000 % 60, width: 2, to: &text)
        text.append(UInt8(ascii: "."))
        Digits.append(time % 1000, width: 3, to: &text)
        text.append(UInt8(ascii: "Z"))
        return String(decoding: text, as: UTF8.self)
    }

    package static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// This instant moved by some milliseconds, kept within the range of timestamps.
    package func advanced(by milliseconds: Int64) -> Timestamp {
        Timestamp(milliseconds: self.milliseconds + milliseconds) ?? self
    }
}
