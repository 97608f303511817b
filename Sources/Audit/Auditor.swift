import CanonicalJSON
import Foundation
package import LedgerCrypto
package import LedgerLog
package import Liandan
import WasteDomain

/// Examines a ledger, trusting nothing in it.
package struct Auditor {
    /// What to check, and with how many threads.
    package struct Options: Sendable {
        /// Without it integrity is self-consistent at most.
        package var checksSignatures = true
        /// Whether every entry is judged again and the state rebuilt from them.
        package var replays = true
        /// Whether a whole replay is also searched for what only the whole ledger shows.
        package var looksForPatterns = true
        /// Whether the schema and the pages of the file are checked.
        package var checksStorage = true
        /// Timestamp authorities that are believed beside those of the trust file.
        package var timestampAuthorities: [Certificate] = []
        /// How many threads work at once; a replay takes one of them.
        package var threads = max(1, ProcessInfo.processInfo.activeProcessorCount)

        package init() {}
    }

    private let location: LedgerLocation
    private let trust: TrustFile?
    private let outside: [Evidence]
    private let options: Options
    private let progress: (UInt64, UInt64) -> Void

    /// - Parameters:
    ///   - location: The ledger.
    ///   - trust: What the inspector brings along; without it nothing proves whose ledger it is.
    ///   - outside: Receipts, checkpoints, proofs and copies that others kept.
    ///   - options: What to check.
    ///   - progress: Told how many entries of how many are done.
    package init(
        _ location: LedgerLocation,
        trust: TrustFile?,
        against outside: [Evidence] = [],
        options: Options = Options(),
        progress: @escaping (UInt64, UInt64) -> Void = { _, _ in }
    ) {
        self.location = location
        self.trust = trust
        self.outside = outside
        self.options = options
        self.progress = progress
    }

    /// Runs the audit.
    ///
    /// - Throws: `notFound`, `busy`, or a fault of ours; whatever is wrong with the ledger itself
    ///   is in the report.
    package func run() throws(LogError) -> AuditReport {
        var report = AuditReport()
        do {
            let store = try location.open(readOnly: true)
            report = try store.inspect { (evidence) throws(LogError) in
                try examine(evidence, store)
            }
        } catch  where error.code == .corrupt {
            report.add(Problem(.storage, .unreadable, error.reason))
        }
        return report
    }

    private func examine(
        _ evidence: any LogEvidence,
        _ store: any LogStore
    ) throws(LogError) -> AuditReport {
        var report = AuditReport()
        if options.checksStorage {
            for fault in try evidence.storageFaults() {
                report.add(Problem(.storage, .schema, fault))
            }
            report.assure(.storage, .holds)
        } else {
            report.assure(.storage, .unproven)
        }
        guard let description = try description(evidence, &report) else { return report }
        report.genesis = description.genesis
        do {
            try check(description, evidence, store, &report)
        } catch  where error.code == .corrupt || error.code == .malformed {
            report.add(Problem(.integrity, .unreadable, error.reason))
        }
        conclude(&report)
        return report
    }

    /// The trust file's description, or for want of one the ledger's own.
    private func description(
        _ evidence: any LogEvidence,
        _ report: inout AuditReport
    ) throws(LogError) -> LedgerDescription? {
        let bytes = try evidence.description()
        let own = try? LedgerDescription.read(bytes, limits: .document)
        if let trust {
            if bytes != trust.description.canonicalBytes {
                report.add(Problem(.trust, .otherGenesis))
            }
            report.assure(.trust, .holds)
            // A ledger of somebody else's is still examined, by its own word.
            return own ?? trust.description
        }
        report.assure(.trust, .unproven)
        if own == nil { report.add(Problem(.integrity, .badDescription)) }
        return own
    }

    private func check(
        _ description: LedgerDescription,
        _ evidence: any LogEvidence,
        _ store: any LogStore,
        _ report: inout AuditReport
    ) throws(LogError) {
        let head = try evidence.head()
        report.size = head.size
        let isTrusted = trust?.description == description
        let keys = LedgerKeyCheck(
            try StoredState(evidence).identity(of: description),
            isTrusted ? trust : nil
        )
        let pipeline = ChunkPipeline(
            location,
            keys.own,
            size: head.size,
            keys: try knownKeys(evidence, description),
            options
        )
        var fold = LogFold(description, EvidenceCheck(outside, keys.believed, size: head.size))
        let replay =
            options.replays
            ? try Replay(
                description,
                evidence,
                store.makeScratch(),
                looksForPatterns: options.looksForPatterns
            ) : nil
        var outcome: Result<Void, LogError> = .success(())
        pipeline.run { (chunk) throws(LogError) in
            try fold.add(chunk, evidence, &report)
            try replay?.run(chunk.range, Set(chunk.unverified), &report)
            if replay == nil, let seq = chunk.unverified.first {
                report.add(Problem(.integrity, .badSignature, entry: seq, "unknown key"))
            }
            progress(chunk.range.upperBound, head.size)
        } finished: {
            outcome = $0
        }
        try outcome.get()
        try fold.finish(head, evidence, &report)
        try keys.conclude(&report)
        try checkAttachments(evidence, size: head.size, &report)
        try fold.outside.conclude(evidence, &report)
        try replay?.finish(&report)
        if replay?.isWhole != true {
            report.assure(.replay, .unproven)
            report.assure(.rules, .unproven)
        }
    }

    /// What others say of the checkpoints.
    private func checkAttachments(
        _ evidence: any LogEvidence,
        size: UInt64,
        _ report: inout AuditReport
    ) throws(LogError) {
        let verifies = options.checksSignatures
        var cosignatures = CosignatureCheck(trust?.policy, size: size)
        try cosignatures.run(evidence, verifies: verifies, &report)
        let authorities = (trust?.timestampAuthorities ?? []) + options.timestampAuthorities
        var timestamps = TimestampCheck(authorities, size: size)
        try timestamps.run(evidence, verifies: verifies, &report)
    }

    /// Keys by id, from wherever the ledger has them: an id is the hash of its key.
    private func knownKeys(
        _ evidence: any LogEvidence,
        _ description: LedgerDescription
    ) throws(LogError) -> [Digest: VerifyingKey] {
        var keys: [Digest: VerifyingKey] = [:]
        var last: String?
        while case let page = try evidence.subjects(term: "key", after: last, limit: 1000),
            !page.isEmpty
        {
            for subject in page {
                guard let bytes = try evidence.state(of: subject),
                    let record = try? PartyKey.read(bytes, limits: .document),
                    description.suite.hash.digest(record.spki.bytes) == record.key,
                    let key = try? VerifyingKey(spki: record.spki.bytes)
                else { continue }
                keys[record.key] = key
            }
            last = page.last
        }
        return keys
    }

    /// Says what the checks amount to, and what they cannot exclude.
    private func conclude(_ report: inout AuditReport) {
        let isAnchored = report.assurances[.trust] == .holds
        let whole: Assurance = isAnchored ? .holds : .selfConsistent
        report.assure(.integrity, options.checksSignatures ? whole : .selfConsistent)
        if options.replays {
            if report.assurances[.replay] == nil { report.assure(.replay, whole) }
            if report.assurances[.rules] == nil { report.assure(.rules, whole) }
        }
        for attested in [Guarantee.witnesses, .timestamps]
        where report.assurances[attested] == nil {
            report.assure(attested, .unproven)
        }
        // From the ledger alone nobody can tell what was left out of it, and evidence from outside
        // reaches as far as it reaches.
        report.assure(.completeness, report.provenUpTo == nil ? .unproven : .holdsUpTo)
    }
}
