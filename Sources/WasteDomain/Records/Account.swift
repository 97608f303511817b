package import CanonicalJSON

/// What two sites metered of one waste in a month, day by day 管道等连续转移台账
/// (《危险废物转移管理办法》第19条).
package struct Account: StateRecord {
    package static let kind = Subject.Kind.account

    /// 移出场所.
    package let from: SiteID
    /// 接受场所.
    package let to: SiteID
    /// 废物代码.
    package let code: WasteCode
    /// The first day of the month.
    package let month: CivilDay
    /// In the order in which they were first stated.
    package private(set) var days: [AccountDay] = []

    package var id: String { Self.id(from, to, code, month) }

    package var terms: [String] { ["account", "party:\(from.party)", "party:\(to.party)"] }

    /// Written `<site>|<site>|<code>|2026-09`.
    package static func id(_ from: SiteID, _ to: SiteID, _ code: WasteCode, _ day: CivilDay)
        -> String
    {
        "\(from)|\(to)|\(code)|" + day.description.prefix(7)
    }

    init(_ stated: AccountRecorded) {
        from = stated.from
        to = stated.to
        code = stated.code
        month = stated.day.firstOfMonth
    }

    package init?(from reader: inout ObjectReader) {
        let from = reader.required("from", SiteID.self)
        let to = reader.required("to", SiteID.self)
        let code = reader.required("code", WasteCode.self)
        let month = reader.required("month", CivilDay.self)
        days = reader.list("days")
        guard let from, let to, let code, let month else { return nil }
        self.from = from
        self.to = to
        self.code = code
        self.month = month
    }

    package var json: JSONValue {
        .object([
            "code": code, "days": days.isEmpty ? nil : days, "from": from, "month": month,
            "to": to,
        ])
    }

    /// What is known of a day.
    package func day(_ day: CivilDay) -> AccountDay? { days.first { $0.day == day } }

    /// What a side has stated of a day.
    package func stated(by party: PartyID, on day: CivilDay) -> MeteredMass? {
        let known = self.day(day)
        return party == from.party ? known?.sent : known?.taken
    }

    /// Takes one side's word, in place of an earlier one.
    mutating func take(_ stated: AccountRecorded, _ made: Made) {
        let mass = MeteredMass(mass: stated.mass, note: made.note)
        var index = days.firstIndex { $0.day == stated.day }
        if index == nil {
            days.append(AccountDay(day: stated.day))
            index = days.count - 1
        }
        guard let index else { return }
        if made.by == from.party { days[index].sent = mass } else { days[index].taken = mass }
    }
}

/// One day of an account, by both sides.
package struct AccountDay: Hashable, Sendable, CanonicalObject {
    /// The legal day the meters are of.
    package let day: CivilDay
    /// By the consignor's meter 移出量.
    package var sent: MeteredMass?
    /// By the consignee's meter 接受量.
    package var taken: MeteredMass?

    init(day: CivilDay) {
        self.day = day
    }

    package init?(from reader: inout ObjectReader) {
        let day = reader.required("day", CivilDay.self)
        sent = reader.optional("sent")
        taken = reader.optional("taken")
        guard let day else { return nil }
        self.day = day
    }

    package var json: JSONValue { .object(["day": day, "sent": sent, "taken": taken]) }
}

/// What one side metered, and where it stated it.
package struct MeteredMass: Hashable, Sendable, CanonicalObject {
    /// In grams.
    package let mass: Mass
    package let note: StatementNote

    init(mass: Mass, note: StatementNote) {
        self.mass = mass
        self.note = note
    }

    package init?(from reader: inout ObjectReader) {
        let mass = reader.required("mass", Mass.self)
        let note = reader.required("note", StatementNote.self)
        guard let mass, let note else { return nil }
        self.init(mass: mass, note: note)
    }

    package var json: JSONValue { .object(["mass": mass, "note": note]) }
}
