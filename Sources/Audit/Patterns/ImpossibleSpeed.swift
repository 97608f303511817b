import CanonicalJSON
import HandoffRules
import LedgerLog
import Regulation
import WasteDomain

/// A vehicle seen at two points faster than any road allows 行驶速度不可能.
///
/// Only observations on the way that name a point are seen: sites have addresses, not points.
struct ImpossibleSpeed: Pattern {
    static let about = AuditPattern(
        "LD-PAT-001",
        .warning,
        zh: ("车辆 {vehicle} 在 {seconds} 秒内移动了至少 {metres} 米", "核对车辆定位；可能一个号牌用于两辆车，或位置是编造的"),
        en: (
            "Vehicle {vehicle} moved at least {metres} m in {seconds} s",
            "Compare its positioning record: two vehicles may share a plate, or a place was made up."
        ),
        basis: [.law("ORDER23", "11(3)")],
        [.roadKilometresPerHour, .pointMetres]
    )
    static let kinds: [EventKind] = [.transitObserved]

    private var seen: [Plate: (point: GeoPoint, at: Timestamp, event: EventID)] = [:]
    private var findings = PatternFindings(Self.about)

    mutating func hear(_ heard: Heard) throws(LogError) {
        guard case .transitObserved(let observed) = heard.event.statement,
            let point = observed.point, let manifest = try heard.manifest()
        else { return }
        let leg = manifest.legs.last { $0.carrier == heard.made.by }
        guard let vehicle = leg?.vehicle ?? manifest.vehicle else { return }
        let new = (point: point, at: heard.event.occurredAt, event: heard.made.place)
        if let old = seen[vehicle],
            let metres = heard.figures.metresTooFar(
                from: (old.point, old.at),
                to: (new.point, new.at)
            )
        {
            let time = abs(new.at.milliseconds - old.at.milliseconds)
            findings.add(
                [Subject(.vehicle, vehicle), manifest.subject],
                [
                    "metres": String(metres), "seconds": String(time / 1000),
                    "vehicle": vehicle.description,
                ],
                [old.event, new.event]
            )
        }
        if seen[vehicle].map({ $0.at <= new.at }) ?? true { seen[vehicle] = new }
    }

    mutating func conclude(_ end: LedgerEnd) -> PatternFindings { findings }
}
