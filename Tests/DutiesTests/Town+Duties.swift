import CanonicalJSON
import Duties
import LedgerLog
import Liandan
import LiandanTesting
import Testing
import WasteDomain

/// A moment in China, such as `2026-10-09 23:59`.
func moment(_ text: String) throws -> Timestamp {
    let utc = try #require(Timestamp(text.replacing(" ", with: "T") + ":00.000Z"))
    return utc.advanced(by: -8 * 3_600_000)
}

extension Town {
    /// Moves the clock to a moment in China.
    func set(_ text: String) throws { try clock.set(moment(text)) }

    /// The duties of a kind at a moment in China.
    func duties(
        _ kind: String,
        at text: String,
        _ filter: DutyFilter = DutyFilter()
    ) throws -> [Duty] {
        try ledger.duties(filter, at: moment(text)).filter { $0.check.kind == kind }
    }

    /// The one duty of a kind at a moment in China.
    func duty(
        _ kind: String,
        at text: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> Duty {
        let duties = try duties(kind, at: text)
        try #require(duties.count == 1, "\(kind) at \(text)", sourceLocation: sourceLocation)
        return duties[0]
    }

    /// Checks how pressing a kind of duty is from moment to moment; nil where it is not told.
    func expect(
        _ kind: String,
        _ course: KeyValuePairs<String, DutyState?>,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        for (text, state) in course {
            let states = try duties(kind, at: text).map(\.state)
            #expect(
                states == [state].compactMap(\.self),
                "\(kind) at \(text)",
                sourceLocation: sourceLocation
            )
        }
    }

    /// Submits what must be recorded, at a moment in China.
    func state(
        at text: String,
        _ party: String,
        sourceLocation: SourceLocation = #_sourceLocation,
        _ event: () throws -> JSONObject
    ) throws {
        try set(text)
        let outcome = try submit(party, [event()])
        #expect(outcome.isAccepted, "\(outcome.verdict)", sourceLocation: sourceLocation)
    }

    /// A manifest with one package that has come as far as `.issued`, released, loaded, and so on,
    /// each step at a moment in China.
    func bring(_ steps: KeyValuePairs<EventKind, String>) throws -> UniqueID {
        try set("2026-09-01 10:00")
        let (id, codes) = try issue(1)
        for (kind, text) in steps { try step(kind, id, codes, at: text) }
        return id
    }

    /// One statement about a manifest that `bring` began.
    func step(_ kind: EventKind, _ id: UniqueID, _ codes: [String], at text: String) throws {
        try state(at: text, Self.speaker[kind] ?? Self.authority) {
            switch kind {
            case .manifestReleased: released(id, [load(codes)])
            case .manifestLoaded: loaded(id, [load(codes)])
            case .manifestDeparted: departed(id)
            case .manifestArrived: arrived(id)
            case .manifestReceived: received(id, codes)
            case .manifestDecided: decided(id, accepted: codes.count * 100_000)
            case .treatmentRecorded: treated(id, codes)
            default: preconditionFailure("\(kind) is no step of a straight run")
            }
        }
    }

    /// The code of the first package of `bring`.
    var firstCode: [String] { ["\(Self.generator)9002140820260901001"] }

    private static let speaker: [EventKind: String] = [
        .manifestReleased: generator, .manifestLoaded: carrier, .manifestDeparted: carrier,
        .manifestArrived: carrier, .manifestReceived: disposer, .manifestDecided: disposer,
        .treatmentRecorded: disposer,
    ]
}
