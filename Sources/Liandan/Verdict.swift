import CanonicalJSON
package import HandoffRules
package import LedgerLog

/// What came of judging a submission.
package struct Verdict {
    /// Everything any rule found, in the order of the log.
    package let findings: [Finding]
    /// By what it was judged, and what is recorded of it; nil if it is refused.
    package let judged: Judgement?
    /// What the ledger gave to its events.
    package let allotted: [Int: String]
    let changes: [Change]

    /// Whether an entry is made of it.
    package var isAccepted: Bool { judged != nil }

    /// The canonical list of findings, or nil if there are none (`Schemas/log.md` 4.8).
    package var findingsBytes: [UInt8]? {
        findings.isEmpty ? nil : findings.canonicalBytes
    }
}
