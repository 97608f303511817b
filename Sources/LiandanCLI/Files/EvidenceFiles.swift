import Audit
import LedgerLog
import Liandan

/// Files that prove something of a ledger, read from disk.
enum EvidenceFiles {
    /// A proof, or a copy of a ledger.
    static func read(_ path: String) throws -> Evidence {
        if FileAccess.isDatabase(path) {
            return Evidence(name: path, .ledger(LedgerLocation(path)))
        }
        return Evidence(name: path, try FileAccess.read(path))
    }

    /// The checkpoint a file brings along, or the newest of a ledger; not verified.
    static func checkpoint(_ path: String) throws -> Checkpoint {
        if FileAccess.isDatabase(path) {
            return try Ledger.open(LedgerLocation(path)).checkpoint()
        }
        guard let checkpoint = try ProofFile.read(FileAccess.read(path)).checkpoint else {
            throw LogError(.malformed, "\(path): the checkpoint cannot be read")
        }
        return checkpoint
    }

    /// A consistency proof.
    static func consistency(_ path: String) throws -> ConsistencyProof {
        guard case .consistency(let proof) = try ProofFile.read(FileAccess.read(path)) else {
            throw CommandError(
                .usage,
                "\(path) 不是一致性证明",
                "\(path) is no consistency proof"
            )
        }
        return proof
    }
}
