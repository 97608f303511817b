import CanonicalJSON

/// Where a package stands in its life 物品状态.
package enum ItemStatus: String, Sendable, CaseIterable, CanonicalScalar, Titled {
    case issued, filled, weighed, stored, withdrawn, loaded, received, refused, treated, missing
    case lost, voided, merged, split, replaced, emptied

    package var title: Bilingual {
        switch self {
        case .issued: Bilingual(zh: "已赋码", en: "code issued")
        case .filled: Bilingual(zh: "已装填", en: "filled")
        case .weighed: Bilingual(zh: "已称重", en: "weighed")
        case .stored: Bilingual(zh: "在库", en: "stored")
        case .withdrawn: Bilingual(zh: "已出库", en: "withdrawn")
        case .loaded: Bilingual(zh: "已装车", en: "on board")
        case .received: Bilingual(zh: "已接收", en: "received")
        case .refused: Bilingual(zh: "被拒收", en: "refused")
        case .treated: Bilingual(zh: "已利用处置", en: "treated")
        case .missing: Bilingual(zh: "缺失", en: "missing")
        case .lost: Bilingual(zh: "丢失", en: "lost")
        case .voided: Bilingual(zh: "已作废", en: "voided")
        case .merged: Bilingual(zh: "已并入其他包装", en: "merged into another")
        case .split: Bilingual(zh: "已拆分", en: "split into others")
        case .replaced: Bilingual(zh: "已换码", en: "under another code")
        case .emptied: Bilingual(zh: "已拆空", en: "unpacked")
        }
    }

    /// Whether nothing can follow.
    package var isFinal: Bool {
        [.treated, .voided, .merged, .split, .replaced, .emptied].contains(self)
    }

    /// Filled, and with somebody.
    private static let present: [ItemStatus] = [
        .filled, .weighed, .stored, .withdrawn, .loaded, .received, .refused,
    ]

    /// From which states a statement of that kind leads on; nil if it is not about items.
    package static func sources(of kind: EventKind) -> [ItemStatus]? {
        switch kind {
        case .itemFilled, .itemVoided: [.issued]
        case .itemWeighed: [.filled, .weighed, .stored]
        case .itemStored: [.weighed, .withdrawn, .received]
        case .itemWithdrawn: [.stored]
        case .itemMerged, .itemPacked: [.filled, .weighed, .stored, .withdrawn, .received]
        case .itemSplit: [.weighed, .stored, .withdrawn, .received]
        case .itemRecoded: [.filled, .weighed, .stored, .withdrawn]
        case .itemOverpacked, .itemUnpacked, .itemDamaged, .itemLost: present
        case .itemRelabelled: [.issued] + present
        case .itemFound: [.lost, .missing]
        case .itemTreated: [.weighed, .stored, .withdrawn]
        case .manifestReleased: [.weighed, .stored, .withdrawn, .received, .refused]
        case .treatmentRecorded: [.weighed, .stored, .withdrawn, .received]
        default: nil
        }
    }
}
