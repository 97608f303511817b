package import CanonicalJSON
package import HandoffRules
import LedgerCrypto
package import LedgerLog
import Regulation
package import WasteDomain

/// Judges submissions one after another, each by the state the one before left.
///
/// The append and the audit's replay share it, so that the same input gets the same verdict.
package final class Judge {
    private static let maximumAllotted = 1000

    private let description: LedgerDescription
    private let founder: PartyID
    private let state: StateCache
    private let library: RegulationLibrary
    private let event: (EventID) throws(LogError) -> [UInt8]?
    private let witness: Witness

    /// Told of each event as it is judged, with the state it leads to.
    package typealias Witness = (WasteEvent, Made, StateSlice) throws(LogError) -> Void

    /// - Parameters:
    ///   - description: Whose ledger this is.
    ///   - state: The state at the head.
    ///   - library: Where regulations are kept between calls.
    ///   - event: Finds a recorded event.
    ///   - witness: Told of each event, whether or not its submission is accepted in the end.
    /// - Throws: `malformed` if the description names no valid authority.
    package init(
        _ description: LedgerDescription,
        _ state: StateCache,
        _ library: RegulationLibrary,
        event: @escaping (EventID) throws(LogError) -> [UInt8]?,
        witness: @escaping Witness = { _, _, _ in }
    ) throws(LogError) {
        guard let founder = PartyID(description.authority) else {
            throw LogError(.malformed, "\(description.authority) is no credit code")
        }
        self.description = description
        self.founder = founder
        self.state = state
        self.library = library
        self.event = event
        self.witness = witness
    }

    /// Judges a submission in its place and, if it is accepted, takes it into the state.
    ///
    /// What is new is judged by the rules of today, what is recorded by those its entry names.
    package func judge(
        _ examined: Examination,
        seq: UInt64,
        recordedAt: Timestamp,
        rules: RuleSet = .current
    ) throws(LogError) -> Verdict {
        let header = examined.submission.header
        var findings = examined.findings
        findings += try keyFindings(examined, recordedAt)
        guard let events = examined.events, let actor = PartyID(header.actor) else {
            return Verdict(findings: findings, judged: nil, allotted: [:], changes: [])
        }
        let regulation: Regulation
        switch try regulationInForce(events, actor) {
        case .success(let found): regulation = found
        case .failure(let finding):
            findings.append(finding.finding)
            return Verdict(findings: findings, judged: nil, allotted: [:], changes: [])
        }
        var bench = try Bench(
            state: state,
            rules: rules,
            regulation: regulation,
            founder: founder,
            speaker: Bench.Speaker(actor: actor, key: header.key, recordedAt: recordedAt),
            witness: witness
        )
        for (index, json) in events.enumerated() {
            let place = EventID(entry: seq, index: index)
            try bench.take(json, at: place) { (event, slice) throws(LogError) in
                try proofIsValid(event, slice)
            }
        }
        findings += bench.findings
        if bench.allotted.count > Self.maximumAllotted {
            findings.append(RuleSet.finding("LD-NUM-002", [:]))
        }
        return try settle(findings, bench)
    }

    /// Refuses, or takes the changes into the state.
    private func settle(
        _ findings: [Finding],
        _ bench: Bench
    ) throws(LogError) -> Verdict {
        guard !findings.refuses else {
            return Verdict(findings: findings, judged: nil, allotted: [:], changes: [])
        }
        try state.take(bench.changes)
        let hash =
            findings.isEmpty ? nil : description.suite.hash.digest(findings.canonicalBytes)
        let judged = Judgement(
            regulation: bench.regulation.digest,
            rules: bench.rules.version,
            findings: hash
        )
        return Verdict(
            findings: findings,
            judged: judged,
            allotted: bench.allotted,
            changes: bench.changes
        )
    }

    /// Whether the key counts, in the state this submission meets (`Schemas/log.md` 5.1).
    private func keyFindings(
        _ examined: Examination,
        _ recordedAt: Timestamp
    ) throws(LogError) -> [Finding] {
        let header = examined.submission.header
        let key = header.key.description
        let record = try state.record(Subject(.key, header.key)) as? PartyKey
        guard let record, record.party == PartyID(header.actor) else {
            return [RuleSet.finding("LD-KEY-001", ["key": key, "party": header.actor])]
        }
        // The examination may have been made before the key was known.
        if examined.signedBy != record.spki.bytes, !examined.findings.refuses {
            return [Finding(LogError(.badSignature, "key \(key)"))]
        }
        if let revoked = record.revoked {
            return [
                RuleSet.finding("LD-KEY-002", ["key": key, "entry": revoked.event.description])
            ]
        }
        if let until = record.until, until < recordedAt.legalDay {
            return [RuleSet.finding("LD-KEY-003", ["key": key, "until": until.description])]
        }
        return []
    }

    /// The regulation a submission is judged by (`Schemas/log.md` 6.2).
    private func regulationInForce(
        _ events: [JSONValue],
        _ actor: PartyID
    ) throws(LogError) -> Result<Regulation, Refusal> {
        let current = Subject(.regulation, AdoptedRegulation.current)
        if let adopted = try state.record(current) as? AdoptedRegulation {
            return .success(try library.regulation(adopted, event: event))
        }
        guard actor == founder, let first = events.first,
            case .success(let event) = WasteEvent.read(first),
            case .regulationAdopted(let body) = event.statement
        else { return .failure(Refusal(finding: RuleSet.finding("LD-LOG-008", [:]))) }
        do {
            return .success(try library.regulation(body.tables))
        } catch {
            let finding = RuleSet.finding("LD-LOG-009", ["reason": error.reason])
            return .failure(Refusal(finding: finding))
        }
    }

    /// What only cryptography can say of a statement: proofs of possession, digests.
    private func proofIsValid(
        _ event: WasteEvent,
        _ slice: StateSlice
    ) throws(LogError) -> Bool {
        let hash = description.suite.hash
        switch event.statement {
        case .keyEnrolled(let enrolled):
            guard let key = try? VerifyingKey(spki: enrolled.key.bytes),
                description.suite.partyAlgorithms.contains(key.algorithm)
            else { return false }
            return hash.digest(enrolled.key.bytes) == enrolled.id
                && ProofOfPossession.accepts(
                    enrolled.proof.bytes,
                    of: key,
                    for: enrolled.party.description,
                    in: description.genesis
                )
        case .ledgerKeyRotated(let rotated):
            let history = slice[LedgerKeyHistory.self, LedgerKeyHistory.only]
            return rotated.isProven(in: LedgerIdentity(description, history?.keys ?? []))
        case .regulationAdopted(let adopted):
            let regulation = try? library.regulation(adopted.tables)
            return regulation?.digest == adopted.digest
        default: return true
        }
    }
}

/// A finding that stops a judgement before it begins.
private struct Refusal: Error {
    let finding: Finding
}
