import CanonicalJSON
import LedgerLog
import Liandan
import LiandanTesting
import Testing
import Tracing
import WasteDomain

/// Lives of packages on a small ledger; the first entry after the registry is entry 2.
struct TraceTown {
    static let collector = Town.collector

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
    func bring(
        _ kind: EventKind,
        _ code: String,
        _ members: JSONObject,
        by party: String = Town.generator
    ) throws {
        let content = town.content(["code": code, "site": "001"]).adding(members)
        try state(party, kind, content)
    }

    /// A manifest of one line from its issue until it has departed: four entries.
    ///
    /// Released are `codes` of `mass` grams, with their `sources` if they are sent on; `change` sets
    /// other members of the form.
    func send(
        _ codes: [String],
        packages: Int,
        mass: Int,
        sources: [JSONObject]? = nil,
        changing change: (inout JSONObject) -> Void = { _ in }
    ) throws -> UniqueID {
        let id = town.uuid()
        let issued = town.manifest(
            id,
            lines: [town.line(packages: packages, mass: mass)],
            changing: change
        )
        let consignor = issued["consignor"]?.object?["party"]?.string ?? Town.generator
        try record(consignor, [issued])
        let load = [town.load(codes, mass: mass)]
        try record(consignor, [town.released(id, load).adding(["sources": sources])])
        try record(Town.carrier, [town.loaded(id, load)])
        try record(Town.carrier, [town.departed(id)])
        return id
    }

    /// Packages of 100 kg on their way under a manifest.
    static func sent(_ count: Int) throws -> (TraceTown, UniqueID, [String]) {
        let small = try TraceTown()
        let codes = small.town.codes(count)
        try small.record(Town.generator, small.town.itemEvents(codes))
        let id = try small.send(codes, packages: count, mass: count * 100_000)
        return (small, id, codes)
    }

    func manifest(_ id: UniqueID) throws -> Manifest {
        let manifest = try town.ledger.query { (reader) throws(LogError) in
            try reader.record(Manifest.self, id)
        }
        return try #require(manifest)
    }

    func trace(_ code: String, _ scope: TraceScope = TraceScope()) throws -> Trace {
        let code = try #require(ItemCode(code))
        let trace = try town.ledger.query { (reader) throws(LogError) in
            try reader.trace(code, scope)
        }
        return try #require(trace)
    }

    func reconcile(_ id: UniqueID, scanned: [String]? = nil) throws -> Reconciliation {
        try town.ledger.reconcile(manifest(id), scanned: scanned)
    }
}

extension TraceTown {
    /// The vehicle of a carrier beside the first, counted from one.
    static func plate(of number: Int) -> String { "渝H2222\(number)" }

    /// Other carriers with a vehicle each: one entry.
    func registerCarriers(_ count: Int) throws -> [String] {
        let carriers = (1...count).map { Invented.creditCode(10 + $0) }
        var events: [JSONObject] = []
        for (index, carrier) in carriers.enumerated() {
            events += [
                town.party(carrier, "示例运输\(index + 1)", ["carrier"]),
                town.licence(carrier, "50011400010\(index)", town.transportTerms()),
                town.vehicle(Self.plate(of: index + 1), of: carrier),
                try town.enrolment(of: town.makeKey(for: carrier), for: carrier),
            ]
        }
        try record(Town.authority, events)
        return carriers
    }

    /// What a collector received and decided to take, all of it: five entries after the departure.
    func collect(_ codes: [String]) throws -> UniqueID {
        let mass = codes.count * 100_000
        let id = try send(
            codes,
            packages: codes.count,
            mass: mass,
            changing: Town.form(Town.generator, to: Self.collector)
        )
        try record(Town.carrier, [town.arrived(id)])
        try record(Self.collector, [town.received(id, codes)])
        let decided = town.decided(id, ["method": "S1"], accepted: mass)
        try record(Self.collector, [decided])
        return id
    }
}
