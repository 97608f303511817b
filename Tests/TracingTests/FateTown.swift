import CanonicalJSON
import LedgerLog
import Liandan
import LiandanTesting
import Testing
import Tracing
import WasteDomain

/// Small generators and two collectors, whose waste has no codes and is known by its weight.
final class FateTown {
    static let collectors = [Invented.creditCode(31), Invented.creditCode(32)]
    static let generators = (41...45).map { Invented.creditCode($0) }

    let town: Town

    init() throws {
        town = try Town.settled()
        for party in Self.collectors { try join(party, as: "collector") }
        for party in Self.generators { try join(party, as: "generator") }
        for party in Self.generators + Self.collectors { try permit(party) }
    }

    private func join(_ party: String, as role: String) throws {
        let key = try town.makeKey(for: party)
        var events = [
            town.party(party, "示例\(party.suffix(4))", [role]), town.site(party),
            try town.enrolment(of: key, for: party),
        ]
        if role == "collector" {
            let terms = town.disposalTerms(type: "collection").adding([
                "activities": ["collect", "store"], "methods": [["method": "S1"] as JSONObject],
            ])
            events.append(town.licence(party, "L-1", terms))
        }
        try record(Town.authority, events)
    }

    /// A plan and contracts with everybody who may take its waste.
    private func permit(_ party: String) throws {
        let consignees = Self.collectors + [Town.disposer]
        let line: JSONObject = [
            "code": "900-214-08", "consignees": consignees, "mass": 10_000_000,
        ]
        let plan = town.plan("P-2").adding(["lines": [line], "party": party])
        let contracts = consignees.map {
            town.contract("C-\($0)", with: $0, "disposal").adding(["party": party])
        }
        try record(party, [plan] + contracts)
    }

    func record(_ party: String, _ events: [JSONObject]) throws {
        let outcome = try town.submit(party, events)
        try #require(outcome.isAccepted, "\(outcome.verdict)")
    }

    /// A load in one package without a code, from its issue until it is accepted; `difference` is
    /// what less came than left, in grams.
    func carry(
        _ mass: Int,
        from consignor: String,
        to consignee: String,
        made sources: [(manifest: UniqueID, mass: Int)] = [],
        difference: Int = 0
    ) throws -> UniqueID {
        let id = town.uuid()
        let method = consignee == Town.disposer ? "R9" : "S1"
        let line = town.line(packages: 1, mass: mass).adding(["method": method])
        let load: JSONObject = [
            "items": [JSONValue](), "line": 1, "mass": mass, "packages": 1,
        ]
        let issued = town.manifest(id, lines: [line]) { members in
            members["consignor"] = .object(["party": consignor, "site": "001"])
            members["consignee"] = .object(["party": consignee, "site": "001"])
            members["contract"] = "C-\(consignee)".json
            members["plan"] = "P-2".json
            members["transportContract"] = nil
        }
        try record(consignor, [issued])
        let parts = sources.map {
            ["line": 1, "manifest": $0.manifest, "mass": $0.mass] as JSONObject
        }
        let released = town.released(id, [load]).adding(["sources": parts.isEmpty ? nil : parts])
        try record(consignor, [released])
        try record(Town.carrier, [town.loaded(id, [load])])
        try record(Town.carrier, [town.departed(id)])
        try record(Town.carrier, [town.arrived(id)])
        let came = load.adding(["mass": mass - difference])
        try record(consignee, [town.event(.manifestReceived, ["lines": [came], "manifest": id])])
        let decision: JSONObject = ["difference": difference, "method": method]
        try record(consignee, [town.decided(id, decision, accepted: mass - difference)])
        return id
    }

    func treat(_ id: UniqueID, _ mass: Int) throws {
        try record(Town.disposer, [town.treated(id, [], mass: mass)])
    }

    func fates(_ ids: [UniqueID]) throws -> [Fate] {
        try town.ledger.query { (reader) throws(LogError) in
            var manifests: [Manifest] = []
            for id in ids {
                if let manifest = try reader.record(Manifest.self, id) {
                    manifests.append(manifest)
                }
            }
            return try reader.fates(of: manifests)
        }
    }

    /// What was treated of each of some manifests, in grams.
    func treated(_ ids: [UniqueID]) throws -> [Int64] {
        try fates(ids).map { $0.lines.map(\.mass).total.grams }
    }
}
