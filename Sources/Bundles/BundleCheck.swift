import CanonicalJSON
import LedgerCrypto
package import LedgerLog
package import WasteDomain

/// What checking a bundle against a trust file showed (`Schemas/evidence.md` 2).
package struct BundleCheck: Sendable {
    /// What is wrong with it, in the order of the bundle; empty if it proves what it says.
    package private(set) var problems: [BundleProblem] = []
    /// The number of entries of the log it was taken from; nil if the checkpoint is not valid.
    package private(set) var size: UInt64?
    /// Of the events whose path, entry and signature hold, those that are a manifest's, package's
    /// or party's life, with who signed them.
    package private(set) var statements: [ProvenStatement] = []
    /// How many sealed fields were opened and found right.
    package private(set) var openings = 0

    /// Checks all of a bundle.
    package init(_ bundle: EvidenceBundle, _ ledger: LedgerIdentity) {
        let description = ledger.description
        guard bundle.description == description else {
            fail(.otherLedger)
            return
        }
        guard let checkpoint = Checkpoint(bundle.checkpoint) else {
            fail(.badCheckpoint)
            return
        }
        do throws(LogError) {
            try checkpoint.verify(ledger.following(bundle.successors))
        } catch {
            fail(.badCheckpoint, detail: error.reason)
            return
        }
        size = checkpoint.head.size
        var hasher = LogHasher(description.suite)
        var speakers = Speakers(description)
        var events = bundle.events[...]
        var last: (seq: UInt64, hash: Digest, at: Timestamp)?
        for bundled in bundle.entries {
            let entry = bundled.entry
            let bytes = entry.canonicalBytes
            let hash = hasher.entry(bytes.span)
            check(bundled, hash, in: checkpoint.head, after: last, description, &hasher)
            if last.map({ $0.seq >= entry.seq }) ?? false { continue }
            last = (entry.seq, hash, entry.recordedAt)
            if !speakers.accept(entry) { fail(.badSignature, entry.seq) }
            while let event = events.first, event.at.entry <= entry.seq {
                events.removeFirst()
                check(event, of: entry, &speakers, &hasher)
            }
        }
        for event in events { fail(.noEntry, event.at.entry, event.at.index) }
    }

    private mutating func check(
        _ bundled: BundledEntry,
        _ hash: Digest,
        in head: TreeHead,
        after last: (seq: UInt64, hash: Digest, at: Timestamp)?,
        _ description: LedgerDescription,
        _ hasher: inout LogHasher
    ) {
        let entry = bundled.entry
        let isIncluded = TreeProof.includes(
            leaf: hash,
            at: entry.seq,
            in: head.size,
            root: head.root,
            path: bundled.path,
            &hasher
        )
        if !isIncluded { fail(.notIncluded, entry.seq) }
        if entry.header.ledger != description.genesis { fail(.otherLedger, entry.seq) }
        if let last, last.seq >= entry.seq || last.at > entry.recordedAt {
            fail(.wrongOrder, entry.seq)
        }
        if let last, last.seq + 1 == entry.seq, entry.prev != last.hash {
            fail(.brokenChain, entry.seq)
        }
        guard let findings = bundled.findings else { return }
        if entry.judged.findings != hasher.plain(findings.canonicalBytes) {
            fail(.otherFindings, entry.seq)
        }
    }

    private mutating func check(
        _ bundled: BundledEvent,
        of entry: Entry,
        _ speakers: inout Speakers,
        _ hasher: inout LogHasher
    ) {
        let (seq, index) = (bundled.at.entry, bundled.at.index)
        guard seq == entry.seq else { return fail(.noEntry, seq, index) }
        let bytes = bundled.event.canonicalBytes
        let isIncluded = TreeProof.includes(
            leaf: hasher.event(bytes.span),
            at: UInt64(index),
            in: UInt64(entry.header.count),
            root: entry.header.root,
            path: bundled.path,
            &hasher
        )
        guard isIncluded else { return fail(.notIncluded, seq, index) }
        let sealed = SealedField.fields(in: bundled.event)
        for opening in bundled.openings {
            let stands = sealed.contains {
                $0.path.description == opening.path
                    && $0.commitment == opening.commitment(in: entry.header.id, &hasher)
            }
            if opening.index == index, stands {
                openings += 1
            } else {
                fail(.badOpening, seq, index, detail: opening.path)
            }
        }
        guard case .success(let event) = WasteEvent.read(bundled.event),
            let actor = PartyID(entry.header.actor)
        else { return fail(.unreadable, seq, index) }
        guard speakers.hear(event, from: actor) else { return fail(.noDelegation, seq, index) }
        if case .ledgerKeyRotated = event.statement, !speakers.isAuthority(event, from: actor) {
            return fail(.badRotation, seq, index)
        }
        let statement = ProvenStatement(event: event, bundled: bundled, entry: entry, by: actor)
        if let last = statements.last, last.at >= statement.at {
            fail(.wrongOrder, seq, index)
        } else {
            statements.append(statement)
        }
    }

    private mutating func fail(
        _ kind: BundleProblem.Kind,
        _ entry: UInt64? = nil,
        _ index: Int? = nil,
        detail: String? = nil
    ) {
        problems.append(BundleProblem(kind: kind, entry: entry, event: index, detail: detail))
    }
}

