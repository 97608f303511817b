import CanonicalJSON
package import WasteDomain

/// How bad a finding is 严重程度.
package enum Severity: String, Sendable, CaseIterable, CanonicalScalar, Titled {
    case error, warning, info

    package var title: Bilingual {
        switch self {
        case .error: Bilingual(zh: "错误", en: "error")
        case .warning: Bilingual(zh: "警告", en: "warning")
        case .info: Bilingual(zh: "提示", en: "note")
        }
    }
}

/// What a finding does, apart from how bad it is 处理方式.
package enum Effect: String, Sendable, CaseIterable, CanonicalScalar, Titled {
    /// The statement is malformed, not the speaker's, impossible, or would create what the law
    /// forbids: nothing is recorded.
    case refuse
    /// The statement is a fact the law dislikes: it is recorded, and the finding with it.
    case record

    package var title: Bilingual {
        switch self {
        case .refuse: Bilingual(zh: "拒绝", en: "refused")
        case .record: Bilingual(zh: "记录", en: "recorded")
        }
    }
}

/// At which step a rule speaks 环节.
package enum Stage: String, Sendable, CaseIterable, CanonicalScalar, Titled {
    case log, form, key, registry, item, issue, licence, handover, receipt, treatment, correction
    case balance, deadline, privacy, figure, stream

    package var title: Bilingual {
        switch self {
        case .log: Bilingual(zh: "账本", en: "log")
        case .form: Bilingual(zh: "格式", en: "form")
        case .key: Bilingual(zh: "密钥", en: "key")
        case .registry: Bilingual(zh: "登记", en: "registry")
        case .item: Bilingual(zh: "物品", en: "item")
        case .issue: Bilingual(zh: "填发", en: "issue")
        case .licence: Bilingual(zh: "许可", en: "licence")
        case .handover: Bilingual(zh: "交接", en: "hand-over")
        case .receipt: Bilingual(zh: "接收", en: "receipt")
        case .treatment: Bilingual(zh: "利用处置", en: "treatment")
        case .correction: Bilingual(zh: "更正", en: "correction")
        case .deadline: Bilingual(zh: "期限", en: "deadline")
        case .balance: Bilingual(zh: "平衡", en: "balance")
        case .figure: Bilingual(zh: "外部数据", en: "outside figure")
        case .privacy: Bilingual(zh: "个人信息", en: "privacy")
        case .stream: Bilingual(zh: "其他固废", en: "other streams")
        }
    }
}
