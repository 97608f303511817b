package import CanonicalJSON
package import HandoffRules
package import LedgerCrypto
package import LedgerLog

/// What can be said of a submission without the ledger's lock: its form, its hashes, its signature.
package struct Examination {
    /// What came in, whatever is wrong with it.
    package let submission: Submission
    /// By this a submission sent again is known (`Schemas/submission.md` 2.3).
    package let headerHash: Digest
    /// The events as JSON; nil if the submission is not well formed.
    let events: [JSONValue]?
    /// The key the signature was found valid under.
    let signedBy: [UInt8]?
    /// What keeps it out already.
    let findings: [Finding]

    /// - Parameters:
    ///   - submission: What came in.
    ///   - description: Whose ledger this is.
    ///   - key: The key its header names, if the ledger knows it.
    package init(_ submission: Submission, in description: LedgerDescription, key: VerifyingKey?) {
        self.submission = submission
        headerHash = description.suite.hash.digest(submission.header.canonicalBytes)
        let isSigned = key.map { submission.isSigned(by: $0) } ?? false
        signedBy = isSigned ? key?.spki : nil
        var events: [JSONValue]?
        var findings: [Finding] = []
        do {
            events = try submission.checked(for: description.genesis, description.suite)
        } catch {
            findings.append(Finding(error))
        }
        if key != nil, !isSigned {
            findings.append(
                Finding(LogError(.badSignature, "key \(submission.header.key)"))
            )
        }
        self.events = events
        self.findings = findings
    }

    /// A submission that was recorded, whose form and signature somebody else checks.
    ///
    /// - Parameters:
    ///   - submission: As the log has it.
    ///   - events: Its events as JSON.
    ///   - headerHash: H of its header.
    ///   - spki: The key its header names.
    package init(
        recorded submission: Submission,
        events: [JSONValue],
        headerHash: Digest,
        spki: [UInt8]?
    ) {
        self.submission = submission
        self.events = events
        self.headerHash = headerHash
        signedBy = spki
        findings = []
    }
}

extension Finding {
    /// What the log itself refused, as a finding like any other.
    package init(_ error: LogError) {
        let rule: RuleID =
            switch error.code {
            case .tooLarge: "LD-LOG-002"
            case .wrongLedger: "LD-LOG-003"
            case .badSignature: "LD-LOG-004"
            case .foreignHead: "LD-LOG-006"
            case .badOpening: "LD-LOG-007"
            default: "LD-LOG-001"
            }
        self = RuleSet.finding(rule, ["reason": error.reason])
    }
}
