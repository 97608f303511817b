import CanonicalJSON
import HandoffRules
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// Rounds of vehicles that nobody has ended 运次.
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
        }
    ]
}
