package import CanonicalJSON
package import WasteDomain

/// What broke a guarantee, and where.
package struct Problem: Hashable, Sendable {
    /// The kinds of breaks; their names are stable.
    package enum Kind: String, Sendable, CaseIterable, CanonicalScalar {
        case otherGenesis, badDescription, unreadable, schema, stray
        case entryMissing, entryMalformed, wrongPlace, brokenChain, timeRunsBack
        case eventsDiffer, badSignature, badOpening, repeated
        case tileDiffers, headDiffers, badCheckpoint, checkpointMissing, extraRows
        case keyNotValid, foreignHead, replayStopped, stateDiffers
        case rulesUnknown, verdictDiffers, findingsDiffer, allotmentDiffers
        case badCosignature, badTimestamp
        case cutOff, contradicted
        case erasedRemains
        case unvouchedKey, otherLedgerKey
    }

    /// The one that it breaks.
    package let guarantee: Guarantee
    /// What is wrong; in `--output json` by this word.
    package let kind: Kind
    /// The entry it is about, if it is about one.
    package let entry: UInt64?
    /// What exactly: a table and key, a hash, a message.
    package let detail: String

    init(_ guarantee: Guarantee, _ kind: Kind, entry: UInt64? = nil, _ detail: String = "") {
        self.guarantee = guarantee
        self.kind = kind
        self.entry = entry
        self.detail = detail
    }
}

extension Problem: CanonicalEncodable {
    package var json: JSONValue {
        .object([
            "detail": detail.isEmpty ? nil : detail, "entry": entry, "guarantee": guarantee,
            "kind": kind,
        ])
    }
}

extension Problem.Kind: Titled {
    package var title: Bilingual {
        switch self {
        case .otherGenesis: Bilingual(zh: "不是信任文件所指的账本", en: "not the ledger of the trust file")
        case .badDescription: Bilingual(zh: "账本描述无法读取", en: "the description cannot be read")
        case .unreadable: Bilingual(zh: "文件无法读取", en: "the file cannot be read")
        case .schema: Bilingual(zh: "数据库结构被改动或损坏", en: "the schema or the file is damaged")
        case .stray: Bilingual(zh: "有不属于任何记录的数据", en: "rows that belong to no entry")
        case .entryMissing: Bilingual(zh: "记录缺失", en: "the entry is missing")
        case .entryMalformed: Bilingual(zh: "记录的字节被改动", en: "the entry's bytes are not an entry")
        case .wrongPlace:
            Bilingual(
                zh: "记录不在它的位置或属于另一账本",
                en: "the entry is not in its place, or of another ledger"
            )
        case .brokenChain: Bilingual(zh: "哈希链断开", en: "the hash chain is broken")
        case .timeRunsBack: Bilingual(zh: "记录时间倒退", en: "the time of recording runs back")
        case .eventsDiffer:
            Bilingual(zh: "事件与签名时的不同", en: "the events are not those that were signed")
        case .badSignature: Bilingual(zh: "签名无效", en: "the signature is not valid")
        case .badOpening:
            Bilingual(zh: "封存信息与承诺不符或缺失", en: "what opens a sealed field is wrong or missing")
        case .repeated:
            Bilingual(
                zh: "同一份提交已在更早的记录中收录",
                en: "an earlier entry holds the same submission"
            )
        case .tileDiffers: Bilingual(zh: "哈希树节点不符", en: "a tile of the tree differs")
        case .headDiffers: Bilingual(zh: "账本头不符", en: "the head differs")
        case .badCheckpoint:
            Bilingual(zh: "检查点无效或与账本不符", en: "a checkpoint is not valid or not of this log")
        case .checkpointMissing: Bilingual(zh: "缺少检查点", en: "a checkpoint is missing")
        case .extraRows: Bilingual(zh: "有多余的行", en: "there are rows too many")
        case .keyNotValid: Bilingual(zh: "签署的密钥当时无效", en: "the signing key did not count")
        case .foreignHead:
            Bilingual(
                zh: "提交者所见的账本状态不是本账本的历史",
                en: "what the author had seen is no state of this log"
            )
        case .replayStopped: Bilingual(zh: "重放无法继续", en: "the replay cannot go on")
        case .stateDiffers:
            Bilingual(
                zh: "现状与由记录推出的不同",
                en: "the stored state is not what follows from the entries"
            )
        case .rulesUnknown:
            Bilingual(
                zh: "判定所用的规则集版本本程序不认识，请用更新的程序审计",
                en: "judged by a rule set this program does not know: audit with a newer one"
            )
        case .verdictDiffers:
            Bilingual(zh: "规则给出的结论与记录的不同", en: "the rules give another verdict than recorded")
        case .findingsDiffer: Bilingual(zh: "检查结果清单被改动", en: "the list of findings differs")
        case .badCosignature:
            Bilingual(zh: "见证人的联署无效", en: "a witness's cosignature is not valid")
        case .badTimestamp:
            Bilingual(zh: "时间戳无效或与检查点不符", en: "a timestamp is not valid or of something else")
        case .allotmentDiffers: Bilingual(zh: "分配的编号不符", en: "the allotted numbers differ")
        case .cutOff:
            Bilingual(
                zh: "外部证据显示账本曾有更多记录: 末尾被删去或恢复了旧文件",
                en: "evidence shows more entries: the end was cut off, or an old file restored"
            )
        case .contradicted:
            Bilingual(
                zh: "外部证据显示的历史与本账本不同: 历史被改写",
                en: "evidence shows another history: it was rewritten"
            )
        case .erasedRemains:
            Bilingual(zh: "已删除的封存信息仍在", en: "what was erased can still be opened")
        case .unvouchedKey:
            Bilingual(
                zh: "从这条记录起账本用另一密钥签名，原密钥和信任文件都没有证实: 向主管部门核实",
                en:
                    "from this entry on another key signs, which neither the old key nor the trust file "
                    + "vouches for: ask the authority"
            )
        case .otherLedgerKey:
            Bilingual(
                zh: "信任文件中的账本密钥更换不在账本里",
                en: "the ledger does not have the rotation of its key that the trust file knows"
            )
        }
    }
}
