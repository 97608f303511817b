import CanonicalJSON
package import HandoffRules
import LedgerCrypto
package import LedgerLog
import WasteDomain

/// What came of a submission.
package enum SubmissionOutcome: Sendable {
    /// It is recorded now.
    case accepted(Receipt, [Finding])
    /// It was recorded before, with the same header; the receipt is of that entry.
    case known(Receipt)
    /// Nothing is recorded.
    case refused([Finding])
}

extension Ledger {
    /// Takes submissions in order: each is recorded whole or not at all, all in one commit.
    ///
    /// - Throws: `busy` (safe to try again), `clockBehind`, `corrupt`, `fault`; then nothing of any
    ///   of them is recorded.
    package func submit(_ submissions: [Submission]) throws(LogError) -> [SubmissionOutcome] {
        guard !operatorKeys.isEmpty else {
            throw LogError(.fault, "only who has the operator's key can append")
        }
        let examined = try examine(submissions)
        return try store.append { (transaction) throws(LogError) in
            var frontier = try Frontier(self, transaction)
            for submission in examined { try frontier.take(submission) }
            try frontier.commit()
            return try frontier.outcomes()
        }
    }

    /// Outside the lock: form, hashes, signatures.
    private func examine(_ submissions: [Submission]) throws(LogError) -> [Examination] {
        let unknown = Set(submissions.map(\.header.key)).subtracting(knownKeys.keys)
        if !unknown.isEmpty { try learn(unknown) }
        return submissions.map { Examination($0, in: description, key: knownKeys[$0.header.key]) }
    }

    /// Looks up keys; an id is the hash of its key, so what was found once stays right.
    private func learn(_ ids: Set<Digest>) throws(LogError) {
        let found = try store.read { (snapshot) throws(LogError) in
            let state = StateCache(snapshot)
            var keys: [Digest: [UInt8]] = [:]
            for id in ids {
                let record = try state.record(Subject(.key, id)) as? PartyKey
                keys[id] = record?.spki.bytes
            }
            return keys
        }
        for (id, spki) in found { knownKeys[id] = try? VerifyingKey(spki: spki) }
    }
}
