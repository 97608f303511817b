import CanonicalJSON

/// On what a delivery differs from its manifest 重大差异 (《危险废物转移管理办法》第18条第2款).
package enum DifferenceAxis: String, Sendable, CaseIterable, CanonicalScalar, Titled {
    case name
    case quantity
    case characteristic
    case form
    case packaging
    case other

    package var title: Bilingual {
        switch self {
        case .name: Bilingual(zh: "名称", en: "name")
        case .quantity: Bilingual(zh: "数量", en: "quantity")
        case .characteristic: Bilingual(zh: "特性", en: "characteristic")
        case .form: Bilingual(zh: "形态", en: "form")
        case .packaging: Bilingual(zh: "包装", en: "packaging")
        case .other: Bilingual(zh: "其他", en: "other")
        }
    }
}
