import CanonicalJSON
import LedgerCrypto
import LedgerLog
import Liandan
import LiandanTesting
import Testing
import WasteDomain

/// A submission is recorded once, whole or not at all, under the name its author gave it.
struct SubmissionTests {
    @Test func `the same submission twice is one entry with one receipt`() throws {
        let town = try Town.settled()
        let codes = town.codes(1)
        let submission = try town.sign(Town.generator, town.itemEvents(codes))
        guard case .accepted(let first, _) = try town.submit(submission) else {
            Issue.record("the first is taken")
            return
        }
        guard case .known(let second) = try town.submit(submission) else {
            Issue.record("the second is known")
            return
        }
        #expect(first == second)
        try town.straightRun(from: 2)
        guard case .known(let later) = try town.submit(submission) else {
            Issue.record("it stays known")
            return
        }
        #expect(later == first)
    }

    @Test func `the same header signed anew is the same submission`() throws {
        let town = try Town.settled()
        let key = try town.makeKey(for: Town.generator, as: .p256)
        try town.submit(Town.authority, [town.enrolment(of: key, for: Town.generator)])
        let first = try town.sign(Town.generator, town.itemEvents(town.codes(1)))
        let message = SubmissionHeader.signedBytes(header: first.header.canonicalBytes)
        let again = Submission(
            header: first.header,
            signature: try key.signature(for: message),
            events: first.events,
            openings: first.openings
        )
        #expect(first.signature != again.signature)
        #expect(try town.submit(first).isAccepted)
        guard case .known = try town.submit(again) else {
            Issue.record("the header is known")
            return
        }
    }

    @Test func `a damaged copy of what is recorded is refused`() throws {
        let town = try Town.settled()
        let whole = try town.sign(Town.generator, town.itemEvents(town.codes(1)))
        #expect(try town.submit(whole).isAccepted)
        let shorter = Submission(
            header: whole.header,
            signature: whole.signature,
            events: whole.events.dropLast().map(\.self),
            openings: []
        )
        #expect(try town.submit(shorter).verdict == ["LD-LOG-001 refuse"])
        let unsigned = Submission(
            header: whole.header,
            signature: whole.signature.reversed(),
            events: whole.events,
            openings: []
        )
        #expect(try town.submit(unsigned).verdict == ["LD-LOG-004 refuse"])
    }

    @Test func `the same id with other content is a conflict`() throws {
        let town = try Town.settled()
        let id = town.uuid()
        func signed(_ number: Int) throws -> Submission {
            var draft = SubmissionDraft(id: id)
            for event in town.itemEvents(town.codes(1, from: number)) {
                try draft.append(event, sealing: [], .sha256)
            }
            let key = try #require(town.keys[Town.generator])
            return try draft.signed(
                by: key,
                for: Town.generator,
                in: town.description,
                seen: nil,
                at: town.clock.now
            )
        }
        #expect(try town.submit(signed(1)).isAccepted)
        #expect(try town.submit(signed(2)).verdict == ["LD-LOG-005 refuse"])
    }

    @Test func `the id of a refused submission stays free`() throws {
        let town = try Town.settled()
        let submission = try town.sign(
            Town.generator,
            [town.event(.itemFilled, ["code": town.codes(1)[0]])]
        )
        #expect(try town.submit(submission).isAccepted == false)
        try town.submit(Town.generator, town.itemEvents(town.codes(1)).dropLast(2).map(\.self))
        #expect(try town.submit(submission).isAccepted)
    }

    @Test func `of several submissions in one commit later ones meet what earlier ones did`() throws
    {
        let town = try Town.settled()
        let code = town.codes(1)[0]
        let events = town.itemEvents([code])
        let submissions = [
            try town.sign(Town.generator, [events[0]]),
            try town.sign(Town.generator, [town.event(.itemFilled, ["code": "nonsense"])]),
            try town.sign(Town.generator, [events[1]]),
            try town.sign(Town.generator, [events[0]]),
        ]
        let outcomes = try town.ledger.submit(submissions)
        #expect(outcomes.map(\.isAccepted) == [true, false, true, false])
        let size = try town.ledger.query { (reader) throws(LogError) in try reader.size() }
        #expect(size == 4)
        #expect(try town.ledger.checkpoint().head.size == 4)
    }

