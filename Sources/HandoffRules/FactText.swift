import Regulation
package import WasteDomain

/// How the facts of findings are said to people.
package enum FactText {
    /// What a fact can begin with, and the words that can stand behind; words of one list have
    /// other meanings in another.
    private typealias Words = (first: [String: Bilingual], rest: [String: Bilingual])

    /// The facts that have words, by name; all others are said as they are.
    private static let words: [String: Words] = [
        "axes": alike(titles(DifferenceAxis.self)),
        "danger": alike(titles(Danger.self)),
        "field": alike(StreamWords.fields, titles(StreamMember.self)),
        "kind": alike(titles(EventKind.self)),
        "role": alike(titles(PartyRole.self), titles(KeyRole.self)),
        "speakers": alike(titles(ManifestRole.self), titles(PartyRole.self)),
        "stage": alike(titles(ExemptionStage.self)),
        "statement": alike(titles(EventKind.self)),
        "status": alike(titles(ItemStatus.self), titles(ManifestStatus.self)),
        "subject": (titles(Subject.Kind.self), [:]),
        "weighing": alike(titles(CountedWeighing.self)),
        "what": alike(titles(Reason.self)),
        "why": (
            titles(Reason.self),
            titles(ItemStatus.self).merging(titles(CorrectionStatus.self)) { $1 }
                .merging(titles(ContractPurpose.self)) { $1 }.merging(titles(EventKind.self)) { $1 }
        ),
    ]

    /// The value of a fact, its words said in one language.
    package static func text(
        _ name: String,
        _ value: String,
        in language: (Bilingual) -> String
    ) -> String {
        switch name {
        case "act": return language(StreamWords.act(value))
        case "basis": return language(StreamWords.basis(value))
        case "reason": return language(ReasonText.said(value))
        default: break
        }
        guard let words = words[name] else { return value }
        var known = words.first
        var text = ""
        var word = ""
        for character in value + " " {
            if [" ", ",", "/", ":"].contains(character) {
                text += known[word].map(language) ?? word
                text += character == ":" ? " " : "\(character)"
                word = ""
                known = words.rest
            } else {
                word.append(character)
            }
        }
        return String(text.dropLast())
    }

    /// Words that can stand anywhere; of two lists the later counts.
    private static func alike(_ lists: [String: Bilingual]...) -> Words {
        let all = lists.reduce(into: [:]) { $0.merge($1) { $1 } }
        return (all, all)
    }

    private static func titles<Word: Titled & CaseIterable & RawRepresentable<String>>(
        _ type: Word.Type
    ) -> [String: Bilingual] {
        Dictionary(uniqueKeysWithValues: type.allCases.map { ($0.rawValue, $0.title) })
    }
}

extension Subject.Kind: Titled {
    package var title: Bilingual {
        switch self {
        case .party: Bilingual(zh: "单位", en: "party")
        case .site: Bilingual(zh: "场所", en: "site")
        case .key: Bilingual(zh: "密钥", en: "key")
        case .licence: Bilingual(zh: "许可证", en: "licence")
        case .vehicle: Bilingual(zh: "车辆", en: "vehicle")
        case .plan: Bilingual(zh: "管理计划", en: "management plan")
        case .contract: Bilingual(zh: "合同", en: "contract")
        case .insurance: Bilingual(zh: "保险", en: "insurance")
        case .numbers: Bilingual(zh: "联单号段", en: "range of numbers")
        case .regulation: Bilingual(zh: "法规数据", en: "regulation")
        case .item: Bilingual(zh: "物品", en: "item")
        case .figure: Bilingual(zh: "外部数据", en: "figure")
        case .manifest: Bilingual(zh: "联单", en: "manifest")
        case .delegation: Bilingual(zh: "委托", en: "delegation")
        case .approval: Bilingual(zh: "跨省转移批准", en: "approval")
        case .exemption: Bilingual(zh: "点对点实施方案", en: "point-to-point plan")
        case .trip: Bilingual(zh: "运次", en: "round")
        case .account: Bilingual(zh: "台账", en: "account")
        case .correction: Bilingual(zh: "更正", en: "correction")
        case .facility: Bilingual(zh: "贮存设施", en: "store")
        case .emergency: Bilingual(zh: "应急处置", en: "emergency")
        case .emergencyArea: Bilingual(zh: "地区的应急处置", en: "emergencies of a region")
        case .institution: Bilingual(zh: "医疗机构", en: "medical institution")
        case .roll: Bilingual(zh: "卷标码", en: "label of a roll")
        case .bin: Bilingual(zh: "周转箱", en: "turnover bin")
        case .serials: Bilingual(zh: "序号段", en: "serials")
        case .stock: Bilingual(zh: "库存调整", en: "stock adjustments")
        case .batch: Bilingual(zh: "批次", en: "batch")
        case .declaration: Bilingual(zh: "申报", en: "declaration")
        case .streamRow: Bilingual(zh: "固废台账记录", en: "row of a stream")
        case .streamStock: Bilingual(zh: "固废库存", en: "stock of a stream")
        case .streamLoad: Bilingual(zh: "固废运单", en: "load of a stream")
        case .event: Bilingual(zh: "陈述", en: "statement")
        case .erasure: Bilingual(zh: "删除记录", en: "erasure")
        case .ledgerKey: Bilingual(zh: "账本密钥", en: "ledger key")
        case .number: Bilingual(zh: "联单编号", en: "manifest number")
        case .sheet: Bilingual(zh: "按月联单", en: "monthly sheet")
        }
    }
}
