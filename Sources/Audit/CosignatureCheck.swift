package import CanonicalJSON
package import LedgerLog

/// What the cosignatures of a ledger amount to.
package struct CosignatureReport: Sendable, CanonicalEncodable {
    /// The newest checkpoint that one witness of the policy has cosigned.
    package struct Witness: Sendable, CanonicalEncodable {
        /// What the policy calls it.
        package let name: WitnessPolicy.Name
        /// Nil if it has cosigned nothing.
        package fileprivate(set) var size: UInt64?
        /// When it did, by its own clock.
        package fileprivate(set) var time: Timestamp?

        package var json: JSONValue {
            .object(["name": name.description, "size": size, "time": time])
        }
    }

    /// In the order of the policy.
    package fileprivate(set) var witnesses: [Witness]
    /// How many entries enough witnesses vouch for; nil if they never were enough.
    package fileprivate(set) var upTo: UInt64?
    /// The newest size that the SM2 key which the policy names for the ledger has signed, too.
    package fileprivate(set) var countersigned: UInt64?
    /// Lines of witnesses that are not in the policy; they prove nothing and spoil nothing.
    package fileprivate(set) var strangers: UInt64 = 0

    package var json: JSONValue {
        .object([
            "countersigned": countersigned, "strangers": strangers, "upTo": upTo,
            "witnesses": witnesses,
        ])
    }
}

/// Checks the cosignatures kept with the checkpoints against the policy of the trust file.
///
/// A witness that has cosigned a size vouches for every entry below it: it signs nothing that does
/// not follow what it signed before.
struct CosignatureCheck {
    private let policy: WitnessPolicy?
    private let size: UInt64
    private var report: CosignatureReport

    init(_ policy: WitnessPolicy?, size: UInt64) {
        self.policy = policy
        self.size = size
        let witnesses = policy?.witnesses ?? []
        report = CosignatureReport(witnesses: witnesses.map { .init(name: $0.name) })
    }

    mutating func run(
        _ evidence: any LogEvidence,
        verifies: Bool,
        _ audit: inout AuditReport
    ) throws(LogError) {
        try evidence.cosignatures { (size, witness, line) throws(LogError) in
            let note = size <= self.size ? try evidence.checkpoint(size: size) : nil
            guard let text = note.flatMap({ Checkpoint($0) })?.note.text else {
                audit.add(Problem(.integrity, .stray, "cosignature \(size)"))
                return
            }
            guard let signature = SignedNote.Signature(line: line.dropLast()),
                signature.line == line, signature.name == witness
            else {
                audit.add(Problem(.witnesses, .badCosignature, "size \(size): \(witness)"))
                return
            }
            if verifies { check(signature, of: size, text, &audit) }
        }
        guard let policy, verifies else { return }
        if policy.wantsWitnesses { report.upTo = upTo(policy) }
        guard policy.wantsWitnesses || report.countersigned != nil else { return }
        audit.cosignatures = report
        if let upTo = report.upTo, upTo > 0 || size == 0 {
            audit.assure(.witnesses, upTo == size ? .holds : .holdsUpTo)
        }
    }

    private mutating func check(
        _ signature: SignedNote.Signature,
        of size: UInt64,
        _ text: String,
        _ audit: inout AuditReport
    ) {
        if let key = policy?.countersigner(of: signature) {
            if key.accepts(signature, over: text) {
                report.countersigned = size
            } else {
                audit.add(Problem(.integrity, .badCosignature, "size \(size): \(key.name)"))
            }
            return
        }
        guard let policy, let witness = policy.witness(of: signature),
            let place = report.witnesses.firstIndex(where: { $0.name == witness.name })
        else {
            report.strangers += 1
            return
        }
        guard witness.key.accepts(signature, over: text) else {
            audit.add(Problem(.witnesses, .badCosignature, "size \(size): \(witness.name)"))
            return
        }
        report.witnesses[place].size = size
        report.witnesses[place].time = Cosignature(signature)?.timestamp
    }

    /// The largest size that enough witnesses have cosigned, that or a larger one.
    private func upTo(_ policy: WitnessPolicy) -> UInt64? {
        let sizes = report.witnesses.compactMap(\.size).sorted(by: >)
        return sizes.first { size in
            policy.isQuorum(
                Set(
                    report.witnesses.filter { ($0.size ?? 0) >= size && $0.size != nil }.map(\.name)
                )
            )
        }
    }
}
