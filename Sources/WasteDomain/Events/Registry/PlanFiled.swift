package import CanonicalJSON

/// A yearly management plan is filed 管理计划备案 (《危险废物转移管理办法》第10条第2项).
package struct PlanFiled: StatementBody {
    package static let kind = EventKind.planFiled

    /// 场所; plans are filed per site, not per party (HJ 1259-2022 5.1).
    package let site: SiteID
    /// The number the filing got 备案编号.
    package let plan: Reference
    /// 年度, 2000 to 2099.
    package let year: Int
    /// 转移计划 (table A.7).
    package let lines: [PlanLine]

    package init?(from reader: inout ObjectReader) {
        let site = SiteID(from: &reader)
        let plan = reader.required("plan", Reference.self)
        let year = reader.required("year", Int.self)
        let lines = reader.required("lines", [PlanLine].self)
        if let year, !(2000..<2100).contains(year) { reader.refuse("year", "year") }
        guard let site, let plan, let year, let lines else { return nil }
        self.site = site
        self.plan = plan
        self.year = year
        self.lines = lines
    }

    package var json: JSONValue {
        .object([
            "lines": lines, "party": site.party, "plan": plan, "site": site.site, "year": year,
        ])
    }

    package func speakers(in slice: StateSlice) -> [Speaker] { [.authority, .party(site.party)] }

    package var needs: [Mention] {
        [Mention("/site", Subject(.site, site))]
    }

    package var creates: [Mention] {
        [Mention("/plan", Subject(.plan, DocumentID(site.party, plan)))]
    }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        [Subject(.site, site), Subject(.plan, DocumentID(site.party, plan))]
    }

    /// A plan filed again under its number changes nothing: an amendment does.
    package func apply(to slice: inout StateSlice, _ made: Made) {
        guard slice[Plan.self, DocumentID(site.party, plan)] == nil else { return }
        slice.put(Plan(self, made.note))
    }
}
