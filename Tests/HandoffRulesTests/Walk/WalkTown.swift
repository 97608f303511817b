import CanonicalJSON
import LedgerLog
import Liandan
import LiandanTesting
import WasteDomain

/// A town with all that a random walk can go through: three carriers, a collector between
/// generator and disposer, an approval with a small budget, some delegations, an open round.
struct WalkTown {
    static let carriers = [Town.carrier, Invented.creditCode(6), Invented.creditCode(7)]
    static let plates = [Town.carrier: "渝H12345", carriers[1]: "渝H22222", carriers[2]: "渝H33333"]
    static let collector = Invented.creditCode(8)
    static let parties = [Town.authority, Town.generator, collector, Town.disposer] + carriers
    /// Those that have a store, TS001.
    static let storing = [Town.generator, collector, Town.disposer]
    /// Grams of 900-214-08 that may leave under the approval.
    static let budget = 4_000_000

    let town: Town
    /// Who may speak for whom, by the kind of statement.
    let delegations: [EventKind: (id: UniqueID, from: String, to: String)]
    /// The round of the first carrier.
    let trip: UniqueID

    init() throws {
        town = try Town.settled()
        trip = town.uuid()
        delegations = [
            .manifestReleased: (town.uuid(), Town.generator, Town.carrier),
            .manifestArrived: (town.uuid(), Town.carrier, Town.disposer),
            .manifestReceived: (town.uuid(), Town.disposer, Town.carrier),
        ]
        try town.submit(Town.authority, registrations())
        for party in [Town.generator, Self.collector] {
            try town.submit(party, papers(of: party))
        }
        for party in Self.storing { try town.submit(party, [store(of: party)]) }
        for (kind, delegation) in delegations.sorted(by: {
            $0.value.id.description < $1.value.id.description
        }) {
            try town.submit(
                delegation.from,
                [
                    town.event(
                        .delegationGranted,
                        [
                            "delegation": delegation.id, "from": "2026-09-01",
                            "party": delegation.from, "statement": kind, "to": delegation.to,
                            "until": "2026-12-31",
                        ]
                    )
                ]
            )
        }
        try town.submit(
            Town.carrier,
            [
                town.event(
                    .tripOpened,
                    ["party": Town.carrier, "trip": trip, "vehicle": Self.plates[Town.carrier]]
                )
            ]
        )
    }

    private func registrations() throws -> [JSONObject] {
        let collecting = town.disposalTerms(type: "pilotCollection")
            .changing([
                "/activities": ["collect", "store"], "/methods": [["method": "S1"] as JSONObject],
            ])
        var events: [JSONObject] = [
            town.party(Self.collector, "示例收集有限公司", ["collector"]),
            town.site(Self.collector), town.site(Town.carrier),
            town.licence(Self.collector, "5001140009", collecting),
            town.event(
                .numbersGranted,
                ["from": 1000, "segment": "5001", "to": 999_999, "year": 2026]
            ),
            town.event(
                .approvalGranted,
                [
                    "approval": "A-1", "consignee": Town.disposer, "from": "2026-09-01",
                    "issuer": "省生态环境厅", "party": Town.generator, "until": "2026-12-31",
                    "wastes": [
                        [
                            "code": "900-214-08", "mass": Self.budget, "methods": ["R9"],
                        ] as JSONObject
                    ],
                ]
            ),
        ]
        for (index, carrier) in Self.carriers.enumerated().dropFirst() {
            events += [
                town.party(carrier, "示例运输\(index)", ["carrier"]),
                town.licence(carrier, "50011400000\(index + 1)", town.transportTerms()),
                town.vehicle(Self.plates[carrier] ?? "", of: carrier), town.site(carrier),
            ]
            events.append(try town.enrolment(of: town.makeKey(for: carrier), for: carrier))
        }
        let key = try town.makeKey(for: Self.collector)
        return events + [try town.enrolment(of: key, for: Self.collector)]
    }

    /// Contracts and a plan of a consignor, enough for any way of the walk.
    private func papers(of party: String) -> [JSONObject] {
        let consignees = [Town.disposer, Self.collector].filter { $0 != party }
        let line: JSONObject = [
            "code": "900-214-08", "consignees": consignees, "mass": 100_000_000_000,
        ]
        let plan = town.plan("P-W").changing(["/lines": [line], "/party": party])
        return [plan]
            + consignees.map { consignee in
                town.contract("W-\(consignee)", with: consignee, "disposal")
                    .changing(["/party": party])
            }
    }

    private func store(of party: String) -> JSONObject {
        let site: JSONObject = ["party": party, "site": "001"]
        return town.event(
            .facilityRegistered,
            [
                "capacity": 5_000_000, "facility": "TS001", "name": "1号危废库", "site": site,
                "type": "warehouse",
            ]
        )
    }

    /// The state of a subject now.
    func record<Record: StateRecord>(
        _ type: Record.Type,
        _ id: some CustomStringConvertible
    ) throws -> Record? {
        let name = id.description
        return try town.ledger.query { (reader) throws(LogError) in
            try reader.record(type, name)
        }
    }

    /// The records that carry a term.
    func records<Record: StateRecord>(_ type: Record.Type, _ term: String) throws -> [Record] {
        try town.ledger.query { (reader) throws(LogError) in
            try reader.records(type, term: term)
        }
    }

    /// What became of a package and is in nothing else, itself if it still is.
    func descendants(of code: ItemCode) throws -> [Item] {
        var (next, seen, found) = ([code], Set([code]), [Item]())
        while let code = next.popLast() {
            guard let item = try record(Item.self, code) else { continue }
            let others = item.container.map { [$0] } ?? item.children
            if others.isEmpty { found.append(item) }
            for other in others where seen.insert(other).inserted { next.append(other) }
        }
        return found
    }
}
