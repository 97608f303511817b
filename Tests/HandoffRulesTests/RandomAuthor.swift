import CanonicalJSON
import LedgerLog
import Liandan
import LiandanTesting
import WasteDomain

/// Somebody who makes up statements, mostly such as could follow.
struct RandomAuthor {
    private static let parties = [Town.authority, Town.generator, Town.carrier, Town.disposer]
    private static let ends: [EventKind] = [
        .partyRetired, .keyRevoked, .licenceSuspended, .licenceRevoked, .manifestFrozen,
    ]
    private static let words = [
        "", "x", "900-249-08", "R99", "D10", "2026-08-31", "2026-09-01T00:00:00.000Z", "trailer",
        Town.newcomer, Town.code("009"), Town.second.description,
    ]

    /// A manifest and the packages meant for it.
    private struct Shipment {
        let manifest: UniqueID
        let codes: [String]
    }

    private let town: Town
    private var shipments: [Shipment] = []
    private var begun = 0
    private var random: SeededGenerator

    init(seed: UInt64, in town: Town) {
        self.town = town
        random = SeededGenerator(seed: seed)
        shipments = (0..<3).map { _ in begin() }
    }

    private mutating func begin() -> Shipment {
        begun += 1
        let codes = [2 * begun - 1, 2 * begun]
            .map { Town.code(Digits.text(of: Int64($0), width: 3)) }
        return Shipment(manifest: begun == 1 ? Town.first : town.uuid(), codes: codes)
    }

    /// One or a few statements, and who makes them.
    ///
    /// Only once it is late comes what could end everything: the end of a party, a key or a
    /// licence, and registrations that are spoilt.
    mutating func statements(isLate: Bool) throws -> (speaker: String, events: [JSONObject]) {
        let place = Int.random(in: shipments.indices, using: &random)
        let shipment = shipments[place]
        let (kind, code) = try next(place)
        let isNext = chance(of: 80)
        let first = isNext ? kind : other(isLate)
        let speaker = chance(of: 92) ? Town.speaker(of: first) : any(Self.parties)
        var events = [try statement(first, shipment, code, isLate)]
        while chance(of: 10) { events.append(try statement(other(isLate), shipment, code, isLate)) }
        return (speaker, events)
    }

    private mutating func other(_ isLate: Bool) -> EventKind {
        any(EventKind.allCases.filter { isLate || !Self.ends.contains($0) })
    }

    /// What could follow on one manifest, and about which of its packages.
    private mutating func next(_ place: Int) throws -> (kind: EventKind, code: String) {
        let shipment = shipments[place]
        for code in shipment.codes {
            switch try town.record(Item.self, code)?.status {
            case nil: return (.itemIssued, code)
            case .issued: return (.itemFilled, code)
            case .filled: return (.itemWeighed, code)
            default: continue
            }
        }
        let manifest = try town.record(Manifest.self, shipment.manifest)
        // What was spoilt or refused may never come to an end: another takes its place in time.
        if chance(of: manifest?.decided == nil ? 5 : 40) { shipments[place] = begin() }
        let kind: EventKind =
            switch manifest?.status {
            case nil, .cancelled: .manifestIssued
            case .issued: .manifestReleased
            case .handingOver: manifest?.released == nil ? .manifestReleased : .manifestLoaded
            case .loaded: .manifestDeparted
            case .inTransit, .relaying: .manifestArrived
            case .arrived: .manifestReceived
            case .received: .manifestDecided
            case .decided, .closed: .treatmentRecorded
            }
        return (kind, shipment.codes[0])
    }

    /// A statement about one manifest and its packages; one in three is spoilt somewhere.
    private mutating func statement(
        _ kind: EventKind,
        _ shipment: Shipment,
        _ code: String,
        _ isLate: Bool
    ) throws -> JSONObject {
        let isAboutItem = kind.rawValue.hasPrefix("item.")
        let names = [
            Town.first.description: shipment.manifest.description,
            Town.packages[0]: isAboutItem ? code : shipment.codes[0],
            Town.packages[1]: shipment.codes[1],
        ]
        var event = try town.statement(kind).renaming(names)
        if chance(of: 80), let line = try town.record(Manifest.self, shipment.manifest)?.lines[0] {
            event = fitting(event, kind, line)
        }
        let isRegistration = !isAboutItem && event["manifest"] == nil
        return chance(of: 33) && (isLate || !isRegistration) ? spoilt(event) : event
    }

    /// The figures of a decision or a treatment, made up so that they add up.
    private mutating func fitting(_ event: JSONObject, _ kind: EventKind, _ line: LineProgress)
        -> JSONObject
    {
        if kind == .treatmentRecorded, let accepted = line.accepted {
            return event.changing(["/mass": part(of: Int(accepted.grams))])
        }
        guard kind == .manifestDecided, let released = line.released.map({ Int($0.grams) }) else {
            return event
        }
        let (refused, missing) = (part(of: released / 3), part(of: released / 3))
        let difference = part(of: 1000) - 500
        return event.changing([
            "/lines/0/accepted": released - refused - missing - difference,
            "/lines/0/difference": difference, "/lines/0/missing": missing,
            "/lines/0/refused": refused,
        ])
    }

    private mutating func part(of whole: Int) -> Int { Int.random(in: 0...whole, using: &random) }

    /// The same with another value somewhere, or none.
    private mutating func spoilt(_ event: JSONObject) -> JSONObject {
        let places = JSONValue.object(event).leaves.filter { !["/kind", "/v"].contains($0.path) }
        let place = any(places)
        if chance(of: 15) { return event.changing([(place.path, nil)]) }
        let value: JSONValue
        switch place.value {
        case .integer(let number):
            value = .integer(any([0, -1, number + 1, number - 1, number * 2, 1 << 52]))
        default: value = .string(any(Self.words))
        }
        return event.changing([(place.path, value)])
    }

    private mutating func chance(of percent: Int) -> Bool {
        Int.random(in: 0..<100, using: &random) < percent
    }

    private mutating func any<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: elements.indices, using: &random)]
    }
}

extension Town {
    /// The state of a subject now.
    fileprivate func record<Record: StateRecord>(
        _ type: Record.Type,
        _ id: some CustomStringConvertible
    ) throws -> Record? {
        let name = id.description
        return try ledger.query { (reader) throws(LogError) in try reader.record(type, name) }
    }
}

extension JSONObject {
    /// The same with other names in the place of some.
    fileprivate func renaming(_ names: [String: String]) -> JSONObject {
        changing(
            JSONValue.object(self).leaves.compactMap { leaf in
                leaf.value.string.flatMap { names[$0] }.map { (leaf.path, .string($0)) }
            }
        )
    }
}

extension JSONValue {
    /// Every value that holds no other, and where it stands.
    fileprivate var leaves: [(path: String, value: JSONValue)] {
        switch self {
        case .object(let object):
            object.members.flatMap { member in
                member.value.leaves.map { ("/\(member.name)" + $0.path, $0.value) }
            }
        case .array(let array):
            array.enumerated().flatMap { index, value in
                value.leaves.map { ("/\(index)" + $0.path, $0.value) }
            }
        case .bool, .integer, .string: [("", self)]
        }
    }
}
