import CanonicalJSON
import LiandanTesting
import Testing
import WasteDomain

/// Events applied to a state by the real reducers: no rules, no log, no store.
struct Stage {
    static let stranger = Invented.creditCode(9)

    private(set) var slice = StateSlice()
    private var count: UInt64 = 0
    private var log: [Subject: StatedEvent] = [:]

    /// Where the next event will stand.
    var next: String { "\(count).0" }

    /// Applies an event and tells what it changed: for each subject the members that differ.
    ///
    /// The party signs with its own key, or with that of the party named as `key`, or another
    /// signs for it, the `actor`.
    @discardableResult
    mutating func apply(
        _ event: JSONObject,
        by party: String,
        key: String? = nil,
        actor: String? = nil,
        recordedAt: String = Examples.occurredAt
    ) throws -> [String: [String]] {
        let event = try WasteEvent.read(event.json).get()
        let made = Made(
            by: try #require(PartyID(party)),
            actor: actor.flatMap { PartyID($0) },
            key: Self.key(of: key ?? actor ?? party),
            occurredAt: event.occurredAt,
            recordedAt: try #require(Timestamp(recordedAt)),
            place: EventID(entry: count, index: 0),
            paper: event.paper
        )
        count += 1
        for _ in 0..<3 {
            for subject in event.body.subjects(in: slice, made) where !slice.knows(subject) {
                slice.load(log[subject], as: subject)
            }
        }
        let stated = StatedEvent(place: made.place, by: made.by, event: event.json)
        log[stated.subject] = stated
        let before = slice
        var number: ManifestNumber?
        if case .manifestIssued(let issued) = event.statement {
            number = issued.allotment(in: slice, made)
        }
        slice.startEvent()
        event.body.apply(to: &slice, made.allotting(number?.description))
        return changes(since: before)
    }

    /// Puts a record in as a store would, read from its JSON.
    mutating func load(_ json: JSONValue, as subject: Subject) throws {
        var faults: [FieldFault] = []
        let read = subject.kind.recordType.read(json, faults: &faults)
        let record: any StateRecord = try #require(read, "\(faults)")
        slice.load(record, as: subject)
    }

    static func key(of party: String) -> Digest {
        Digest(words: SIMD4(party.utf8.reduce(0) { $0 &* 31 &+ UInt64($1) }, 0, 0, 0))
    }

    private func changes(since before: StateSlice) -> [String: [String]] {
        var changes: [String: [String]] = [:]
        for subject in slice.changed {
            guard let new = slice[subject]?.json.object else { continue }
            let old = before[subject]?.json.object ?? JSONObject()
            let names = Set((old.members + new.members).map(\.name))
            let changed = names.filter { old[$0] != new[$0] }.sorted()
            let isNew = before[subject] == nil
            if !changed.isEmpty { changes[Self.name(of: subject)] = isNew ? ["new"] : changed }
        }
        return changes
    }

    /// A short name: of a package its serial, of another manifest than that of the examples its
    /// end, of anything else its kind.
    private static func name(of subject: Subject) -> String {
        if subject.kind == .item { return "item \(subject.id.suffix(3))" }
        let isOther = subject.kind == .manifest && subject.id != Examples.manifest
        return isOther ? "manifest \(subject.id.suffix(2))" : subject.kind.rawValue
    }
}

extension Stage {
    /// Three parties with sites, a licence, a plan and numbers to allot.
    static func settled() throws -> Stage {
        var stage = Stage()
        for party in [Town.generator, Town.carrier, Town.disposer, Examples.nextCarrier] {
            try stage.apply(Examples.event(.partyRegistered, ["party": party]), by: Town.authority)
        }
        for party in [Town.generator, Town.disposer] {
            try stage.apply(Examples.event(.siteRegistered, ["party": party]), by: Town.authority)
        }
        for kind: EventKind in [.licenceGranted, .planFiled, .numbersGranted, .vehicleRegistered] {
            try stage.apply(Examples.event(kind), by: Town.authority)
        }
        return stage
    }

    /// The same with packages weighed and a manifest issued for them.
    static func issued(packages: Int = 2) throws -> Stage {
        var stage = try settled()
        for serial in 1...packages {
            for kind: EventKind in [.itemIssued, .itemFilled, .itemWeighed] {
                let event = Examples.event(kind, ["code": Examples.item(serial)])
                try stage.apply(event, by: Town.generator)
            }
        }
        let event = Examples.event(.manifestIssued, ["number": nil])
        try stage.apply(event, by: Town.generator)
        return stage
    }

