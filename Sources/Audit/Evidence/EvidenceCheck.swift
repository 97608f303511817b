import CanonicalJSON
import LedgerLog
import Liandan

/// Compares evidence from outside with the tree that is rebuilt from the entries.
///
/// It is told every leaf, in order, and remembers what the evidence asks about.
struct EvidenceCheck {
    private var pieces: [(evidence: Evidence, claims: Result<EvidenceClaims, LogError>)] = []
    private var roots: [UInt64: Digest?] = [:]
    private var leaves: [UInt64: Digest?] = [:]
    private let ledger: LedgerIdentity

    /// Verifies each piece and notes what to look for.
    init(_ evidence: [Evidence], _ ledger: LedgerIdentity, size: UInt64) {
        self.ledger = ledger
        for piece in evidence {
            let claims = Result<EvidenceClaims, LogError> { () throws(LogError) in
                try EvidenceClaims(piece, ledger, size: size)
            }
            if case .success(let claims) = claims {
                for head in claims.heads { roots[head.size] = .some(nil) }
                if let entry = claims.entry { leaves[entry.seq] = .some(nil) }
            }
            pieces.append((piece, claims))
        }
    }

    /// Whether anybody asks for the root at a size.
    func wantsRoot(at size: UInt64) -> Bool { roots[size] != nil }

    /// Takes the rebuilt root of a size that is wanted.
    mutating func note(root: Digest, at size: UInt64) { roots[size] = root }

    /// Takes the hash of an entry.
    mutating func note(leaf: Digest, at seq: UInt64) {
        if leaves[seq] != nil { leaves[seq] = leaf }
    }

    /// Judges every piece.
    func conclude(
        _ log: any LogEvidence,
        _ report: inout AuditReport
    ) throws(LogError) {
        for piece in pieces {
            let claims: EvidenceClaims
            switch piece.claims {
            case .success(let found): claims = found
            case .failure(let error):
                report.add(EvidenceFinding(piece.evidence, .unusable(error)))
                continue
            }
            let size = claims.heads.map(\.size).max()
            let outcome = judge(claims, size: report.size)
            var entry = claims.entry?.seq
            if outcome == .contradicted, case .ledger(let location) = piece.evidence.content {
                entry = try LedgerCopy(location, ledger).firstDifference(from: log)
            }
            report.add(EvidenceFinding(piece.evidence, outcome, size: size, entry: entry))
        }
    }

    /// A history that differs weighs more than one that is too short.
    private func judge(_ claims: EvidenceClaims, size: UInt64) -> EvidenceOutcome {
        let known = claims.heads.filter { $0.size <= size }
        if known.contains(where: { roots[$0.size] != $0.root }) { return .contradicted }
        if let entry = claims.entry, entry.seq < size {
            var hasher = LogHasher(ledger.description.suite)
            let bytes = entry.canonicalBytes
            if leaves[entry.seq] != hasher.entry(bytes.span) { return .contradicted }
        }
        // A proven entry stands below the size of its checkpoint.
        return known.count < claims.heads.count ? .cutOff : .proven
    }
}
