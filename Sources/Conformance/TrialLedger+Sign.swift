import CanonicalJSON
import LedgerCrypto
import LedgerLog
import Regulation
import WasteDomain

extension TrialLedger {
    /// What a step submits: signed now, or the very submission of an earlier step.
    func submission(
        of step: ScenarioStep,
        _ placeholders: Placeholders
    ) throws(ConformanceError) -> Submission {
        switch step.act {
        case .state(let statements): return try sign(statements, at: step.at, placeholders)
        case .again(let id):
            if let sent = memory.sent[id] { return sent }
            throw ConformanceError(
                .unknownName,
                zh: "没有编号为 \(id) 的已记录提交",
                en: "nothing was recorded as \(id)"
            )
        }
    }

    private func sign(
        _ statements: ScenarioStep.Statements,
        at time: Timestamp,
        _ placeholders: Placeholders
    ) throws(ConformanceError) -> Submission {
        guard let party = parties[statements.by] else { throw .unknownParty(statements.by) }
        let key = try keys.key(statements.key ?? statements.by)
        let events = try events(of: statements, at: time, placeholders)
        do {
            let random = try RandomBytes.make(10)
            let id = statements.id ?? UniqueID(time: time, randomness: random)
            var draft = SubmissionDraft(id: id)
            for event in events {
                try draft.append(event, sealing: statements.seal, description.suite)
            }
            let signed = try draft.signed(
                by: key,
                for: party,
                in: statements.spoil == .ledger ? description.other : description,
                seen: seen(by: statements),
                at: time
            )
            return signed.spoilt(statements.spoil)
        } catch {
            throw ConformanceError(.stopped, error)
        }
    }

    /// The events, as often as they are stated.
    private func events(
        of statements: ScenarioStep.Statements,
        at time: Timestamp,
        _ placeholders: Placeholders
    ) throws(ConformanceError) -> [JSONObject] {
        var events: [JSONObject] = []
        for event in statements.events {
            guard let object = try placeholders.fill(event).object else {
                throw ConformanceError(.malformed, zh: "事件不是对象", en: "an event is no object")
            }
            events.append(object)
        }
        if statements.spoil == .size {
            events[0]["name"] = .string(String(repeating: "x", count: JSONLimits.event.bytes))
        }
        return (0..<statements.times).flatMap { round in
            events.map { event in
                var event = event
                if round > 0 { event["manifest"] = UniqueID(time: time, counting: round).json }
                return event
            }
        }
    }

    private func seen(by statements: ScenarioStep.Statements) -> TreeHead? {
        statements.seen.map { size in
            let root = statements.spoil == .seen ? nil : memory.roots[size]
            return TreeHead(size: size, root: root ?? description.genesis)
        }
    }
}

extension UniqueID {
    /// One of many UUIDs of a moment, the same in every run.
    fileprivate init(time: Timestamp, counting number: Int) {
        let bytes = stride(from: 72, through: 0, by: -8).map { shift in
            shift > 56 ? 0 : UInt8(truncatingIfNeeded: number >> shift)
        }
        self.init(time: time, randomness: bytes)
    }
}

extension Submission {
    /// The same with something wrong that was right when it was signed.
    fileprivate func spoilt(_ spoiling: ScenarioStep.Spoiling?) -> Submission {
        var (signature, events, openings) = (signature, events, openings)
        switch spoiling {
        case .event: events[0] = Array(#"{"v":1}"#.utf8)
        case .signature: signature[0] ^= 1
        case .openings: openings = []
        case .size, .ledger, .seen, nil: break
        }
        return Submission(
            header: header,
            signature: signature,
            events: events,
            openings: openings
        )
    }
}
