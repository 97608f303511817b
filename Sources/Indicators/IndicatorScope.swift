import CanonicalJSON
package import WasteDomain

/// What indicators are asked for.
package struct IndicatorScope: Sendable {
    package let year: Int
    /// Where waste was generated and who is counted; the whole ledger if nil.
    package let region: RegionPrefix?
    /// Whose values and targets stand beside; all plans of the region if nil.
    package let plan: String?
    /// How many entries are named behind a sum; all are counted.
    package let evidence: Int

    package init(
        year: Int,
        region: RegionPrefix? = nil,
        plan: String? = nil,
        evidence: Int = 5
    ) {
        self.year = year
        self.region = region
        self.plan = plan
        self.evidence = evidence
    }

    /// The same a year earlier.
    var lastYear: IndicatorScope {
        IndicatorScope(year: year - 1, region: region, plan: plan, evidence: evidence)
    }

    /// Whether something that lies there is counted; what lies nowhere only in the whole ledger.
    func holds(_ region: RegionCode?) -> Bool {
        guard let wanted = self.region else { return true }
        return region.map(wanted.contains) ?? false
    }

    /// The code figures are declared under: that of the county, prefecture or province.
    package var code: RegionCode? {
        region.flatMap {
            RegionCode($0.description + String(repeating: "0", count: 6 - $0.description.count))
        }
    }

    var first: CivilDay? { CivilDay(year: year, month: 1, day: 1) }
    var last: CivilDay? { CivilDay(year: year, month: 12, day: 31) }
}
