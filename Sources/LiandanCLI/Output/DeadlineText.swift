import CanonicalJSON
import Duties
import WasteDomain

/// Deadlines for people and machines 期限.
enum DeadlineText {
    /// Until when: a day, a time, or nothing that a calendar tells.
    static func text(_ due: Deadline) -> String {
        switch due {
        case .day(let day): day.description
        case .time(let time): String(LocalTime.text(time).dropLast(3))
        case .unknownCalendar(let year):
            say("缺 \(year) 年工作日历", "no working days of \(year)")
        case .used: "—"
        }
    }

    /// How late, how near, or how much is used.
    static func left(_ due: Deadline, _ now: Timestamp) -> String {
        switch due {
        case .day(let day):
            let days = day.number - now.legalDay.number
            if days == 0 { return say("今天", "today") }
            return days > 0
                ? say("还有\(days)天", "in \(count(days, "day"))")
                : say("迟\(-days)天", "\(count(-days, "day")) late")
        case .time(let time):
            let minutes = (time.milliseconds - now.milliseconds) / 60_000
            let hours = minutes / 60
            return time > now
                ? say("还有\(hours)小时", "in \(count(hours, "hour"))")
                : say("迟\(-hours)小时", "\(count(-hours, "hour")) late")
        case .unknownCalendar: return ""
        case .used(let percent): return "\(percent) %"
        }
    }

    /// Puts a deadline into an answer: one member, by what kind it is of.
    static func add(_ due: Deadline, to object: inout JSONObject) {
        switch due {
        case .day(let day): object["due"] = day.json
        case .time(let time): object["dueAt"] = time.json
        case .unknownCalendar(let year): object["unknownCalendar"] = year.json
        case .used(let percent): object["usedPercent"] = percent.json
        }
    }

    private static func count(_ number: Int64, _ unit: String) -> String {
        "\(number) \(unit)\(number == 1 ? "" : "s")"
    }
}
