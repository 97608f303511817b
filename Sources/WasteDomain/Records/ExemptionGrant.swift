package import CanonicalJSON

/// A plan of the province that lets one unit's waste replace raw material in another
/// 点对点定向利用 (《国家危险废物名录》 annex, row 32).
package struct ExemptionGrant: StateRecord {
    package static let kind = Subject.Kind.exemption

    /// The unit the waste comes from.
    package let party: PartyID
    /// 实施方案编号.
    package let exemption: Reference
    /// The unit that uses it, and no other.
    package let consignee: PartyID
    /// 废物代码.
    package let code: WasteCode
    /// In grams a calendar year.
    package let yearlyCap: Mass
    /// 有效期.
    package let days: DayRange
    /// 豁免登记.
    package let granted: StatementNote
    /// What manifests under it have taken, by the year of their issue.
    package var used: [YearMass] = []

    package var id: String { DocumentID(party, exemption).description }

    package var terms: [String] { ["exemption", "party:\(party)", "party:\(consignee)"] }

    init(_ stated: ExemptionGranted, _ note: StatementNote) {
        party = stated.party
        exemption = stated.exemption
        consignee = stated.consignee
        code = stated.code
        yearlyCap = stated.yearlyCap
        days = stated.days
        granted = note
    }

    package init?(from reader: inout ObjectReader) {
        let stated = ExemptionGranted(from: &reader)
        let granted = reader.required("granted", StatementNote.self)
        let used: [YearMass] = reader.list("used")
        guard let stated, let granted else { return nil }
        self.init(stated, granted)
        self.used = used
    }

    package var json: JSONValue {
        .object([
            "code": code, "consignee": consignee, "exemption": exemption, "from": days.from,
            "granted": granted, "party": party, "until": days.until,
            "used": used.isEmpty ? nil : used, "yearlyCap": yearlyCap,
        ])
    }

    /// What was taken in a year.
    package func used(in year: Int) -> Mass { used[year] }

    /// Counts what was taken or given back.
    mutating func use(_ change: (Mass) -> Mass, in year: Int) {
        used[year] = change(used[year])
    }
}

/// An amount in a calendar year.
package struct YearMass: Hashable, Sendable, CanonicalObject {
    /// A calendar year of UTC+08:00, as caps are given for one.
    package let year: Int
    /// In grams.
    package let mass: Mass

    init(year: Int, mass: Mass) {
        self.year = year
        self.mass = mass
    }

    package init?(from reader: inout ObjectReader) {
        let year = reader.required("year", Int.self)
        let mass = reader.required("mass", Mass.self)
        guard let year, let mass else { return nil }
        self.init(year: year, mass: mass)
    }

    package var json: JSONValue { .object(["mass": mass, "year": year]) }
}

extension [YearMass] {
    /// The amount in a year; the year that changed last stands last.
    subscript(year: Int) -> Mass {
        get { first { $0.year == year }?.mass ?? .zero }
        set {
            removeAll { $0.year == year }
            append(YearMass(year: year, mass: newValue))
        }
    }
}

/// A claim that a stage of a transfer is exempt 豁免 (《国家危险废物名录》 annex).
package struct ExemptionClaim: Hashable, Sendable, CanonicalObject {
    /// 豁免清单序号.
    package let row: Int
    /// 豁免环节.
    package let stage: ExemptionStage
    /// What shows that its condition is met 豁免条件的证据.
    package let evidence: OneLine?
    /// 实施方案编号, for a point-to-point use.
    package let grant: Reference?

    package init?(from reader: inout ObjectReader) {
        let row = reader.required("row", Int.self)
        let stage = reader.required("stage", ExemptionStage.self)
        evidence = reader.optional("evidence")
        grant = reader.optional("grant")
        guard let row, let stage else { return nil }
        self.row = row
        self.stage = stage
    }

    package var json: JSONValue {
        .object(["evidence": evidence, "grant": grant, "row": row, "stage": stage])
    }
}
