import CanonicalJSON
import Regulation
import WasteDomain

/// The days of a plan: which there are, which of them people work.
struct Almanac {
    /// The first day and the last.
    let days: DayRange
    let calendar: WorkdayCalendar

    /// Every day, in order.
    var all: [CivilDay] {
        (days.from.number...days.until.number).map { CivilDay(number: $0) }
    }

    /// The working days 工作日 among them; all, if none of them is one.
    var workdays: [CivilDay] {
        let workdays = all.filter(isWorkday)
        return workdays.isEmpty ? all : workdays
    }

    /// Whether people work on a day; where a year's calendar is not known, from Monday to Friday.
    func isWorkday(_ day: CivilDay) -> Bool {
        calendar.isWorkday(day) ?? ((day.number + 3) % 7 < 5)
    }

    /// The working day some working days later.
    func workday(_ count: Int, after day: CivilDay) -> CivilDay {
        var (left, current) = (count, day)
        while left > 0 {
            current = current.advanced(by: 1)
            if isWorkday(current) { left -= 1 }
        }
        return current
    }
}

extension CivilDay {
    /// A time of the day in Beijing.
    func at(_ hour: Int, _ minute: Int = 0) -> Timestamp {
        let start = number * Timestamp.millisecondsPerDay - Timestamp.legalOffset
        guard let time = Timestamp(milliseconds: start + Int64(hour * 60 + minute) * 60_000) else {
            preconditionFailure("a plan lies after 1970")
        }
        return time
    }
}

extension Timestamp {
    /// Some minutes later, or earlier if negative.
    func minutes(_ count: Int) -> Timestamp { advanced(by: Int64(count) * 60_000) }
}
