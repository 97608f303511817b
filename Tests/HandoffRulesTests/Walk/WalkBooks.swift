import CanonicalJSON
import LiandanTesting
import WasteDomain

/// What is stated for the books alone: waste in no package, declarations, classes.
extension WalkAuthor {
    private static let urn: [EventKind] = [
        .wasteGenerated, .wasteGenerated, .wasteGenerated, .wasteTreated, .wasteTreated,
        .declarationFiled, .siteClassified,
    ]

    mutating func bookStep() -> Step {
        let kind = any(Self.urn) ?? .wasteGenerated
        let party = any(WalkTown.storing) ?? Town.generator
        let members = members(kind).adding([
            "site": ["party": party, "site": "001"] as JSONObject
        ])
        return Step(
            speaker: kind == .siteClassified ? Town.authority : party,
            kind: kind,
            manifest: nil,
            events: [town.event(kind, members)]
        )
    }

    /// Batches are few, so that some are stated anew, with a reason or without.
    private mutating func members(_ kind: EventKind) -> JSONObject {
        let day = town.clock.now.legalDay
        let date = day.description.filter { $0 != "-" }
        let number = Int.random(in: 1...5, using: &random)
        let reason = chance(of: 40) ? "示例事由" : nil
        let bulk: JSONObject = [
            "code": "900-214-08", "day": day,
            "mass": 1_000 * Int.random(in: 1...90, using: &random),
            "reason": reason,
        ]
        switch kind {
        case .wasteGenerated:
            return bulk.adding([
                "batch": "HWCS\(date)90\(number)", "store": chance(of: 50) ? "TK001" : nil,
            ])
        case .wasteTreated:
            return bulk.adding(["batch": "HWZXLY\(date)90\(number)", "method": "R9"])
        case .declarationFiled:
            let period = any(["2026-06", "2026-07", "2026-08"]) ?? "2026-08"
            return ["period": period, "reason": reason, "wastes": [JSONObject]()]
        default:
            let managementClass = any(ManagementClass.allCases) ?? .key
            return ["class": managementClass, "from": day, "reason": "示例事由"]
        }
    }
}
