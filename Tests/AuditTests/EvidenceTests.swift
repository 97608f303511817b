import Audit
import CanonicalJSON
import LedgerLog
import Liandan
import LiandanTesting
import Testing
import WasteDomain

/// What receipts, checkpoints, proofs and copies in other hands show of a ledger.
struct EvidenceTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// A ledger of twelve entries, with copies made at seven and nine, and what others keep of it.
    private func town() throws -> (town: Town, kept: [Evidence]) {
        let town = try Town.settled()
        var receipts: [Receipt] = []
        for number in 1...10 {
            if number == 6 { try copy(town, "forged.ldg") }
            if number == 8 { try copy(town, "old.ldg") }
            let events = town.itemEvents(town.codes(1, from: number))
            guard case .accepted(let receipt, _) = try town.submit(Town.generator, events) else {
                Issue.record("an item is accepted")
                continue
            }
            receipts.append(receipt)
        }
        return (town, try kept(town.ledger, receipts))
    }

    private func copy(_ town: Town, _ name: String) throws {
        let shell = try Shell.run(["sqlite3", town.path, "VACUUM INTO '\(folder.file(name))'"])
        try #require(shell.status == 0, "\(shell.errors)")
    }

    /// One piece of each kind, of sizes 10, 8, 6, 12, 11 and 9.
    private func kept(_ ledger: Ledger, _ receipts: [Receipt]) throws -> [Evidence] {
        let event = try ledger.eventProof(of: EventID(entry: 5, index: 0), in: 6)
        let step = try ledger.consistencyProof(from: 4, to: 12)
        return [
            Evidence(name: "receipt", DocumentFile.file(of: receipts[7])),
            Evidence(name: "inclusion", text(try ledger.inclusionProof(of: 3, in: 8))),
            Evidence(name: "event", DocumentFile.file(of: event)),
            Evidence(name: "consistency", DocumentFile.file(of: step)),
            Evidence(name: "checkpoint", text(try ledger.checkpoint(of: 11))),
            Evidence(name: "copy", .ledger(LedgerLocation(folder.file("old.ldg")))),
        ]
    }

    /// The operator goes on from the copy of seven entries, leaves one submission out, and signs.
    ///
    /// A head guard is only a file, too: it gets the one it had at the time.
    private func rewrite(_ town: Town) throws -> String {
        try folder.write(text(town.ledger.checkpoint(of: 7)), to: "forged.ldg.head")
        let ledger = try Ledger.open(
            LedgerLocation(folder.file("forged.ldg")),
            operatorKey: town.operatorKey,
            clock: town.clock.ledgerClock
        )
        for number in 7...11 {
            let events = town.itemEvents(town.codes(1, from: number))
            let outcomes = try ledger.submit([town.sign(Town.generator, events)])
            guard case .accepted? = outcomes.first else { Issue.record("accepted"); continue }
        }
        return folder.file("forged.ldg")
    }

    private func text(_ proof: some CustomStringConvertible) -> [UInt8] {
        Array(proof.description.utf8)
    }

    private func audit(_ path: String, _ town: Town, _ evidence: [Evidence]) throws -> AuditReport {
        try Auditor(
            LedgerLocation(path),
            trust: TrustFile(town.description),
            against: evidence
        ).run()
    }

    @Test func `a ledger that still has it all is complete up to the newest piece, no further`()
        throws
    {
        let (town, kept) = try town()
        try town.submit(Town.generator, town.itemEvents(town.codes(1, from: 11)))
        let report = try audit(town.path, town, kept)
        #expect(report.isSound)
        #expect(report.evidence.map(\.outcome) == Array(repeating: .proven, count: 6))
        #expect(report.evidence.map(\.kind) == kept.map(\.kind))
        #expect(report.evidence.map(\.size) == [10, 8, 6, 12, 11, 9])
        #expect(report.evidence.map(\.entry) == [9, 3, 5, nil, nil, nil])
        #expect(report.provenUpTo == 12)
        #expect(report.size == 13)
        #expect(report.assurances[.completeness] == .holdsUpTo)
        let alone = try audit(town.path, town, [])
        #expect(alone.assurances[.completeness] == .unproven)
        #expect(alone.provenUpTo == nil)
    }

    @Test func `a ledger whose end was cut is refuted by whatever reaches further`() throws {
        let (town, kept) = try town()
        // The older copy is put in the place of the ledger.
        let report = try audit(folder.file("old.ldg"), town, kept)
        #expect(
            report.evidence.map(\.outcome)
                == [.cutOff, .proven, .proven, .cutOff, .cutOff, .proven]
        )
        #expect(report.assurances[.completeness] == .broken)
        #expect(report.assurances[.integrity] == .holds, "what is left is as it was")
        #expect(report.problems.map(\.kind) == [.cutOff, .cutOff, .cutOff])
        let longer = Evidence(name: "longer", .ledger(LedgerLocation(town.path)))
        let shown = try audit(folder.file("old.ldg"), town, [longer])
        #expect(shown.evidence.map(\.outcome) == [.cutOff])
        #expect(shown.evidence.map(\.size) == [12])
        // Nobody who has only the old file can tell.
        let alone = try audit(folder.file("old.ldg"), town, [])
        #expect(alone.isSound)
        #expect(alone.assurances[.completeness] == .unproven)
    }

    /// The operator signs another history with the ledger's own key: one submission is left out.
    @Test func `a rewritten history is refuted by all that saw what was rewritten`() throws {
        let (town, kept) = try town()
        let forged = try rewrite(town)
        let report = try audit(forged, town, kept)
        #expect(report.assurances[.integrity] == .holds)
        #expect(report.assurances[.rules] == .holds)
        let outcomes = report.evidence.map(\.outcome)
        #expect(
            outcomes
                == [
                    .contradicted, .contradicted, .proven, .contradicted, .contradicted,
                    .contradicted,
                ]
        )
        #expect(report.assurances[.completeness] == .broken)
        #expect(report.evidence.last?.entry == 7, "where the copy differs first")
        #expect(report.problems.allSatisfy { $0.kind == .contradicted })
        let alone = try audit(forged, town, [])
        #expect(alone.isSound, "with the ledger's own key it is whole in itself")
        #expect(alone.assurances[.completeness] == .unproven)
    }

    @Test func `what does not hold itself speaks neither for nor against a ledger`() throws {
        let (town, kept) = try town()
        let other = try Town.settled()
        let foreign = try Evidence(name: "foreign", text(other.ledger.checkpoint()))
        let foreignCopy = Evidence(name: "copy", .ledger(LedgerLocation(other.path)))
        let noise = Evidence(name: "noise", Array("nothing".utf8))
        let tampered = folder.file("tampered.ldg")
        try copy(town, "tampered.ldg")
        let sql = "DROP TRIGGER entry_delete; DELETE FROM entry WHERE seq = 4"
        #expect(try Shell.run(["sqlite3", tampered, sql]).status == 0)
        let damaged = Evidence(name: "damaged", .ledger(LedgerLocation(tampered)))
        let pieces = [foreign, foreignCopy, noise, damaged]
        let report = try audit(town.path, town, pieces)
        #expect(report.isSound)
        #expect(report.evidence.map(\.outcome.verdict) == Array(repeating: .unusable, count: 4))
        #expect(
            report.evidence.map(\.outcome.code) == [
                .badSignature, .wrongLedger, .malformed, .badProof,
            ]
        )
        #expect(report.assurances[.completeness] == .unproven)
        let mixed = try audit(town.path, town, pieces + kept.suffix(1))
        #expect(mixed.assurances[.completeness] == .holdsUpTo)
        #expect(mixed.provenUpTo == 9)
    }

    @Test func `what authors had seen is named as evidence of its own`() throws {
        let town = try Town.settled()
        for (number, party) in [(1, Town.generator), (2, Town.generator), (3, Town.authority)] {
            let seen = try town.ledger.checkpoint().head
            let events =
                party == Town.generator
                ? town.itemEvents(town.codes(1, from: number))
                : [town.party(Invented.creditCode(9), "示例", ["generator"])]
            _ = try town.submit(town.sign(party, events, seen: seen))
        }
        let report = try audit(town.path, town, [])
        #expect(report.seenUpTo == 4)
        #expect(report.seenHeads == 3)
        #expect(report.seenBy == [Town.generator, Town.authority])
        #expect(report.assurances[.completeness] == .unproven, "it is inside the ledger itself")
    }
}

extension EvidenceOutcome {
    fileprivate var code: LogError.Code? {
        if case .unusable(let error) = self { error.code } else { nil }
    }
}
