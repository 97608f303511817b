package import CanonicalJSON
import LedgerLog
import Liandan
package import WasteDomain

/// Who says that a key took the place of the ledger's key before it.
package enum LedgerKeyVoucher: String, Sendable, CaseIterable, CanonicalScalar, Titled {
    /// The trust file has it.
    case trustFile
    /// The key before it has signed it.
    case oldKey
    /// The authority's entry alone.
    case nobody

    package var title: Bilingual {
        switch self {
        case .trustFile: Bilingual(zh: "信任文件", en: "the trust file")
        case .oldKey: Bilingual(zh: "原密钥的签名", en: "the old key's signature")
        case .nobody: Bilingual(zh: "只有主管部门的陈述", en: "the authority's statement alone")
        }
    }
}

/// A key that the ledger signs with after its first 账本密钥更换.
package struct LedgerKeyFinding: Sendable {
    /// The first size it signs.
    package let size: UInt64
    /// As other tools write it (`Schemas/checkpoint.md` 3.1).
    package let verifierKey: String
    /// On whose word it is believed.
    package let voucher: LedgerKeyVoucher
}

extension LedgerKeyFinding: CanonicalEncodable {
    package var json: JSONValue {
        .object(["size": size, "verifierKey": verifierKey, "voucher": voucher])
    }
}

/// Compares the keys the ledger says it signs with to those an inspector believes.
struct LedgerKeyCheck {
    /// As the ledger says itself; the replay compares it with the entries.
    let own: LedgerIdentity
    /// As the trust file says, and what follows from it by the signatures of the keys themselves.
    let believed: LedgerIdentity

    private let trusted: LedgerIdentity?

    /// - Parameters:
    ///   - own: As the ledger's state says it.
    ///   - trust: Of the same ledger; without it the ledger's own word is all there is.
    init(_ own: LedgerIdentity, _ trust: TrustFile?) {
        self.own = own
        trusted = trust?.ledger
        believed = trusted?.following(own.successors) ?? own
    }

    /// Lists the ledger's keys, and says where the two differ.
    func conclude(_ report: inout AuditReport) throws(LogError) {
        let chain = LedgerIdentity(own.description).following(own.successors)
        for successor in own.successors {
            let isBelieved = trusted == nil ? chain.knows(successor) : believed.knows(successor)
            let voucher: LedgerKeyVoucher =
                if trusted?.knows(successor) == true { .trustFile } else if isBelieved {
                    .oldKey
                } else { .nobody }
            let name = try own.noteKey(at: successor.size).description
            report.ledgerKeys.append(
                LedgerKeyFinding(size: successor.size, verifierKey: name, voucher: voucher)
            )
            if trusted != nil, !isBelieved {
                report.add(Problem(.trust, .unvouchedKey, entry: successor.size &- 1, name))
            }
        }
        for successor in trusted?.successors ?? [] where !own.knows(successor) {
            report.add(
                successor.size > report.size
                    ? Problem(.completeness, .cutOff, "trust file: size \(successor.size)")
                    : Problem(.integrity, .otherLedgerKey, entry: successor.size - 1)
            )
        }
    }
}
