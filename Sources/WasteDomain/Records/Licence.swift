package import CanonicalJSON

/// A licence 许可证 a party holds, and how much of it was used.
package struct Licence: StateRecord {
    package static let kind = Subject.Kind.licence

    /// The holder.
    package let party: PartyID
    /// 许可证编号.
    package let licence: Reference
    /// 许可证内容, as last amended.
    package var content: LicenceTerms
    /// 许可证颁发.
    package let granted: StatementNote
    /// 暂停期间, in the order they were stated; they may overlap.
    package var suspensions: [Suspension] = []
    /// The first day it no longer counts.
    package var revokedFrom: CivilDay?
    /// What was accepted under it, by year and method.
    package var used: [LicenceUse] = []

    package var id: String { DocumentID(party, licence).description }

    package var terms: [String] { ["licence", "party:\(party)"] }

    init(_ stated: LicenceGranted, _ note: StatementNote) {
        party = stated.party
        licence = stated.licence
        content = stated.terms
        granted = note
    }

    package init?(from reader: inout ObjectReader) {
        let party = reader.required("party", PartyID.self)
        let licence = reader.required("licence", Reference.self)
        let content = reader.required("content", LicenceTerms.self)
        let granted = reader.required("granted", StatementNote.self)
        suspensions = reader.required("suspensions") ?? []
        revokedFrom = reader.optional("revokedFrom")
        used = reader.required("used") ?? []
        guard let party, let licence, let content, let granted else { return nil }
        self.party = party
        self.licence = licence
        self.content = content
        self.granted = granted
    }

    package var json: JSONValue {
        .object([
            "content": content, "granted": granted, "licence": licence, "party": party,
            "revokedFrom": revokedFrom, "suspensions": suspensions, "used": used,
        ])
    }

    /// Whether it counts on a day: within its dates, neither suspended nor revoked.
    package func counts(on day: CivilDay) -> Bool {
        content.days.contains(day) && !suspensions.contains { $0.contains(day) }
            && !(revokedFrom.map { $0 <= day } ?? false)
    }

    /// What was handled under it in a year, by one method or by all.
    package func handled(in year: Int, by method: MethodCode? = nil) -> Mass {
        used.filter { $0.year == year && (method == nil || $0.method == method) }.map(\.mass).total
    }

    /// Counts what was accepted, or takes it back.
    mutating func use(_ change: (Mass) -> Mass, by method: MethodCode, in year: Int) {
        let index = used.firstIndex { $0.year == year && $0.method == method }
        let mass = change(index.map { used[$0].mass } ?? .zero)
        let use = LicenceUse(year: year, method: method, mass: mass)
        if let index { used[index] = use } else { used.append(use) }
    }
}

/// A time in which a licence does not count 暂停期间.
package struct Suspension: Hashable, Sendable, CanonicalObject {
    /// The first day it does not count.
    package let from: CivilDay
    /// The last day; open if nil.
    package let until: CivilDay?

    init(from: CivilDay, until: CivilDay?) {
        self.from = from
        self.until = until
    }

    package init?(from reader: inout ObjectReader) {
        let from = reader.required("from", CivilDay.self)
        let until = reader.optional("until", CivilDay.self)
        guard let from else { return nil }
        self.init(from: from, until: until)
    }

    package var json: JSONValue { .object(["from": from, "until": until]) }

    func contains(_ day: CivilDay) -> Bool { from <= day && (until.map { day <= $0 } ?? true) }
}

/// What was accepted under a licence in a year by one method.
package struct LicenceUse: Hashable, Sendable, CanonicalObject {
    /// The year of the legal day of the decision.
    package let year: Int
    /// 利用处置方式.
    package let method: MethodCode
    /// 接受量, in grams.
    package let mass: Mass

    init(year: Int, method: MethodCode, mass: Mass) {
        self.year = year
        self.method = method
        self.mass = mass
    }

    package init?(from reader: inout ObjectReader) {
        let year = reader.required("year", Int.self)
        let method = reader.required("method", MethodCode.self)
        let mass = reader.required("mass", Mass.self)
        guard let year, let method, let mass else { return nil }
        self.init(year: year, method: method, mass: mass)
    }

    package var json: JSONValue { .object(["mass": mass, "method": method, "year": year]) }
}
