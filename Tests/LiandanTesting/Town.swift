package import CanonicalJSON
import HandoffRules
package import LedgerCrypto
package import LedgerLog
package import Liandan
import Regulation
package import WasteDomain

/// A small ledger with everybody a straight run needs: authority, generator, carrier, disposer.
package final class Town {
    /// The party of the description 主管部门, whose key counts before entry 0.
    package static let authority = Invented.creditCode(1)
    /// The consignor 移出人.
    package static let generator = Invented.creditCode(2)
    /// The carrier 承运人.
    package static let carrier = Invented.creditCode(3)
    /// The consignee 接受人.
    package static let disposer = Invented.creditCode(4)

    package let folder: TemporaryFolder
    /// Starts on 2026-09-01, nine o'clock in China; each `submit` of events moves it on.
    package let clock: FixedClock
    package let description: LedgerDescription
    /// The ledger with the key it began with.
    package var identity: LedgerIdentity { LedgerIdentity(description) }
    /// Signs the checkpoints; another after `rotateLedgerKey`.
    package internal(set) var operatorKey: SigningKey
    /// The key each party signs with, by party.
    package private(set) var keys: [String: SigningKey] = [:]
    /// Another instance after each `reopen`.
    package private(set) var ledger: Ledger
    /// What lets the disposer release for the generator, in a town with a clinic.
    var delegation: JSONValue?
    private var generatorOfIDs = SeededGenerator(seed: 1)

    /// Where the ledger is kept.
    package var path: String { folder.file("city.ldg") }

    /// Makes a ledger without entries; `settled` makes one to work with.
    package init(suite: HashSuite = .sha256) throws {
        folder = try TemporaryFolder()
        guard let start = Timestamp("2026-09-01T01:00:00.000Z") else {
            preconditionFailure("a time")
        }
        clock = FixedClock(start)
        operatorKey = try SigningKey.generate(suite.ledgerAlgorithm)
        let key = try SigningKey.generate(suite.ledgerAlgorithm)
        keys[Self.authority] = key
        description = LedgerDescription(
            origin: "example.org/500114/test",
            suite: suite,
            ledgerKey: operatorKey.verifyingKey.spki,
            authority: (Self.authority, key.verifyingKey.spki),
            createdAt: start,
            numbers: [.init(segment: "5001", year: 2026, from: 1, to: 999)]
        )
        ledger = try Ledger.create(
            at: LedgerLocation(folder.file("city.ldg")),
            description,
            operatorKey: operatorKey,
            clock: clock.ledgerClock
        )
    }

    /// A town with its first entry and its parties registered.
    package static func settled(suite: HashSuite = .sha256) throws -> Town {
        let town = try Town(suite: suite)
        try town.adoptRegulation()
        try town.register()
        return town
    }

    /// Opens the ledger again, as another process would; with the key that is about to take the
    /// operator's place, if one is.
    package func reopen(successor: SigningKey? = nil) throws {
        ledger = try Ledger.open(
            LedgerLocation(path),
            operatorKey: operatorKey,
            successor: successor,
            clock: clock.ledgerClock
        )
    }

    /// A UUID of the clock's time, the same in every run.
    package func uuid() -> UniqueID {
        let randomness = (0..<10).map { _ in UInt8.random(in: 0...255, using: &generatorOfIDs) }
        return UniqueID(time: clock.now, randomness: randomness)
    }

    /// Makes a key for a party, without enrolling it.
    @discardableResult
    package func makeKey(for party: String, as algorithm: SignatureAlgorithm? = nil) throws
        -> SigningKey
    {
        let key = try SigningKey.generate(algorithm ?? description.suite.partyAlgorithms[0])
        keys[party] = key
        return key
    }

    /// Has a party sign with a key from now on, enrolled or not.
    package func useKey(_ key: SigningKey, for party: String) { keys[party] = key }

    /// An event as JSON: its kind, the present time, and its members.
    package func event(
        _ kind: EventKind,
        _ members: JSONObject,
        at time: Timestamp? = nil
    ) -> JSONObject {
        var event = members
        event["kind"] = kind.json
        event["occurredAt"] = (time ?? clock.now).json
        event["v"] = .integer(1)
        return event
    }

    /// Signs events for a party.
    package func sign(
        _ party: String,
        _ events: [JSONObject],
        sealing: [String] = [],
        seen: TreeHead? = nil
    ) throws -> Submission {
        var draft = SubmissionDraft(id: uuid())
        for event in events { try draft.append(event, sealing: sealing, description.suite) }
        guard let key = keys[party] else { preconditionFailure("\(party) has no key") }
        return try draft.signed(by: key, for: party, in: description, seen: seen, at: clock.now)
    }

    /// Signs and submits events, one minute later than the last.
    @discardableResult
    package func submit(
        _ party: String,
        _ events: [JSONObject],
        sealing: [String] = []
    ) throws -> SubmissionOutcome {
        let submission = try sign(party, events, sealing: sealing)
        clock.advance(minutes: 1)
        return try submit(submission)
    }

    /// Submits what is signed already; the clock stands still.
    package func submit(_ submission: Submission) throws -> SubmissionOutcome {
        guard let outcome = try ledger.submit([submission]).first else {
            preconditionFailure("one submission has one outcome")
        }
        return outcome
    }
}