    @Test func `every receipt leads from its entry to the ledger's signature`() throws {
        let town = try Town.settled()
        for outcome in try town.straightRun(3) {
            guard case .accepted(let receipt, _) = outcome else { continue }
            #expect(try receipt.verify(town.identity).head.size == receipt.entry.seq + 1)
            let copy = try Receipt.read(file: receipt.canonicalBytes)
            #expect(copy == receipt)
        }
    }

    @Test func `numbers are allotted in order and end with what was granted`() throws {
        let town = try Town.settled()
        let codes = town.codes(1)
        try town.submit(Town.generator, town.itemEvents(codes))
        func issue(_ count: Int) throws -> SubmissionOutcome {
            let manifests = (0..<count).map { _ in
                town.manifest(town.uuid(), lines: [town.line(packages: 1, mass: 1000)])
            }
            return try town.submit(Town.generator, manifests)
        }
        guard case .accepted(let receipt, _) = try issue(2) else {
            Issue.record("two manifests are issued")
            return
        }
        #expect(receipt.entry.allotted == [0: "20265001000001", 1: "20265001000002"])
        #expect(try issue(997).isAccepted)
        #expect(try issue(1).verdict.contains { $0.hasPrefix("LD-NUM-001") })
        // One brings the number of a paper form from outside the range.
        let brought = town.manifest(town.uuid(), lines: [town.line(packages: 1, mass: 1000)]) {
            $0["number"] = .string("20265001001000")
        }
        #expect(try town.submit(Town.generator, [brought]).isAccepted)
        let outcome = try town.submit(
            Town.authority,
            [
                town.event(
                    .numbersGranted,
                    ["from": 1000, "segment": "5001", "to": 2000, "year": 2026]
                )
            ]
        )
        #expect(outcome.isAccepted)
        guard case .accepted(let next, _) = try issue(1) else {
            Issue.record("numbers were granted")
            return
        }
        #expect(next.entry.allotted == [0: "20265001001001"])
    }

    @Test func `time in the ledger never runs back`() throws {
        let town = try Town.settled()
        let early = town.clock.now
        try town.submit(Town.generator, town.itemEvents(town.codes(1)))
        town.clock.set(early.advanced(by: -4 * 60_000))
        guard
            case .accepted(let receipt, _) = try town.submit(
                town.sign(Town.generator, town.itemEvents(town.codes(1, from: 2)))
            )
        else {
            Issue.record("a clock a little behind is no harm")
            return
        }
        #expect(receipt.entry.recordedAt > early)
        town.clock.set(early.advanced(by: -60 * 60_000))
        let late = try town.sign(Town.generator, town.itemEvents(town.codes(1, from: 3)))
        let error = #expect(throws: LogError.self) { try town.ledger.submit([late]) }
        #expect(error?.code == .clockBehind)
    }

    @Test func `who has no operator's key cannot append`() throws {
        let town = try Town.settled()
        let reader = try Ledger.open(LedgerLocation(town.path))
        let submission = try town.sign(Town.generator, town.itemEvents(town.codes(1)))
        #expect(throws: LogError.self) { try reader.submit([submission]) }
    }

    @Test func `writers in several places make one chain`() async throws {
        let town = try Town.settled()
        let location = LedgerLocation(town.path)
        let (key, clock) = (town.operatorKey, town.clock.ledgerClock)
        let all = try (0..<4).map { writer in
            try (0..<25).map { number in
                let codes = town.codes(1, from: writer * 25 + number + 1)
                return try town.sign(Town.generator, town.itemEvents(codes))
            }
        }
        let receipts = try await withThrowingTaskGroup(of: [Receipt].self) { group in
            for submissions in all {
                group.addTask {
                    let ledger = try Ledger.open(location, operatorKey: key, clock: clock)
                    return try submissions.flatMap { submission in
                        try ledger.submit([submission]).compactMap { outcome in
                            if case .accepted(let receipt, _) = outcome { receipt } else { nil }
                        }
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(Set(receipts.map(\.entry.seq)) == Set(2..<102))
        for receipt in receipts { _ = try receipt.verify(town.identity) }
    }
}
