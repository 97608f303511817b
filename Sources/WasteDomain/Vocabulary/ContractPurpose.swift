import CanonicalJSON

/// What a contract is about 合同类型.
package enum ContractPurpose: String, Sendable, CaseIterable, CanonicalScalar, Titled {
    case disposal
    case transport
    case collection

    package var title: Bilingual {
        switch self {
        case .disposal: Bilingual(zh: "委托利用处置合同", en: "use or disposal")
        case .transport: Bilingual(zh: "委托运输合同", en: "transport")
        case .collection: Bilingual(zh: "收运协议", en: "collection")
        }
    }
}
