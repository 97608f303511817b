package import WasteDomain

/// Why something cannot be, as a fact of a finding.
///
/// Findings are hashed into the log, so their facts are words of no language; `title` says them.
package enum Reason: String, Sendable, CaseIterable, Titled {
    case carrierHalfMissing, consignorHalfMissing, halvesDiffer, unsigned, sameKey
    case repeated, unknown, custodian, otherManifest, status
    case purpose, contractor, days, notCovered
    case name, hazards, form
    case consignor, consignee, carrier, vehicle, party, delegate, statement
    case ended, overCap, nothingRefused, left, noPlace, otherValue, fixed, malformed, notAwaited
    case refused, missing, holds, unpacked, fetched, ownWord, confirmed
    case closed, beds, epidemic

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
        case .otherManifest: Bilingual(zh: "属于另一联单", en: "it belongs to another manifest,")
        case .status: Bilingual(zh: "状态是", en: "its state is")
        case .purpose: Bilingual(zh: "类型是", en: "it is a contract of")
        case .contractor: Bilingual(zh: "受托方是", en: "its contractor is")
        case .days: Bilingual(zh: "有效期是", en: "it is valid for")
        case .notCovered: Bilingual(zh: "不含", en: "it does not cover")
        case .name: Bilingual(zh: "名称", en: "the name")
        case .hazards: Bilingual(zh: "危险特性", en: "the hazards")
        case .form: Bilingual(zh: "形态", en: "the form")
        case .consignor: Bilingual(zh: "移出人是", en: "its consignor is")
        case .consignee: Bilingual(zh: "接受人是", en: "its consignee is")
        case .carrier: Bilingual(zh: "承运人是", en: "its carrier is")
        case .vehicle: Bilingual(zh: "车辆是", en: "its vehicle is")
        case .party: Bilingual(zh: "委托人是", en: "it was granted by")
        case .delegate: Bilingual(zh: "受托人是", en: "it was granted to")
        case .statement: Bilingual(zh: "只能用于", en: "it is only for")
        case .ended: Bilingual(zh: "已结束，见记录", en: "it has ended, see")
        case .overCap: Bilingual(zh: "超过年度总量，累计克数", en: "over the yearly cap, in grams")
        case .nothingRefused: Bilingual(zh: "没有待处理的拒收物", en: "nothing refused is left")
        case .left: Bilingual(zh: "只剩克数", en: "left, in grams, is only")
        case .noPlace: Bilingual(zh: "没有这一位置", en: "there is no such place")
        case .otherValue: Bilingual(zh: "现值与所写的原值不同", en: "something else stands there now")
        case .fixed: Bilingual(zh: "这一项不能更正", en: "this cannot be corrected")
        case .malformed: Bilingual(zh: "更正后无法读取", en: "it could not be read any more:")
        case .notAwaited: Bilingual(zh: "不需要其同意", en: "its word is not asked for")
        case .refused: Bilingual(zh: "拒收", en: "refused")
        case .missing: Bilingual(zh: "缺失", en: "missing")
        case .fetched: Bilingual(zh: "上次收运是", en: "it was fetched last on")
        case .ownWord: Bilingual(zh: "本单位自己签署", en: "it signed that itself")
        case .confirmed: Bilingual(zh: "已经确认，见记录", en: "it is confirmed already, see")
        case .unpacked: Bilingual(zh: "没有转为危险废物", en: "it did not become hazardous waste")
        case .closed: Bilingual(zh: "不在启用期间", en: "it is not in force then")
        case .beds: Bilingual(zh: "床位数是", en: "its beds are")
        case .epidemic: Bilingual(zh: "疫情期间，见应急处置", en: "there is an epidemic, see the emergency")
        case .holds: Bilingual(zh: "先拆箱，里面有", en: "it has to be opened first, it holds")
        }
    }
}
