package import CanonicalJSON

extension Timestamp {
    /// The legal day 法定日: that of UTC+08:00, which has no summer time.
    package var legalDay: CivilDay {
        CivilDay(number: (milliseconds + Self.legalOffset) / Self.millisecondsPerDay)
    }

    /// From UTC to the legal time, in milliseconds: UTC+08:00.
    package static let legalOffset: Int64 = 8 * 3_600_000

    /// Day and time of day as people here write them, in Beijing time: `2026-10-08 09:31:05`.
    package var legalTime: String {
        let shifted = advanced(by: Self.legalOffset).description
        return String(shifted.prefix(19)).replacing("T", with: " ")
    }

    /// The year of the legal day.
    package var legalYear: Int { legalDay.year }
}

extension CivilDay {
    /// The legal day's first instant; nil before 1970-01-02.
    package var start: Timestamp? {
        Timestamp(milliseconds: number * Timestamp.millisecondsPerDay - Timestamp.legalOffset)
    }
}

/// The days from one to another, both included.
package struct DayRange: Hashable, Sendable, CanonicalObject {
    /// The first day that counts, itself included.
    package let from: CivilDay
    /// The last day that counts, itself included.
    package let until: CivilDay

    /// The caller knows that `until` is not before `from`.
    package init(from: CivilDay, until: CivilDay) {
        self.from = from
        self.until = until
    }

    /// Reads the members `from` and `until`, which must not stand the wrong way round.
    package init?(from reader: inout ObjectReader) {
        let from = reader.required("from", CivilDay.self)
        let until = reader.required("until", CivilDay.self)
        guard let from, let until else { return nil }
        guard from <= until else {
            reader.refuse("until", "DayRange")
            return nil
        }
        self.init(from: from, until: until)
    }

    package var json: JSONValue { .object(["from": from, "until": until]) }

    package func contains(_ day: CivilDay) -> Bool { from <= day && day <= until }
}

extension CivilDay {
    /// 1 for Monday to 7 for Sunday (ISO 8601).
    package var weekday: Int { Int(((number + 3) % 7 + 7) % 7) + 1 }
}
