package import CanonicalJSON
import Regulation
package import WasteDomain

/// Until when something is to be done 期限.
package enum Deadline: Hashable, Sendable {
    /// The last day; it ends at 24:00 of UTC+08:00.
    case day(CivilDay)
    /// To the minute, where the law counts hours.
    case time(Timestamp)
    /// It falls into a year whose working days are not known yet; nobody guesses.
    case unknownCalendar(year: Int)
    /// No matter of time: so many percent of what is allowed are used up.
    case used(percent: Int)

    /// The first instant it is late at; nil if it is no matter of time.
    package var end: Timestamp? {
        switch self {
        case .day(let day): day.advanced(by: 1).start
        case .time(let time): time
        case .unknownCalendar, .used: nil
        }
    }
}

/// How pressing a duty is 紧迫程度.
package enum DutyState: String, Sendable, CaseIterable, CanonicalScalar, Titled, Comparable {
    /// The deadline has passed, or all is used up.
    case late
    /// The deadline is near, or nearly all is used up.
    case soon
    /// The deadline is far, or there is none, or it cannot be told.
    case open

    package var title: Bilingual {
        switch self {
        case .late: Bilingual(zh: "已逾期", en: "late")
        case .soon: Bilingual(zh: "将到期", en: "soon")
        case .open: Bilingual(zh: "未到期", en: "open")
        }
    }

    /// The more pressing comes first.
    package static func < (left: DutyState, right: DutyState) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
