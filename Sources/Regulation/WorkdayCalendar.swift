package import CanonicalJSON

/// The working days 工作日 of the State Council's yearly notices.
package struct WorkdayCalendar: Sendable {
    private let holidays: Set<CivilDay>
    private let makeupDays: Set<CivilDay>
    private let years: Set<Int>

    init(_ rows: [TableRow]) throws(RegulationError) {
        var holidays: Set<CivilDay> = []
        var makeupDays: Set<CivilDay> = []
        for row in rows {
            let day: CivilDay = try row.value("date")
            guard !holidays.contains(day), !makeupDays.contains(day) else {
                throw row.repeated("date")
            }
            switch row.row["kind"] {
            case "holiday": holidays.insert(day)
            case "makeup_workday": makeupDays.insert(day)
            default: throw row.fault("kind")
            }
        }
        self.holidays = holidays
        self.makeupDays = makeupDays
        years = Set(holidays.map(\.year))
    }

    /// Whether a day is a working day; nil if the calendar of its year is not known.
    package func isWorkday(_ day: CivilDay) -> Bool? {
        guard years.contains(day.year) else { return nil }
        if makeupDays.contains(day) { return true }
        // 1970-01-01 was a Thursday.
        let isWeekend = (day.number + 3) % 7 >= 5
        return !isWeekend && !holidays.contains(day)
    }

    /// The last of some working days from the day of an event on; nil if a year is not known.
    ///
    /// - Parameters:
    ///   - count: How many working days.
    ///   - day: The day of the event.
    ///   - countsStart: Whether that day counts itself.
    /// - Returns: The last of the days, or nil.
    package func deadline(_ count: Int, after day: CivilDay, countsStart: Bool) -> CivilDay? {
        var left = count
        var current = countsStart ? day : day.advanced(by: 1)
        while true {
            guard let isWorkday = isWorkday(current) else { return nil }
            if isWorkday { left -= 1 }
            if left <= 0 { return current }
            current = current.advanced(by: 1)
        }
    }

    /// The last day after which some working days are left up to another; nil if a year is not known.
    ///
    /// - Parameters:
    ///   - count: How many working days must be left.
    ///   - end: The last of them, if it is one.
    /// - Returns: The day, such as the last one to apply on 30 working days before a licence ends.
    package func day(leaving count: Int, through end: CivilDay) -> CivilDay? {
        var left = count
        var current = end
        while left > 0 {
            guard let isWorkday = isWorkday(current) else { return nil }
            if isWorkday { left -= 1 }
            current = current.advanced(by: -1)
        }
        return current
    }

    /// The working days after one day up to another; nil if a year is not known.
    package func workdays(after start: CivilDay, through end: CivilDay) -> Int? {
        var count = 0
        var day = start.advanced(by: 1)
        while day <= end {
            guard let isWorkday = isWorkday(day) else { return nil }
            if isWorkday { count += 1 }
            day = day.advanced(by: 1)
        }
        return count
    }
}
