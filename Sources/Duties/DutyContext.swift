import CanonicalJSON
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// What a check may look at: the ledger, the regulation in force, the time, the place.
struct DutyContext {
    let reader: StateReader
    let regulation: Regulation
    let now: Timestamp
    /// Days that count as near instead of each kind's own lead 提前天数.
    let within: Int?
    /// Where the matter lies 属地, by which figures are chosen; nil for the country's.
    private(set) var region: RegionCode?

    init(_ reader: StateReader, _ regulation: Regulation, at now: Timestamp, within: Int? = nil) {
        self.reader = reader
        self.regulation = regulation
        self.now = now
        self.within = within
    }

    var today: CivilDay { now.legalDay }

    /// The same for a matter that lies at a site or, if there is none, where a party is.
    func at(_ place: SiteID? = nil, of party: PartyID) throws(LogError) -> DutyContext {
        var here = self
        here.region = try reader.record(Party.self, party)?.region
        if let place { here.region = try reader.record(Site.self, place)?.region ?? here.region }
        return here
    }

    /// A figure that holds here today; nil if none does.
    func number(_ name: Parameters.Name) -> Int? {
        regulation.parameters.limit(name, on: today, in: region)
    }

    /// So many hours after an instant; nil where no figure holds.
    func hours(_ name: Parameters.Name, after start: Timestamp) -> Deadline? {
        number(name).map { .time(start.advanced(by: Int64($0) * 3_600_000)) }
    }

    /// So many days after the legal day of an instant; nil where no figure holds.
    func days(_ name: Parameters.Name, after start: Timestamp) -> Deadline? {
        number(name).map { .day(start.legalDay.advanced(by: Int64($0))) }
    }

    /// So many working days after the legal day of an instant; nil where no figure holds.
    func workingDays(_ name: Parameters.Name, after start: Timestamp) -> Deadline? {
        guard let count = number(name) else { return nil }
        let start = start.legalDay
        let countsStart = regulation.parameters.flag(
            .deadlineCountsStart,
            on: today,
            in: region
        )
        let calendar = regulation.calendar
        if let day = calendar.deadline(count, after: start, countsStart: countsStart) {
            return .day(day)
        }
        let isKnown = calendar.isWorkday(start) != nil
        return .unknownCalendar(year: isKnown ? start.year + 1 : start.year)
    }

    /// Whether something is late or near, or nobody can tell because a calendar is missing.
    func isPressing(_ due: Deadline, lead: Parameters.Name) -> Bool {
        if case .unknownCalendar = due { return true }
        return state(of: due, lead: lead) != .open
    }

    /// How pressing something is.
    func state(of due: Deadline, lead: Parameters.Name) -> DutyState {
        if case .used(let percent) = due { return percent >= 100 ? .late : .soon }
        guard let end = due.end else { return .open }
        if end <= now { return .late }
        switch due {
        case .day(let day):
            return day <= today.advanced(by: Int64(within ?? number(lead) ?? 0)) ? .soon : .open
        default:
            let hours = within.map { $0 * 24 } ?? number(lead) ?? 0
            return end <= now.advanced(by: Int64(hours) * 3_600_000) ? .soon : .open
        }
    }
}
