import CanonicalJSON
import HandoffRules
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// Rounds of vehicles that nobody has ended, and whom they are still to reach 运次.
enum TripDuties {
    static let all: [DutyCheck] = [
        DutyCheck(
            "trip.open",
            of: Trip.self,
            terms: ["trip:open"],
            limit: .tripOpenHours,
            lead: .dueSoonHours,
            zh: ("运次未收车", "出车后 {limit} 小时内收车；还在路上的查明原因", "运次 {trip}，{count} 份联单"),
            en: (
                "a round that is not over",
                "Close it within {limit} hours of setting out; if it is still going, find out why.",
                "round {trip}, {count} manifests"
            ),
            command: "liandan trip close {trip} --place PLACE",
            basis: [.project]
        ) { (trip, context) throws(LogError) in
            let here = try context.at(of: trip.party)
            return here.hours(.tripOpenHours, after: trip.opened.at).map { due in
                [
                    Obligation(
                        party: trip.party,
                        name: trip.vehicle.description,
                        since: trip.opened.at,
                        due: due,
                        facts: [
                            "count": String(trip.manifests.count), "trip": trip.trip.description,
                        ]
                    )
                ]
            } ?? []
        },
        DutyCheck(
            "round.pickup",
            of: Manifest.self,
            terms: Manifest.terms(.issued),
            limit: .smallWindowDays,
            lead: .dueSoonDays,
            zh: ("小微收运", "填发后 {limit} 天内上门收运；未收运的自动退出，下次另行填发", "移出人 {consignor}"),
            en: (
                "a small generator to be reached on a round",
                "Collect within {limit} days of the issue; who is not reached drops out, to be issued anew.",
                "from {consignor}"
            ),
            basis: [.project]
        ) { (manifest, context) throws(LogError) in
            guard let window = try context.window(of: manifest), !window.isOver(on: context.today)
            else { return [] }
            return try context.owed(manifest, [.manifestLoaded]) { _, _ in .day(window.until) }
        },
    ]
}
