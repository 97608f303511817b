import CanonicalJSON
import LedgerLog
import Liandan
import LiandanTesting
import Testing
import Tracing
import WasteDomain

/// Lives of packages on a small ledger; the first entry after the registry is entry 2.
struct TraceTown {
    let town: Town

    init() throws {
        town = try Town.settled()
    }

    /// Submits what must be accepted.
    func record(_ party: String, _ events: [JSONObject]) throws {
        let outcome = try town.submit(party, events)
        try #require(outcome.isAccepted, "\(outcome.verdict)")
    }

    /// A statement about packages with the members of its kind.
    func state(_ party: String, _ kind: EventKind, _ members: JSONObject) throws {
        try record(party, [town.event(kind, members)])
    }

    /// A new package with its content, of a kind that brings one into being.
    func bring(_ kind: EventKind, _ code: String, _ members: JSONObject) throws {
        let content = town.content(["code": code, "site": "001"]).adding(members)
        try state(Town.generator, kind, content)
    }

    /// A manifest of one line from its issue until it has departed: four entries.
    func send(_ codes: [String], packages: Int, mass: Int) throws -> UniqueID {
        let id = town.uuid()
        let lines = [town.line(packages: packages, mass: mass)]
        try record(Town.generator, [town.manifest(id, lines: lines)])
        let load = [town.load(codes, mass: mass)]
        try record(Town.generator, [town.released(id, load)])
        try record(Town.carrier, [town.loaded(id, load)])
        try record(Town.carrier, [town.departed(id)])
        return id
    }

    func trace(_ code: String, _ scope: TraceScope = TraceScope()) throws -> Trace {
        let code = try #require(ItemCode(code))
        let trace = try town.ledger.query { (reader) throws(LogError) in
            try reader.trace(code, scope)
        }
        return try #require(trace)
    }
}
