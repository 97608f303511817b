package import WasteDomain

/// The identities an account must satisfy 平衡关系 (accounts.md 7, HJ 1259-2022 6.1.2, 7.1.2).
package enum BalanceID: Int, Sendable, CaseIterable, Titled, Comparable {
    case site = 1
    case facility, batches, outsourced, lineWeight, lineDecision, licensee, children, lineItems
    case report, running, scale, approval, plan

    /// Written `BAL-1`.
    package var name: String { "BAL-\(rawValue)" }

    /// Whether the left may be less than the right.
    package var isUpperBound: Bool {
        switch self {
        case .batches, .scale, .approval, .plan: true
        default: false
        }
    }

    package static func < (left: BalanceID, right: BalanceID) -> Bool {
        left.rawValue < right.rawValue
    }

    package var title: Bilingual {
        switch self {
        case .site: Bilingual(zh: "场所平衡", en: "balance of the site")
        case .facility: Bilingual(zh: "贮存设施平衡", en: "balance of the store")
        case .batches: Bilingual(zh: "入库量不超过产生批次", en: "stored of a batch, at most what it is")
        case .outsourced: Bilingual(zh: "委外出库与联单", en: "withdrawn for shipping and manifests")
        case .lineWeight: Bilingual(zh: "移出量与接收量（允差内）", en: "shipped and received weight")
        case .lineDecision: Bilingual(zh: "移出量与处理意见", en: "shipped and decided")
        case .licensee: Bilingual(zh: "经营单位平衡", en: "balance of the licence holder")
        case .children: Bilingual(zh: "合并分装前后净重（允差内）", en: "packages before and after merging")
        case .lineItems: Bilingual(zh: "逐件净重与联单行", en: "packages and the manifest's line")
        case .report: Bilingual(zh: "申报数与台账记录", en: "declared figures and rows of the book")
        case .running: Bilingual(zh: "任何时刻库存不为负", en: "stock is never below zero")
        case .scale: Bilingual(zh: "处置量与核准年经营规模", en: "treated and the licensed scale")
        case .approval: Bilingual(zh: "移出量与跨省批准量", en: "shipped and the approved weight")
        case .plan: Bilingual(zh: "移出量与管理计划", en: "shipped and the plan")
        }
    }
}
