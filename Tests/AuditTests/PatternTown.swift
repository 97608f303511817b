import Audit
import CanonicalJSON
import HandoffRules
import LedgerLog
import Liandan
import LiandanTesting
import Regulation
import Testing
import WasteDomain

/// A town whose regulation has other figures, and whose loads are as a pattern needs them.
final class PatternTown {
    static let collector = Invented.creditCode(11)
    static let otherCollector = Invented.creditCode(12)
    static let neighbour = Invented.creditCode(13)

    /// One load of one package, from its code to the statement it gets to.
    struct Load {
        var from = Town.generator
        var to = Town.disposer
        /// S1 is collection.
        var method = "R9"
        /// Packages that are there already; a new one if nil.
        var codes: [String]?
        var mass = 100_000
        /// As much as was released if nil.
        var received: Int?
        var sources: [LoadSource] = []
        /// Named on the consignee's ticket.
        var scale: String?
        var number: String?
        /// Of plan and contracts; those of another year than 2026 have it in their names.
        var year = 2026
        var paper: JSONObject?
        var until = EventKind.treatmentRecorded
    }

    let town: Town
    private var serial = 0

    /// Figures by their names, in place of the built-in ones.
    init(_ figures: KeyValuePairs<String, Int> = [:]) throws {
        town = try Town()
        var texts = RegulationTables.builtIn.texts
        for (name, value) in figures {
            texts["parameters", default: ""] += "\(name),\(value),,,test,low,\n"
        }
        try town.adoptRegulation(RegulationTables(texts))
        try town.register()
    }

    /// Another party with a site, and what it needs to send to some others.
    func join(
        _ party: String,
        _ role: String,
        sendsTo consignee: String,
        address: String = "示例路1号"
    ) throws {
        var site = town.site(party)
        site["address"] = .string(address)
        var papers = [
            town.contract("C-\(consignee)", with: consignee, "disposal"),
            town.contract("T-1", with: Town.carrier, "transport"), town.plan(),
        ]
        for index in papers.indices { papers[index]["party"] = .string(party) }
        papers[2]["lines"] = .array([planLine([consignee])])
        var licences: [JSONObject] = []
        if role == "collector" {
            var terms = town.disposalTerms(type: "collection")
            terms["activities"] = .array([.string("collect"), .string("store")])
            terms["methods"] = nil
            licences = [town.licence(party, "50011490\(party.suffix(2))", terms)]
        }
        try record(
            Town.authority,
            [town.party(party, "示例单位", [role]), site] + licences + papers + [
                town.insurance(party),
                town.enrolment(of: town.makeKey(for: party), for: party),
            ]
        )
    }

    /// Another contract, and the plan opened to whom it is with.
    func contract(_ party: String, with consignee: String) throws {
        var contract = town.contract("C-\(consignee)", with: consignee, "disposal")
        contract["party"] = .string(party)
        try record(Town.authority, [contract])
        try amendPlan(of: party, to: [consignee, Town.disposer])
    }

    /// The plan's whole table anew.
    func amendPlan(of party: String, to consignees: [String]) throws {
        let lines: JSONValue = .array([planLine(consignees)])
        try record(
            party,
            [
                town.event(
                    .planAmended,
                    ["lines": lines, "party": party, "plan": "P-2026", "reason": "产量变化"]
                )
            ]
        )
    }

    private func planLine(_ consignees: [String]) -> JSONValue {
        .object(["code": "900-214-08", "consignees": consignees, "mass": 10_000_000])
    }

    /// The next package's code, by the party's name and the clock's day.
    func nextCode(of party: String = Town.generator) -> String {
        serial += 1
        return party + town.codes(1, from: serial)[0].dropFirst(party.count)
    }

    /// Takes a load as far as it is to go.
    @discardableResult
    func carry(_ load: Load) throws -> UniqueID {
        let id = town.uuid()
        let codes = load.codes ?? [nextCode(of: load.from)]
        if load.codes == nil {
            try record(load.from, town.itemEvents(codes, net: load.mass))
        }
        var line = town.line(packages: codes.count, mass: load.mass)
        line["method"] = .string(load.method)
        let issued = town.manifest(id, lines: [line]) { members in
            let site = { (party: String) in
                JSONValue.object(["party": party, "site": "001"])
            }
            members["consignor"] = site(load.from)
            members["consignee"] = site(load.to)
            if load.from != Town.generator || load.to != Town.disposer {
                members["contract"] = .string("C-\(load.to)")
            }
            if load.year != 2026 {
                members["contract"] = .string("C-\(load.year)")
                members["plan"] = .string("P-\(load.year)")
                members["transportContract"] = .string("T-\(load.year)")
            }
            members["number"] = load.number.map(JSONValue.string)
        }
        let packages = [town.load(codes, mass: load.mass)]
        let received = load.received ?? load.mass
        let steps: [(EventKind, String, () -> JSONObject)] = [
            (.manifestIssued, load.from, { issued }),
            (
                .manifestReleased, load.from,
                { [town] in
                    var released = town.released(id, packages)
                    if !load.sources.isEmpty { released["sources"] = load.sources.json }
                    return released
                }
            ),
            (.manifestLoaded, Town.carrier, { [town] in town.loaded(id, packages) }),
            (.manifestDeparted, Town.carrier, { [town] in town.departed(id) }),
            (.manifestArrived, Town.carrier, { [town] in town.arrived(id) }),
            (
                .manifestReceived, load.to,
                { [town] in
                    var statement = town.received(id, codes, mass: received)
                    statement["scale"] = load.scale.map { .object(["id": $0]) }
                    return statement
                }
            ),
            (
                .manifestDecided, load.to,
                { [town] in
                    town.decided(
                        id,
                        ["difference": load.mass - received, "method": load.method],
                        accepted: received
                    )
                }
            ),
            (.treatmentRecorded, load.to, { [town] in town.treated(id, codes, mass: received) }),
        ]
        for (kind, party, statement) in steps {
            var event = statement()
            if let paper = load.paper { event["paper"] = .object(paper) }
            try record(party, [event])
            if kind == load.until { break }
        }
        return id
    }

    /// The whole of a load's only line, as the source of another.
    func source(_ manifest: UniqueID) throws -> LoadSource {
        let mass = try #require(Mass(grams: 100_000))
        return LoadSource(manifest: manifest, line: 1, mass: mass)
    }

    /// Submits what must be accepted.
    func record(_ party: String, _ events: [JSONObject]) throws {
        let outcome = try town.submit(party, events)
        try #require(outcome.isAccepted, "\(outcome.verdict)")
    }

    /// Something happens some days later, so that the ledger ends then.
    func wait(days: Int64) throws {
        town.clock.advance(minutes: days * 1440)
        try record(
            Town.authority,
            [town.event(.partyAmended, ["party": Town.authority, "phone": "023-79220000"])]
        )
    }

    /// What an audit says of one pattern.
    func found(_ id: RuleID) throws -> [PatternFinding] {
        let report = try Tampering(town).audit()
        try #require(report.isSound, "\(report.problems)")
        return try #require(report.patterns).filter { $0.pattern == id }
    }

    /// The events of a kind, in the order of the log.
    func events(_ kind: EventKind) throws -> [EventID] {
        try town.ledger.query { (reader) throws(LogError) in
            var found: [EventID] = []
            for entry in 0..<(try reader.size()) {
                var index = 0
                while let event = try reader.event(EventID(entry: entry, index: index)) {
                    if event.event.kind == kind { found.append(event.place) }
                    index += 1
                }
            }
            return found
        }
    }
}
