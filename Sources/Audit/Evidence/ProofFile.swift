package import Bundles
package import CanonicalJSON
package import LedgerLog
package import WasteDomain

/// A file that proves something of a ledger, told apart by what it says (`Schemas/proof.md`).
///
/// A new kind of proof is a case here, a line in `read`, and one in `verify`.
package enum ProofFile: Sendable {
    case receipt(Receipt)
    case inclusion(InclusionProof)
    case event(EventProof)
    case consistency(ConsistencyProof)
    case checkpoint(Checkpoint)
    case bundle(EvidenceBundle)

    /// Reads a file of any of these kinds, without checking what it says.
    ///
    /// - Throws: `malformed`.
    package static func read(_ file: [UInt8]) throws(LogError) -> ProofFile {
        guard file.first == UInt8(ascii: "{") else {
            let text = String(decoding: file, as: UTF8.self)
            if let proof = InclusionProof(text) { return .inclusion(proof) }
            if let checkpoint = Checkpoint(text) { return .checkpoint(checkpoint) }
            throw LogError(.malformed, "this is no receipt, proof or checkpoint")
        }
        let json: JSONValue
        do {
            json = try CanonicalReader.read(DocumentFile.document(in: file), limits: .document)
        } catch {
            throw LogError(.malformed, "this is no receipt, proof or checkpoint: \(error)")
        }
        switch json.object?["proof"]?.string {
        case "event": return .event(try EventProof.read(file: file))
        case "consistency": return .consistency(try ConsistencyProof.read(file: file))
        case EvidenceBundle.kind: return .bundle(try EvidenceBundle.read(file: file))
        default: return .receipt(try Receipt.read(file: file))
        }
    }

    /// What it is.
    package var kind: EvidenceKind {
        switch self {
        case .receipt: .receipt
        case .inclusion: .inclusion
        case .event: .event
        case .consistency: .consistency
        case .checkpoint: .checkpoint
        case .bundle: .bundle
        }
    }

    /// The signed note it brings along, unchecked; nil if that cannot be read.
    package var checkpoint: Checkpoint? {
        switch self {
        case .receipt(let receipt): Checkpoint(receipt.checkpoint)
        case .inclusion(let proof): proof.checkpoint
        case .event(let proof): Checkpoint(proof.checkpoint)
        case .consistency(let proof): Checkpoint(proof.checkpoint)
        case .checkpoint(let checkpoint): checkpoint
        case .bundle(let bundle): Checkpoint(bundle.checkpoint)
        }
    }

    /// The keys of the ledger that it brings along, unchecked.
    package var successors: [LedgerSuccessor] {
        if case .bundle(let bundle) = self { bundle.successors } else { [] }
    }

    /// The RFC 3161 tokens it brings along, DER, unchecked.
    package var timestamps: [[UInt8]] {
        if case .bundle(let bundle) = self { bundle.timestamps.map(\.bytes) } else { [] }
    }

    /// Checks it against the ledger of a trust file.
    ///
    /// - Parameters:
    ///   - ledger: The one that must have signed.
    ///   - entry: The bytes an inclusion proof is about, if it does not bring them along.
    /// - Returns: What is proven.
    /// - Throws: `wrongLedger`, `badSignature`, `badProof`, `malformed` or `notFound`.
    package func verify(
        _ ledger: LedgerIdentity,
        entry: [UInt8]? = nil
    ) throws(LogError) -> ProvenFacts {
        switch self {
        case .receipt(let receipt):
            return ProvenFacts(try receipt.verify(ledger), entry: receipt.entry)
        case .inclusion(let proof):
            let entry = try proof.verify(entry, in: ledger)
            return ProvenFacts(proof.checkpoint, entry: entry)
        case .event(let proof):
            return ProvenFacts(
                try proof.verify(ledger),
                entry: proof.entry,
                event: (proof.index, proof.event)
            )
        case .consistency(let proof):
            return ProvenFacts(try proof.verify(ledger), earlier: proof.old)
        case .checkpoint(let checkpoint):
            try checkpoint.verify(ledger)
            return ProvenFacts(checkpoint)
        case .bundle(let bundle):
            let check = BundleCheck(bundle, ledger)
            guard let checkpoint, check.problems.isEmpty else {
                let reasons = check.problems.map(\.description).joined(separator: "; ")
                throw LogError(.badProof, reasons)
            }
            return ProvenFacts(checkpoint, bundle: check)
        }
    }
}

/// What a proof shows once it has been checked: the ledger cannot deny any of it.
package struct ProvenFacts: Sendable {
    /// What the ledger has signed.
    package let checkpoint: Checkpoint
    /// An earlier state, which follows from the checkpoint.
    package let earlier: TreeHead?
    /// An entry that stands in the log of the checkpoint.
    package let entry: Entry?
    /// An event of that entry.
    package let event: (index: Int, json: JSONValue)?
    /// Statements with the keys that signed them.
    package let bundle: BundleCheck?

    init(
        _ checkpoint: Checkpoint,
        earlier: TreeHead? = nil,
        entry: Entry? = nil,
        event: (index: Int, json: JSONValue)? = nil,
        bundle: BundleCheck? = nil
    ) {
        self.checkpoint = checkpoint
        self.earlier = earlier
        self.entry = entry
        self.event = event
        self.bundle = bundle
    }
}

/// What evidence from outside a ledger can be.
package enum EvidenceKind: String, Sendable, CaseIterable, CanonicalScalar, Titled {
    case receipt, inclusion, event, consistency, checkpoint, bundle, ledger

    package var title: Bilingual {
        switch self {
        case .receipt: Bilingual(zh: "回执", en: "receipt")
        case .inclusion: Bilingual(zh: "记录的包含证明", en: "inclusion proof of an entry")
        case .event: Bilingual(zh: "事件的包含证明", en: "inclusion proof of an event")
        case .consistency: Bilingual(zh: "一致性证明", en: "consistency proof")
        case .checkpoint: Bilingual(zh: "检查点", en: "checkpoint")
        case .bundle: Bilingual(zh: "证据包", en: "evidence bundle")
        case .ledger: Bilingual(zh: "账本副本", en: "copy of the ledger")
        }
    }
}