/// An event of a bundle whose proofs hold.
package struct ProvenStatement: Sendable {
    /// What was stated.
    package let event: WasteEvent
    /// As it stands in the bundle.
    package let bundled: BundledEvent
    /// Its entry.
    package let entry: Entry
    /// The party whose key signed.
    package let by: PartyID

    /// Entry and index.
    package var at: EventID { bundled.at }
}

/// Something in a bundle that does not hold.
package struct BundleProblem: Hashable, Sendable, CustomStringConvertible {
    /// The kinds of problems; their names are stable.
    package enum Kind: Sendable, CaseIterable {
        case otherLedger, badCheckpoint, notIncluded, wrongOrder, brokenChain, badSignature
        case otherFindings, noEntry, badOpening, unreadable, noDelegation, badRotation
    }

    /// What does not hold.
    package let kind: Kind
    /// The entry it is about, if it is about one.
    package let entry: UInt64?
    /// The event of the entry, if it is about one.
    package let event: Int?
    /// What exactly: a path, a message.
    package let detail: String?

    package var description: String {
        let place = entry.map { seq in event.map { "\(seq).\($0): " } ?? "\(seq): " }
        return (place ?? "") + kind.title.en + (detail.map { " (\($0))" } ?? "")
    }
}

extension BundleProblem.Kind: Titled {
    package var title: Bilingual {
        switch self {
        case .otherLedger:
            Bilingual(zh: "不是信任文件所指的账本", en: "of another ledger than the trust file's")
        case .badCheckpoint: Bilingual(zh: "检查点无效", en: "the checkpoint is not valid")
        case .notIncluded:
            Bilingual(zh: "证明不成立: 不在账本中或被改动", en: "not in the log, or changed")
        case .wrongOrder: Bilingual(zh: "次序或时间不对", en: "out of order")
        case .brokenChain: Bilingual(zh: "哈希链断开", en: "the hash chain is broken")
        case .badSignature:
            Bilingual(zh: "签名无效或密钥未经登记", en: "not signed by a key that speaks for its author")
        case .otherFindings: Bilingual(zh: "检查结果清单被改动", en: "the list of findings differs")
        case .noEntry: Bilingual(zh: "缺少所属的记录", en: "its entry is missing")
        case .badOpening:
            Bilingual(zh: "封存信息与承诺不符", en: "what was sealed is not this")
        case .unreadable: Bilingual(zh: "事件无法读取", en: "the event cannot be read")
        case .noDelegation:
            Bilingual(zh: "缺少所称的委托", en: "the delegation it was made under is missing")
        case .badRotation:
            Bilingual(zh: "不是主管部门更换的账本密钥", en: "rotates the ledger's key, and is by no authority")
        }
    }
}
