import CanonicalJSON

/// Which of several weighings a decision goes by 采用的计量.
package enum CountedWeighing: String, Sendable, CaseIterable, CanonicalScalar, Titled {
    case released, received, reweighed

    package var title: Bilingual {
        switch self {
        case .released: Bilingual(zh: "移出人计量", en: "the consignor's weighing")
        case .received: Bilingual(zh: "接受人计量", en: "the consignee's weighing")
        case .reweighed: Bilingual(zh: "第三方复称", en: "a third scale's weighing")
        }
    }
}
