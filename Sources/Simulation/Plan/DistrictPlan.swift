package import CanonicalJSON
package import WasteDomain

/// A plan to simulate 模拟方案: who there is, what of which waste falls due, and what goes wrong where
/// (`Schemas/simulation-plan.schema.json`).
package struct DistrictPlan: Hashable, Sendable {
    /// What it is a plan of, in one line.
    package let name: String
    /// The name checkpoints are signed under.
    package let origin: String
    /// The same seed and plan make the same ledger, keys included.
    package var seed: Int
    /// 区划代码 of the district.
    package let region: RegionCode
    /// 联单编号段, four digits.
    package let segment: String
    /// Name of the authority 主管部门.
    package let authority: String
    /// The first day and the last on which waste is collected.
    package private(set) var days: DayRange
    package let wastes: [PlannedWaste]
    /// 道路危险货物承运人.
    package let carriers: [PlannedCarrier]
    /// 利用处置单位.
    package let receivers: [PlannedReceiver]
    /// 产废单位, by how their waste is collected.
    package private(set) var groups: [PlannedGroup]
    package private(set) var violations: [PlannedViolation]

    /// The plan of its first days: with as large a part of every mass, and without the violations
    /// that would begin later, or are found only in a whole plan.
    package func shortened(to count: Int) -> DistrictPlan {
        let whole = Int(days.until.number - days.from.number) + 1
        guard (1..<whole).contains(count) else { return self }
        var plan = self
        let until = days.from.advanced(by: Int64(count - 1))
        plan.days = DayRange(from: days.from, until: until)
        plan.groups = groups.map { $0.part(count, of: whole) }
        plan.violations = violations.filter { violation in
            violation.from <= until
                && !ViolationKind.all.contains { $0.name == violation.kind && $0.isLasting }
        }
        return plan
    }

    /// The waste of a code.
    func waste(_ code: WasteCode) -> PlannedWaste? { wastes.first { $0.code == code } }
}

extension DistrictPlan: CanonicalObject {
    package init?(from reader: inout ObjectReader) {
        let authority = reader.required("authority", String.self)
        let carriers: [PlannedCarrier] = reader.list("carriers")
        let from = reader.required("from", CivilDay.self)
        let groups: [PlannedGroup] = reader.list("groups")
        let name = reader.required("name", String.self)
        let origin = reader.required("origin", String.self)
        let receivers: [PlannedReceiver] = reader.list("receivers")
        let region = reader.required("region", RegionCode.self)
        let seed = reader.required("seed", Int.self)
        let segment = reader.required("segment", String.self)
        let until = reader.required("until", CivilDay.self)
        let violations: [PlannedViolation] = reader.list("violations")
        let wastes: [PlannedWaste] = reader.list("wastes")
        reader.version(1)
        guard let authority, let from, let name, let origin, let region, let seed, let segment,
            let until
        else { return nil }
        if until < from { reader.refuse("until", "day") }
        self.init(
            name: name,
            origin: origin,
            seed: seed,
            region: region,
            segment: segment,
            authority: authority,
            days: DayRange(from: from, until: until),
            wastes: wastes,
            carriers: carriers,
            receivers: receivers,
            groups: groups,
            violations: violations
        )
    }

    package var json: JSONValue {
        .object([
            "authority": authority, "carriers": carriers, "from": days.from, "groups": groups,
            "name": name, "origin": origin, "receivers": receivers, "region": region,
            "seed": seed, "segment": segment, "until": days.until,
            "v": 1, "violations": violations.isEmpty ? nil : violations, "wastes": wastes,
        ])
    }
}

/// A breach at a known spot 预设违规.
package struct PlannedViolation: Hashable, Sendable, CanonicalObject {
    /// Its name in `ViolationKind.all`.
    package let kind: String
    /// The group of the source that it befalls.
    package let group: String
    /// Which source of the group, from 1.
    package let source: Int
    /// It befalls the source's first load on this day or later.
    package let from: CivilDay

    package init?(from reader: inout ObjectReader) {
        let from = reader.required("from", CivilDay.self)
        let group = reader.required("group", String.self)
        let kind = reader.required("kind", String.self)
        let source = reader.required("source", Int.self)
        guard let from, let group, let kind, let source else { return nil }
        self.from = from
        self.group = group
        self.kind = kind
        self.source = source
    }

    package var json: JSONValue {
        .object(["from": from, "group": group, "kind": kind, "source": source])
    }
}
