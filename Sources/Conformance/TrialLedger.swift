import Audit
import CanonicalJSON
import Foundation
import LedgerCrypto
import LedgerLog
import Liandan
import Synchronization
import WasteDomain

/// A real ledger in a file of its own, on which one scenario is acted.
final class TrialLedger {
    let path: String
    let description: LedgerDescription
    let keys: KeyRing
    /// Credit codes by name.
    let parties: [String: String]
    private(set) var memory: TrialMemory
    private let ledger: Ledger
    private let clock: TrialClock

    /// Makes a ledger without entries, for whoever is in `parties`.
    init(
        _ founding: Scenario.Founding,
        _ parties: [String: String],
        at path: String
    ) throws(ConformanceError) {
        let suite = HashSuite.sha256
        guard let authority = parties[founding.authority] else {
            throw .unknownParty(founding.authority)
        }
        self.path = path
        self.parties = parties
        keys = KeyRing(suite)
        memory = TrialMemory()
        clock = TrialClock(founding.createdAt)
        do {
            let operatorKey = try keys.key(KeyRing.ledger)
            description = LedgerDescription(
                origin: founding.origin,
                suite: suite,
                ledgerKey: operatorKey.verifyingKey.spki,
                authority: (authority, try keys.key(founding.authority).verifyingKey.spki),
                createdAt: founding.createdAt,
                numbers: founding.numbers
            )
            let location = LedgerLocation(path)
            _ = try Ledger.create(
                at: location,
                description,
                operatorKey: operatorKey,
                clock: clock.ledgerClock
            )
            ledger = try Self.open(location, keys, clock)
        } catch {
            throw ConformanceError(.stopped, error)
        }
    }

    /// Goes on with a copy of a prepared ledger, and some parties more.
    init(
        copying prepared: PreparedLedger,
        _ parties: [String: String],
        to path: String
    ) throws(ConformanceError) {
        self.path = path
        self.parties = prepared.parties.merging(parties) { $1 }
        description = prepared.description
        keys = prepared.keys
        memory = prepared.memory
        clock = TrialClock(description.createdAt)
        do {
            let (from, to) = (LedgerLocation(prepared.path), LedgerLocation(path))
            try FileManager.default.copyItem(atPath: from.path, toPath: to.path)
            try FileManager.default.copyItem(atPath: from.guardPath, toPath: to.guardPath)
            ledger = try Self.open(to, keys, clock)
        } catch {
            throw ConformanceError(.stopped, error)
        }
    }

    /// With its key and the one that a scenario may put in its place.
    private static func open(
        _ location: LedgerLocation,
        _ keys: KeyRing,
        _ clock: TrialClock
    ) throws -> Ledger {
        try Ledger.open(
            location,
            operatorKey: keys.key(KeyRing.ledger),
            successor: keys.key(KeyRing.successor),
            clock: clock.ledgerClock
        )
    }

    /// The same at rest, once nobody holds this any more.
    var atRest: PreparedLedger {
        PreparedLedger(
            path: path,
            description: description,
            keys: keys,
            parties: parties,
            memory: memory
        )
    }

    /// Submits at a time of the ledger's clock; what is recorded is checked by its receipt.
    func submit(
        _ submission: Submission,
        at time: Timestamp
    ) throws(ConformanceError) -> SubmissionOutcome {
        clock.set(time)
        do {
            guard let outcome = try ledger.submit([submission]).first else {
                throw LogError(.fault, "one submission has one outcome")
            }
            if case .accepted(let receipt, _) = outcome {
                let head = try receipt.verify(ledger.identity()).head
                memory.roots[head.size] = head.root
                memory.sent[submission.header.id] = submission
            }
            return outcome
        } catch {
            throw ConformanceError(.stopped, error)
        }
    }

    /// How many entries it has.
    func size() throws(ConformanceError) -> UInt64 {
        do {
            return try ledger.query { (reader) throws(LogError) in try reader.size() }
        } catch {
            throw ConformanceError(.stopped, error)
        }
    }

    /// The record of a subject, or nil if it has none.
    func record(_ subject: Subject) throws(ConformanceError) -> JSONValue? {
        func read<Record: StateRecord>(
            _ type: Record.Type,
            _ reader: StateReader
        ) throws(LogError) -> JSONValue? {
            try reader.record(type, subject.id)?.json
        }
        do {
            return try ledger.query { (reader) throws(LogError) in
                try read(subject.kind.recordType, reader)
            }
        } catch {
            throw ConformanceError(.stopped, error)
        }
    }

    /// What an audit says that begins with nothing but the trust file.
    func audit() throws(ConformanceError) -> AuditReport {
        var options = Auditor.Options()
        options.threads = 1
        options.looksForPatterns = false
        do {
            // What a scenario states of the ledger's own key everybody has made sure of.
            let trust = try TrustFile(ledger.identity(), policy: nil)
            return try Auditor(LedgerLocation(path), trust: trust, options: options).run()
        } catch {
            throw ConformanceError(.stopped, error)
        }
    }
}

/// A clock that stands where the last step put it.
private final class TrialClock: Sendable {
    private let time: Mutex<Timestamp>

    init(_ time: Timestamp) {
        self.time = Mutex(time)
    }

    func set(_ time: Timestamp) {
        self.time.withLock { $0 = time }
    }

    var ledgerClock: LedgerClock { LedgerClock { self.time.withLock { $0 } } }
}

extension ConformanceError {
    /// A name that is not among the parties.
    static func unknownParty(_ name: String) -> ConformanceError {
        ConformanceError(.unknownName, zh: "没有名为 \(name) 的单位", en: "no party is named \(name)")
    }
}
