import CanonicalJSON
import HandoffRules
import LedgerCrypto
import LedgerLog
import Liandan
import Regulation
import Synchronization
import WasteDomain

/// The ledger a plan is played on: everybody signs with a key of his own, and the clock stands where
/// the play is.
final class Stage {
    /// Statements of so many minutes share a commit.
    private static let minutes = 30
    /// Submissions in a commit at most.
    private static let submissions = 400

    let description: LedgerDescription
    private let ledger: Ledger
    private let keys: TestKeys
    private let clock: StageClock
    private var chance: Chance
    private var known: [String: SigningKey] = [:]
    private(set) var size = (entries: 0, events: 0)

    init(
        _ district: District,
        at location: LedgerLocation,
        from start: Timestamp
    ) throws(SimulationError) {
        let plan = district.plan
        keys = TestKeys(seed: plan.seed)
        chance = Chance(seed: UInt64(truncatingIfNeeded: plan.seed) &+ 1)
        clock = StageClock(start)
        let operatorKey = try keys.key("operator")
        description = LedgerDescription(
            origin: plan.origin,
            suite: .sha256,
            ledgerKey: operatorKey.verifyingKey.spki,
            authority: (
                district.authority.code, try keys.key(district.authority.code).verifyingKey.spki
            ),
            createdAt: start,
            numbers: [
                .init(segment: plan.segment, year: plan.days.from.year, from: 1, to: 999_999)
            ]
        )
        do {
            ledger = try Ledger.create(
                at: location,
                description,
                operatorKey: operatorKey,
                clock: clock.ledgerClock
            )
        } catch {
            throw SimulationError(.stopped, error)
        }
        try begin(district.authority, at: start)
    }

    /// The first entry: the built-in regulation, and the authority itself.
    private func begin(_ authority: Member, at time: Timestamp) throws(SimulationError) {
        let tables = RegulationTables.builtIn
        let adopted: JSONObject = [
            "digest": RegulationLibrary.digest(of: tables, .sha256), "tables": tables,
        ]
        let registered: JSONObject = [
            "name": authority.name, "party": authority.code, "roles": [authority.role],
        ]
        let statements = [
            Statement(.regulationAdopted, at: time, adopted),
            Statement(.partyRegistered, at: time, registered),
        ]
        try submit([Act(by: authority.code, at: time, statements)])
    }

    /// Signs and submits what stands in order, as many acts in a commit as lie close together.
    func play(_ acts: [Act]) throws(SimulationError) {
        var group: [Act] = []
        for act in acts {
            if let first = group.first,
                act.at >= first.at.minutes(Self.minutes) || group.count == Self.submissions
            {
                try submit(group)
                group = []
            }
            group.append(act)
        }
        if !group.isEmpty { try submit(group) }
    }

    private func submit(_ acts: [Act]) throws(SimulationError) {
        guard let last = acts.last else { return }
        clock.advance(to: last.at.advanced(by: 1000))
        let outcomes: [SubmissionOutcome]
        do {
            var submissions: [Submission] = []
            for act in acts { submissions.append(try sign(act)) }
            outcomes = try ledger.submit(submissions)
        } catch {
            throw SimulationError(.stopped, error)
        }
        for (act, outcome) in zip(acts, outcomes) {
            guard case .accepted = outcome else { throw .refused(act, outcome) }
            size = (size.entries + 1, size.events + act.statements.count)
        }
    }

    private func sign(_ act: Act) throws -> Submission {
        let id = UniqueID(time: act.at, randomness: chance.bytes(10))
        var draft = SubmissionDraft(id: id)
        for statement in act.statements {
            try draft.append(statement.event, sealing: [], description.suite)
        }
        let name = act.key ?? act.by
        let key = try known[name] ?? keys.key(name)
        known[name] = key
        return try draft.signed(by: key, for: act.by, in: description, seen: nil, at: act.at)
    }
}

extension SimulationError {
    fileprivate static func refused(_ act: Act, _ outcome: SubmissionOutcome) -> SimulationError {
        var reasons: [String] = []
        if case .refused(let findings) = outcome {
            reasons = findings.filter { $0.effect == .refuse }.map { finding in
                let statement = act.statements[finding.event]
                return "\(finding.rule) \(finding.path) \(finding.facts) \(statement.kind)"
            }
        }
        let text = "\(act.by) \(act.at): \(reasons.joined(separator: "; "))"
        return SimulationError(.refused, zh: "账本拒绝了 \(text)", en: "the ledger refused \(text)")
    }
}

/// A clock that stands where the play is.
private final class StageClock: Sendable {
    private let time: Mutex<Timestamp>

    init(_ time: Timestamp) {
        self.time = Mutex(time)
    }

    /// Goes on to a time, and never back.
    func advance(to time: Timestamp) {
        self.time.withLock { $0 = max($0, time) }
    }

    var ledgerClock: LedgerClock { LedgerClock { self.time.withLock { $0 } } }
}
