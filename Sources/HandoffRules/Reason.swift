package import WasteDomain

/// Why something cannot be, as a fact of a finding.
///
/// Findings are hashed into the log, so their facts are words of no language; `title` says them.
package enum Reason: String, Sendable, CaseIterable, Titled {
    case carrierHalfMissing, consignorHalfMissing, halvesDiffer, unsigned, sameKey
    case repeated, unknown, custodian, otherManifest, status
    case purpose, contractor, days, notCovered
    case name, hazards, form
    case refused, missing

    /// The reason with what proves it.
    func with(_ proof: some CustomStringConvertible) -> String { "\(rawValue) \(proof)" }

    package var title: Bilingual {
        switch self {
        case .carrierHalfMissing: Bilingual(zh: "缺承运人的装车", en: "the carrier's half is missing")
        case .consignorHalfMissing:
            Bilingual(zh: "缺移出人的交付", en: "the consignor's half is missing")
        case .halvesDiffer: Bilingual(zh: "双方内容不一致", en: "the halves differ")
        case .unsigned: Bilingual(zh: "双方都未签署", en: "neither half is there")
        case .sameKey: Bilingual(zh: "双方由同一密钥签署", en: "one key signed both halves")
        case .repeated: Bilingual(zh: "重复", en: "named twice")
        case .unknown: Bilingual(zh: "未登记", en: "not recorded")
        case .custodian: Bilingual(zh: "保管人是", en: "it is in the hands of")
        case .otherManifest: Bilingual(zh: "在另一联单上", en: "it is on another manifest,")
        case .status: Bilingual(zh: "状态是", en: "its state is")
        case .purpose: Bilingual(zh: "类型是", en: "it is a contract of")
        case .contractor: Bilingual(zh: "受托方是", en: "its contractor is")
        case .days: Bilingual(zh: "有效期是", en: "it is valid for")
        case .notCovered: Bilingual(zh: "不含", en: "it does not cover")
        case .name: Bilingual(zh: "名称", en: "the name")
        case .hazards: Bilingual(zh: "危险特性", en: "the hazards")
        case .form: Bilingual(zh: "形态", en: "the form")
        case .refused: Bilingual(zh: "拒收", en: "refused")
        case .missing: Bilingual(zh: "缺失", en: "missing")
        }
    }
}
