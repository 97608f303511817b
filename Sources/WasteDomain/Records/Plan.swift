package import CanonicalJSON

/// A management plan 危险废物管理计划 of a site for a year (HJ 1259-2022 5).
package struct Plan: StateRecord {
    package static let kind = Subject.Kind.plan

    /// The site whose waste it plans 产生场所.
    package let site: SiteID
    /// 备案编号.
    package let plan: Reference
    /// 年度.
    package let year: Int
    /// 转移计划, as last amended; a code may stand in several lines.
    package var lines: [PlanLine]
    /// What has left the site, by waste code.
    package var moved: [WasteMass] = []
    /// 管理计划备案.
    package let filed: StatementNote

    package var id: String { DocumentID(site.party, plan).description }

    package var terms: [String] { ["plan", "party:\(site.party)"] }

    init(_ stated: PlanFiled, _ note: StatementNote) {
        site = stated.site
        plan = stated.plan
        year = stated.year
        lines = stated.lines
        filed = note
    }

    package init?(from reader: inout ObjectReader) {
        let site = reader.required("site", SiteID.self)
        let plan = reader.required("plan", Reference.self)
        let year = reader.required("year", Int.self)
        lines = reader.required("lines") ?? []
        moved = reader.required("moved") ?? []
        let filed = reader.required("filed", StatementNote.self)
        guard let site, let plan, let year, let filed else { return nil }
        self.site = site
        self.plan = plan
        self.year = year
        self.filed = filed
    }

    package var json: JSONValue {
        .object([
            "filed": filed, "lines": lines, "moved": moved, "plan": plan, "site": site,
            "year": year,
        ])
    }

    /// What the plan allows for a code, to anybody it names.
    package func planned(_ code: WasteCode) -> Mass {
        lines.filter { $0.code == code }.map(\.mass).total
    }

    /// What has left the site of a code.
    package func moved(_ code: WasteCode) -> Mass { moved[code] }
}

/// A line of the transfer table of a plan 转移计划 (HJ 1259-2022 table A.7).
package struct PlanLine: Hashable, Sendable, CanonicalObject {
    /// 废物代码.
    package let code: WasteCode
    /// Grams in the year.
    package let mass: Mass
    /// 接受人 it may go to.
    package let consignees: [PartyID]

    package init?(from reader: inout ObjectReader) {
        let code = reader.required("code", WasteCode.self)
        let mass = reader.required("mass", Mass.self)
        let consignees = reader.required("consignees", [PartyID].self)
        guard let code, let mass, let consignees else { return nil }
        self.code = code
        self.mass = mass
        self.consignees = consignees
    }

    package var json: JSONValue {
        .object(["code": code, "consignees": consignees, "mass": mass])
    }
}
