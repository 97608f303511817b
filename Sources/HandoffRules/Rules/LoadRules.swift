import CanonicalJSON
import Regulation
import WasteDomain

/// What stands together on one vehicle 装载, and how long it is on the road 在途.
enum LoadRules {
    static let all: [Rule] = [
        Rule(
            "HW-MAN-033",
            .handover,
            .error,
            .record,
            zh: (
                "第 {line} 行 {code} 与第 {other} 行 {otherCode} 可能不相容 ({danger})",
                "分车或可靠隔离装运；确认两者相容的，保留依据"
            ),
            en: (
                "Line {line}, {code}, and line {other}, {otherCode}, may react with each other "
                    + "({danger})",
                "Use two vehicles or keep them well apart; if they are known not to, keep the proof."
            ),
            basis: [.law("SWL2020", "81"), .law("GB18597", "4")],
            check: .on([.manifestLoaded, .manifestReleased], incompatible)
        ),
        Rule(
            "HW-HND-012",
            .handover,
            .warning,
            .record,
            zh: ("在途 {hours} 小时，超过 {limit} 小时", "说明原因；途中停放、转运或事故都要有记录"),
            en: (
                "{hours} hours on the road, above {limit}",
                "Say why; a stop, a reloading or an accident on the way must be on record."
            ),
            basis: [.law("ORDER23", "11(3)")],
            parameters: [.transitHours],
            check: .about(ManifestArrived.self) { _, manifest, context in
                // The first word on the arrival counts; a second only confirms it.
                guard let limit = context.limit(.transitHours), manifest.arrived == nil,
                    let departed = manifest.departed?.at, manifest.incidents.isEmpty
                else { return [] }
                let spent = context.made.occurredAt.milliseconds - departed.milliseconds
                // Begun hours count.
                let hours = (spent + 3_599_999) / 3_600_000
                guard hours > Int64(limit) else { return [] }
                return [Fault("", ["hours": String(hours), "limit": String(limit)])]
            }
        ),
        Rule(
            "HW-HND-004",
            .handover,
            zh: ("物品 {code} 已破损 (记录 {entry})，不能移出", "先套装或重新包装 (liandan item overpack)"),
            en: (
                "The item {code} is damaged (entry {entry}) and cannot leave",
                "Put it into another first (liandan item overpack)."
            ),
            basis: [.law("ORDER23", "13(3)")],
            check: .about(ManifestReleased.self) { released, _, context in
                ItemRules.paths(of: released.lines).compactMap { path, code in
                    context.slice[Item.self, code]?.damaged.map {
                        Fault(
                            path,
                            ["code": code.description, "entry": $0.event.description]
                        )
                    }
                }
            }
        ),
    ]

    @Sendable private static func incompatible(_ context: RuleContext) -> [Fault] {
        let stated: [LoadLine] =
            switch context.event.statement {
            case .manifestReleased(let released): released.lines
            case .manifestLoaded(let loaded): loaded.lines
            default: []
            }
        let lines = stated.compactMap { context.manifest?.line($0.line) }
        let table = context.regulation.compatibility
        return lines.indices.flatMap { first in
            lines[(first + 1)...].compactMap { other -> Fault? in
                let line = lines[first]
                guard let pair = table.conflict(line.waste, other.waste) else { return nil }
                let fault = Fault(
                    "/lines",
                    [
                        "line": String(line.line), "code": line.code.description,
                        "other": String(other.line), "otherCode": other.code.description,
                        "danger": pair.danger.rawValue,
                    ]
                )
                return pair.confidence == "high" ? fault : fault.asWarning
            }
        }
    }
}

extension ManifestLine {
    fileprivate var waste: CompatibilityTable.Waste { .init(code, content.hazards) }
}
