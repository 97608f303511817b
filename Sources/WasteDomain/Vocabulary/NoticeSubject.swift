import CanonicalJSON

/// What the consignee tells others of 告知事项 (《危险废物转移管理办法》第12条第4项、第18条第2款).
package enum NoticeSubject: String, Sendable, CaseIterable, CanonicalScalar, Titled {
    case discrepancy, refusal, receipt, treatment, incident

    package var title: Bilingual {
        switch self {
        case .discrepancy: Bilingual(zh: "重大差异", en: "discrepancy")
        case .refusal: Bilingual(zh: "拒收", en: "refusal")
        case .receipt: Bilingual(zh: "接收情况", en: "receipt")
        case .treatment: Bilingual(zh: "利用处置结果", en: "result of treatment")
        case .incident: Bilingual(zh: "突发事件", en: "incident")
        }
    }
}
