package import CanonicalJSON

/// What an audit found, and what it could not exclude.
package struct AuditReport: Sendable {
    /// What can be said of each guarantee.
    package private(set) var assurances: [Guarantee: Assurance] = [:]
    /// The first hundred, in the order they were found.
    package private(set) var problems: [Problem] = []
    /// Problems found beyond those kept.
    package private(set) var suppressed = 0
    /// Number of entries, by the stored head.
    package var size: UInt64 = 0
    /// Number of events found stored.
    package var events: UInt64 = 0
    /// Number of signatures checked, valid or not.
    package var signatures: UInt64 = 0
    /// Of the description examined; nil if none can be read.
    package var genesis: Digest?
    /// Computed over the stored entries; nil if the audit did not get to their end.
    package var root: Digest?
    /// The newest state of the log that some submission's author had seen.
    package var seenUpTo: UInt64?
    /// The keys that signed after the description's, in their order.
    package var ledgerKeys: [LedgerKeyFinding] = []
    /// What the cosignatures kept with the checkpoints amount to; nil without a witness policy.
    package var cosignatures: CosignatureReport?
    /// What the timestamp tokens kept with the checkpoints amount to; nil if there are none.
    package var timestamps: TimestampReport?
    /// Submissions that say what their author had seen of the log, and were right.
    package var seenHeads: UInt64 = 0
    /// Who their authors are.
    package var seenBy: Set<String> = []
    /// What became of each piece of evidence from outside, in the order it was given.
    package private(set) var evidence: [EvidenceFinding] = []
    /// Findings the entries were accepted with, by rule.
    package var findings: [String: UInt64] = [:]

    /// What only the whole ledger shows, in the order of `AuditPattern.all`.
    ///
    /// It breaks no guarantee. Nil if it was not looked for, or the replay could not be ended.
    package private(set) var patterns: [PatternFinding]?
    /// Patterns found beyond those kept: the first hundred of each.
    package private(set) var suppressedPatterns = 0

    /// The first hundred fields that were erased, in the order of their events' names.
    package private(set) var erased: [ErasedField] = []
    /// How many there are beyond those.
    package private(set) var suppressedErased = 0

    private static let maximumProblems = 100

    init() {}

    mutating func add(_ problem: Problem) {
        assurances[problem.guarantee] = .broken
        if problems.count < Self.maximumProblems {
            problems.append(problem)
        } else {
            suppressed += 1
        }
    }

    mutating func add(_ finding: EvidenceFinding) {
        evidence.append(finding)
        if let problem = finding.problem { add(problem) }
    }

    mutating func add(_ field: ErasedField) {
        if erased.count < Self.maximumProblems {
            erased.append(field)
        } else {
            suppressedErased += 1
        }
    }

    mutating func add(_ found: PatternFindings) {
        patterns = (patterns ?? []) + found.kept
        suppressedPatterns += found.suppressed
    }

    /// Says what can be said of a guarantee unless it is broken already.
    mutating func assure(_ guarantee: Guarantee, _ assurance: Assurance) {
        if assurances[guarantee] != .broken { assurances[guarantee] = assurance }
    }

    /// The size up to which evidence from outside proves that nothing is missing.
    ///
    /// Enough witnesses are such evidence, wherever their lines are kept: nobody else can make them.
    /// What they signed is a checkpoint, which is compared with the entries as part of integrity.
    package var provenUpTo: UInt64? {
        let witnessed = assurances[.integrity] == .broken ? nil : cosignatures?.upTo
        let shown = evidence.filter { $0.outcome == .proven }.map(\.size)
        return (shown + [witnessed]).compactMap(\.self).max()
    }

    /// Whether nothing was found broken.
    package var isSound: Bool { !assurances.values.contains(.broken) }

    /// The first entry that something is wrong with.
    package var firstBadEntry: UInt64? { problems.compactMap(\.entry).min() }
}

extension AuditReport: CanonicalEncodable {
    package var json: JSONValue {
        var assurances = JSONObject()
        for (guarantee, assurance) in self.assurances {
            assurances[guarantee.rawValue] = assurance.json
        }
        var findings = JSONObject()
        for (rule, count) in self.findings { findings[rule] = count.json }
        return .object([
            "cosignatures": cosignatures, "erased": erased.isEmpty ? nil : erased,
            "events": events,
            "evidence": evidence.isEmpty ? nil : evidence, "findings": findings,
            "firstBadEntry": firstBadEntry,
            "genesis": genesis, "guarantees": assurances,
            "ledgerKeys": ledgerKeys.isEmpty ? nil : ledgerKeys, "patterns": patterns,
            "problems": problems.sorted { ($0.entry ?? .max) < ($1.entry ?? .max) },
            "provenUpTo": provenUpTo, "root": root,
            "seenBy": seenBy.isEmpty ? nil : seenBy.count,
            "seenHeads": seenHeads > 0 ? seenHeads : nil, "seenUpTo": seenUpTo,
            "signatures": signatures, "size": size,
            "sound": isSound, "suppressed": suppressed > 0 ? suppressed : nil,
            "suppressedErased": suppressedErased > 0 ? suppressedErased : nil,
            "suppressedPatterns": suppressedPatterns > 0 ? suppressedPatterns : nil,
            "timestamps": timestamps, "v": 1,
        ])
    }
}
