import CanonicalJSON
import HandoffRules
import LedgerLog
import WasteDomain

/// The same vehicle on two trips at once 同一车辆运次重叠.
///
/// A trip is a round from its opening to its closing, or a load of its own from loading to arrival;
/// loads that go to the same site may have been collected on one trip. A leg on which vehicles were changed is left
/// out, because the state does not keep when. The last sixteen trips of a vehicle are remembered.
struct OverlappingTrips: Pattern {
    static let about = AuditPattern(
        "HW-HND-014",
        .error,
        zh: ("车辆 {vehicle} 在 {from} 至 {until} 同时在两个运次上", "核对车辆定位和两次交接的时间；换过车的运输段未计入"),
        en: (
            "Vehicle {vehicle} was on two trips at once from {from} to {until}",
            "Compare its positioning record with both hand-overs; legs with a change of vehicle are not seen."
        ),
        basis: [.law("ORDER23", "16")]
    )
    static let kinds: [EventKind] = [.manifestArrived, .tripClosed]

    private static let remembered = 16

    private struct Voyage {
        /// Voyages of one key may be one trip.
        let key: String
        let subject: Subject
        let from: Timestamp
        let until: Timestamp
        let evidence: [EventID]
    }

    private var voyages: [Plate: [Voyage]] = [:]
    private var findings = PatternFindings(Self.about)

    mutating func hear(_ heard: Heard) throws(LogError) {
        if case .tripClosed(let closed) = heard.event.statement {
            guard let trip = try heard.record(Trip.self, closed.trip), let end = trip.closed,
                end.event == heard.made.place
            else { return }
            finish(trip.vehicle, trip.id, trip.subject, trip.opened, end)
        } else if let manifest = try heard.manifest(), manifest.trip == nil,
            let arrived = manifest.arrived, arrived.event == heard.made.place
        {
            let key = manifest.form.consignee.description
            let ends = manifest.legs.dropFirst().map(\.taken) + [arrived]
            for (leg, end) in zip(manifest.legs, ends) where leg.changes == 0 {
                finish(leg.vehicle, key, manifest.subject, leg.taken, end)
            }
        }
    }

    private mutating func finish(
        _ vehicle: Plate,
        _ key: String,
        _ subject: Subject,
        _ start: StatementNote,
        _ end: StatementNote
    ) {
        let new = Voyage(
            key: key,
            subject: subject,
            from: start.at,
            until: end.at,
            evidence: [start.event, end.event]
        )
        for old in voyages[vehicle] ?? [] where old.key != new.key {
            let (from, until) = (max(old.from, new.from), min(old.until, new.until))
            guard from < until else { continue }
            findings.add(
                [Subject(.vehicle, vehicle), old.subject, new.subject],
                [
                    "from": from.legalTime, "until": until.legalTime,
                    "vehicle": vehicle.description,
                ],
                (old.evidence + new.evidence).sorted()
            )
        }
        voyages[vehicle, default: []].append(new)
        if voyages[vehicle, default: []].count > Self.remembered {
            voyages[vehicle]?.removeFirst()
        }
    }

    mutating func conclude(_ end: LedgerEnd) -> PatternFindings { findings }
}
