package import CanonicalJSON

/// A site of a medical institution 医疗卫生机构, and when it was emptied last.
package struct Institution: StateRecord {
    package static let kind = Subject.Kind.institution

    package let site: SiteID
    /// 床位数.
    package let beds: Int
    /// 休诊日: 1 for Monday to 7 for Sunday.
    package let closedWeekdays: [Int]
    /// 休诊期间.
    package let closures: [DayRange]
    /// 暂时贮存场所 (贮存设施编码); nil if it has none.
    package let store: Reference?
    /// 登记, the newest.
    package let registered: StatementNote
    /// The newest load of medical waste that left it 最近收运; nil before the first.
    package internal(set) var collected: StatementNote?
    /// Pick-ups since then that it has yet to confirm 未确认收运, each manifest once.
    package internal(set) var unconfirmed: [UnconfirmedPickup] = []

    package var id: String { site.description }

    package var terms: [String] { ["institution", "party:\(site.party)"] }

    init(_ stated: InstitutionRegistered, _ note: StatementNote) {
        site = stated.site
        beds = stated.beds
        closedWeekdays = stated.closedWeekdays
        closures = stated.closures
        store = stated.store
        registered = note
    }

    package init?(from reader: inout ObjectReader) {
        let stated = InstitutionRegistered(from: &reader)
        let registered = reader.required("registered", StatementNote.self)
        let collected: StatementNote? = reader.optional("collected")
        let unconfirmed: [UnconfirmedPickup] = reader.list("unconfirmed")
        guard let stated, let registered else { return nil }
        self.init(stated, registered)
        self.collected = collected
        self.unconfirmed = unconfirmed
    }

    package var json: JSONValue {
        .object([
            "beds": beds, "closedWeekdays": closedWeekdays.unlessEmpty,
            "closures": closures.unlessEmpty, "collected": collected, "registered": registered,
            "site": site, "store": store,
            "unconfirmed": unconfirmed.unlessEmpty,
        ])
    }

    /// Whether it is closed on a day 休诊.
    package func isClosed(on day: CivilDay) -> Bool {
        closedWeekdays.contains(day.weekday) || closures.contains { $0.contains(day) }
    }

    /// The days it is open after one and before another or on it 开诊天数.
    package func openDays(after first: CivilDay, upTo last: CivilDay) -> Int {
        var (day, count) = (first, 0)
        while day < last {
            day = day.advanced(by: 1)
            if !isClosed(on: day) { count += 1 }
        }
        return count
    }
}
