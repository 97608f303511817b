import CanonicalJSON
package import LedgerCrypto
package import LedgerLog
import LedgerStoreSQLite
package import Liandan

/// A witness 见证人: it cosigns a checkpoint only if it follows all it has seen of that log.
package struct Witness: Sendable {
    /// What becomes of a request (`Schemas/witness.md` 3.3).
    package enum Answer: Hashable, Sendable {
        /// The checkpoint is remembered, for ever, and this is the cosignature.
        case cosigned(Cosignature, Checkpoint)
        /// It claims to follow a checkpoint larger than itself.
        case oldAboveNew
        /// This log is not witnessed here.
        case unknownLog
        /// The log's own signature is missing or wrong.
        case unsigned
        /// The witness cosigned this size last, not the one of the request.
        case conflict(UInt64)
        /// It does not follow the last one: the proof is wrong, or the log has forked.
        case unproven
    }

    /// What the witness is called, and how its cosignatures verify.
    package let name: NoteKey
    private let store: SQLiteWitnessStore
    private let key: SigningKey
    private let clock: LedgerClock

    /// - Throws: `wrongLedger` if the key is not the one of the witness's memory.
    package init(
        _ memory: WitnessMemory,
        key: SigningKey,
        clock: LedgerClock
    ) throws(LogError) {
        guard key.verifyingKey == memory.key.key else {
            throw LogError(.wrongLedger, "the key is not the one of witness \(memory.key.name)")
        }
        name = memory.key
        store = memory.store
        self.key = key
        self.clock = clock
    }

    /// Cosigns what a request brings, or says why not.
    ///
    /// The checkpoint is remembered durably before this returns; whoever dies in between has
    /// remembered more than it has said, which does no harm.
    package func answer(_ request: CosignRequest) throws(LogError) -> Answer {
        let checkpoint = request.checkpoint
        return try store.advance(checkpoint.origin) { (log) throws(LogError) in
            guard let log else { return (.unknownLog, nil) }
            guard (try? checkpoint.verify(log.key)) != nil else { return (.unsigned, nil) }
            guard request.old <= checkpoint.head.size else { return (.oldAboveNew, nil) }
            let last = log.checkpoint?.head.size ?? 0
            guard request.old == last else { return (.conflict(last), nil) }
            guard Self.follows(request, log) else { return (.unproven, nil) }
            let time = UInt64(max(1, clock.now().milliseconds / 1000))
            let cosignature = try Cosignature(
                of: checkpoint.note.text,
                at: time,
                signedBy: key,
                as: name
            )
            let cosigned = checkpoint.keeping(log.key).adding([cosignature.signature])
            return (.cosigned(cosignature, cosigned), cosigned)
        }
    }

    /// The last cosigned checkpoint of the log whose origin has this SHA-256, in lower-case hex.
    package func checkpoint(ofOriginHash hash: String) throws(LogError) -> Checkpoint? {
        try store.logs().first { log in
            Hex.text(of: HashAlgorithm.sha256.digest(Array(log.key.name.utf8)).bytes) == hash
        }?.checkpoint
    }

    private static func follows(_ request: CosignRequest, _ log: WitnessedLog) -> Bool {
        var hasher = LogHasher(log.key.key.algorithm == .sm2 ? .gm : .sha256)
        let new = request.checkpoint.head
        if new.size == 0, new.root != hasher.plain([]) { return false }
        guard request.old > 0, let old = log.checkpoint?.head else { return request.proof.isEmpty }
        return TreeProof.isConsistent(old: old, new: new, path: request.proof, &hasher)
    }
}
