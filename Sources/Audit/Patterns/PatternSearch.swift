import CanonicalJSON
import LedgerCrypto
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// Looks for all patterns at once, beside a replay.
final class PatternSearch {
    /// The patterns, in the order their findings are reported; a new one goes to its neighbours.
    static let types: [any Pattern.Type] = [
        OverlappingTrips.self, ImpossibleSpeed.self, NightTrips.self,
        CodeInTwoPlaces.self, SeenElsewhere.self,
        PairBias.self, ScaleBias.self, OddWeights.self, GainedMass.self,
        ShuttledWaste.self, HandedOnLate.self, StoredByOperator.self, StoredByGenerator.self,
        OpenManifests.self, UnfilledCodes.self, TreatedTooFast.self,
        CutShipments.self, SplitGenerators.self, PlanOnTheDay.self,
        PaperWithoutOutage.self, PaperShare.self, SerialGaps.self, MissingMeterDays.self,
        OneSidedLoads.self, UnservedAgreements.self,
        SuspectKeys.self,
    ]

    private let evidence: any LogEvidence
    private let figures: PatternFigures
    private var patterns: [any Pattern] = PatternSearch.types.map { $0.init() }
    /// Which patterns want to hear a kind.
    private let listeners: [EventKind: [Int]]
    private var asOf: Timestamp

    init(
        _ evidence: any LogEvidence,
        _ library: RegulationLibrary,
        from start: Timestamp
    ) throws(LogError) {
        self.evidence = evidence
        asOf = start
        figures = PatternFigures(try Self.adopted(evidence, library), library.builtIn())
        var listeners: [EventKind: [Int]] = [:]
        for (index, type) in Self.types.enumerated() {
            for kind in type.kinds { listeners[kind, default: []].append(index) }
        }
        self.listeners = listeners
    }

    /// The newest regulation; the built-in one if it cannot be read, which the replay tells.
    private static func adopted(
        _ evidence: any LogEvidence,
        _ library: RegulationLibrary
    ) throws(LogError) -> Regulation {
        let current = Subject(.regulation, AdoptedRegulation.current).description
        guard let bytes = try evidence.state(of: current),
            let adopted = try? AdoptedRegulation.read(bytes, limits: .document),
            let regulation = try? library.regulation(
                adopted,
                event: { (place) throws(LogError) in
                    try evidence.event(place.entry, place.index)
                }
            )
        else { return library.builtIn() }
        return regulation
    }

    /// Hears a statement.
    func hear(
        _ event: WasteEvent,
        _ made: Made,
        _ slice: StateSlice,
        _ state: StateCache
    ) throws(LogError) {
        asOf = made.recordedAt
        guard let listening = listeners[event.kind] else { return }
        let heard = Heard(event, made, slice, state, figures)
        for index in listening { try patterns[index].hear(heard) }
    }

    /// Looks at the end, and reports what was found.
    func conclude(_ report: inout AuditReport) throws(LogError) {
        let end = LedgerEnd(evidence, asOf, figures)
        for status in ManifestStatus.allCases where !status.isFinal {
            try end.each(Manifest.self, term: "status:\(status.rawValue)") {
                (manifest) throws(LogError) in
                for index in patterns.indices { try patterns[index].look(at: manifest, end) }
                return true
            }
        }
        for index in patterns.indices { report.add(try patterns[index].conclude(end)) }
    }
}