    /// The same with the manifest of the examples in some state.
    static func at(_ status: ManifestStatus) throws -> Stage {
        var stage = try issued()
        if status == .cancelled {
            try stage.apply(Examples.event(.manifestCancelled), by: Town.generator)
            return stage
        }
        let steps: [(ManifestStatus, JSONObject, String)] = [
            (.handingOver, Steps.released(), Town.generator),
            (.loaded, Steps.loaded(), Town.carrier),
            (.inTransit, Examples.event(.manifestDeparted), Town.carrier),
            (.arrived, Examples.event(.manifestArrived), Town.carrier),
            (.received, Steps.received(), Town.disposer),
            (.decided, Steps.decided(), Town.disposer),
            (.closed, Steps.treated(), Town.disposer),
        ]
        let last = status == .relaying ? ManifestStatus.inTransit : status
        for (reached, event, party) in steps where try stage.manifest.status != last {
            try stage.apply(event, by: party)
            try #require(try stage.manifest.status == reached)
        }
        if status == .relaying { try stage.apply(Steps.relayReleased(), by: Town.carrier) }
        return stage
    }

    /// The manifest of the examples.
    var manifest: Manifest {
        get throws { try #require(slice[Manifest.self, Examples.manifest]) }
    }

    /// Packages 1 and 2 in a box, 9, and a manifest issued.
    static func boxed(packages: Int = 2) throws -> Stage {
        var stage = try issued(packages: packages)
        let issued = Examples.event(.itemIssued, ["code": Examples.item(9)])
        try stage.apply(issued, by: Town.generator)
        try stage.apply(Examples.event(.itemPacked), by: Town.generator)
        return stage
    }

    /// The store of the examples.
    var facility: Facility {
        get throws { try #require(slice[Facility.self, "\(Town.generator)/001|TS001"]) }
    }

    func item(_ serial: Int) throws -> Item {
        try #require(slice[Item.self, Examples.item(serial)])
    }
}

/// The statements of a straight run, about packages 1 and 2 of 100 kg each.
enum Steps {
    static func load(_ serials: [Int], mass: Int? = nil) -> JSONObject {
        [
            "items": serials.map(Examples.item), "line": 1, "mass": mass ?? serials.count * 100_000,
            "packages": serials.count,
        ]
    }

    static func released(_ serials: [Int] = [1, 2], mass: Int? = nil) -> JSONObject {
        Examples.event(.manifestReleased, ["lines": [load(serials, mass: mass)], "sources": nil])
    }

    static func loaded(
        _ serials: [Int] = [1, 2],
        mass: Int? = nil,
        changes: JSONObject = [:]
    ) -> JSONObject {
        let line = load(serials, mass: mass).with(changes)
        return Examples.event(.manifestLoaded, ["lines": [line], "trip": nil])
    }

    static func relayReleased(_ serials: [Int] = [1, 2]) -> JSONObject {
        Examples.event(.manifestRelayReleased, ["lines": [load(serials)]])
    }

    static func relayTaken(_ serials: [Int] = [1, 2]) -> JSONObject {
        Examples.event(.manifestRelayTaken, ["lines": [load(serials)]])
    }

    static func vehicleChanged() -> JSONObject {
        Examples.event(.manifestVehicleChanged, ["lines": [load([1, 2])]])
    }

    /// The carrier's half of a return, or the consignor's.
    static func returned(_ kind: EventKind, _ serials: [Int], mass: Int? = nil) -> JSONObject {
        Examples.event(kind, ["lines": [load(serials, mass: mass)]])
    }

    static func received(_ serials: [Int] = [1, 2]) -> JSONObject {
        let items = serials.map { ["code": Examples.item($0), "net": 99_000] as JSONObject }
        let line: JSONObject = [
            "items": items, "line": 1, "mass": serials.count * 99_000, "packages": serials.count,
        ]
        return Examples.event(.manifestReceived, ["lines": [line]])
    }

    static func decided(_ changes: JSONObject = [:]) -> JSONObject {
        let line: JSONObject = [
            "accepted": 198_000, "difference": 2_000, "line": 1, "method": "R9", "missing": 0,
            "refused": 0,
        ]
        return Examples.event(.manifestDecided, ["lines": [line.with(changes)]])
    }

    static func treated(_ serials: [Int] = [1, 2]) -> JSONObject {
        Examples.event(
            .treatmentRecorded,
            ["items": serials.map(Examples.item), "mass": serials.count * 99_000]
        )
    }
}
