import CanonicalJSON

/// Who hires the carrier 托运人: only one of these two (《危险废物转移管理办法》第31条第5项).
package enum ShipperRole: String, Sendable, CaseIterable, CanonicalScalar, Titled {
    case consignor
    case consignee

    package var title: Bilingual {
        switch self {
        case .consignor: Bilingual(zh: "移出人", en: "consignor")
        case .consignee: Bilingual(zh: "接受人", en: "consignee")
        }
    }
}
