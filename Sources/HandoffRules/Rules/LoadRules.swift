import CanonicalJSON
import Regulation
import WasteDomain

/// What stands together on one vehicle 装载.
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
        )
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
