import CanonicalJSON
import HandoffRules
import LedgerLog
import Regulation
import WasteDomain

/// Vehicles that set out at night 夜间运输.
///
/// Whether a trip left its route nobody can tell: a ledger holds no routes.
struct NightTrips: Pattern {
    static let about = AuditPattern(
        "HW-AUD-008",
        .warning,
        zh: ("车辆 {vehicle} 的 {trips} 次起运中有 {nights} 次在夜间", "核对夜间运输的理由和定位；账本没有线路，无法判断偏航"),
        en: (
            "{nights} of {trips} departures of vehicle {vehicle} were at night",
            "Ask why, and see where it went; a ledger has no routes to tell a detour by."
        ),
        basis: [.law("ORDER23", "8"), .law("ORDER23", "11(3)")],
        [.nightFrom, .nightUntil]
    )
    static let kinds: [EventKind] = [.manifestDeparted]

    private struct Departures {
        var all = 0
        var nights = 0
        var evidence = EvidenceSample()
    }

    private var departures: [Plate: Departures] = [:]

    mutating func hear(_ heard: Heard) {
        guard case .manifestDeparted(let departed) = heard.event.statement else { return }
        let time = heard.event.occurredAt
        let hour = (time.milliseconds + Timestamp.legalOffset) / 3_600_000 % 24
        let from = heard.figures.number(.nightFrom, on: time.legalDay, in: nil)
        let until = heard.figures.number(.nightUntil, on: time.legalDay, in: nil)
        departures[departed.vehicle, default: Departures()].all += 1
        guard hour >= from || hour < until else { return }
        departures[departed.vehicle, default: Departures()].nights += 1
        departures[departed.vehicle, default: Departures()].evidence.add(heard.made.place)
    }

    mutating func conclude(_ end: LedgerEnd) -> PatternFindings {
        var findings = PatternFindings(Self.about)
        for (vehicle, departures) in departures.sorted(by: {
            $0.key.description < $1.key.description
        })
        where departures.nights > 0 {
            findings.add(
                [Subject(.vehicle, vehicle)],
                [
                    "nights": String(departures.nights), "trips": String(departures.all),
                    "vehicle": vehicle.description,
                ],
                departures.evidence.events
            )
        }
        return findings
    }
}
