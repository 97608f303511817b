package import CanonicalJSON

extension Timestamp {
    /// The legal day 法定日: that of UTC+08:00, which has no summer time.
    package var legalDay: CivilDay {
        CivilDay(number: (milliseconds + 8 * 3_600_000) / Self.millisecondsPerDay)
    }

    /// The year of the legal day.
    package var legalYear: Int { legalDay.year }
}

/// The days from one to another, both included.
package struct DayRange: Hashable, Sendable {
    package let from: CivilDay
    package let until: CivilDay

    /// The caller knows that `until` is not before `from`.
    package init(from: CivilDay, until: CivilDay) {
        self.from = from
        self.until = until
    }

    /// Reads the members `from` and `until`, which must not stand the wrong way round.
    init?(from reader: inout ObjectReader) {
        let from = reader.required("from", CivilDay.self)
        let until = reader.required("until", CivilDay.self)
        guard let from, let until else { return nil }
        guard from <= until else {
            reader.refuse("until", "DayRange")
            return nil
        }
        self.init(from: from, until: until)
    }

    package func contains(_ day: CivilDay) -> Bool { from <= day && day <= until }
}
