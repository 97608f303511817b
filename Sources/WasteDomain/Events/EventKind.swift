import CanonicalJSON

/// What can be stated; the names are those of the log (`Schemas/events/`).
package enum EventKind: String, Sendable, CaseIterable, CanonicalScalar, Titled {
    case partyRegistered = "party.registered"
    case partyAmended = "party.amended"
    case partyRetired = "party.retired"
    case siteRegistered = "site.registered"
    case keyEnrolled = "key.enrolled"
    case keyRevoked = "key.revoked"
    case licenceGranted = "licence.granted"
    case licenceAmended = "licence.amended"
    case licenceSuspended = "licence.suspended"
    case licenceRevoked = "licence.revoked"
    case vehicleRegistered = "vehicle.registered"
    case planFiled = "plan.filed"
    case planAmended = "plan.amended"
    case contractRecorded = "contract.recorded"
    case insuranceRecorded = "insurance.recorded"
    case numbersGranted = "numbers.granted"
    case regulationAdopted = "regulation.adopted"
    case itemIssued = "item.issued"
    case itemFilled = "item.filled"
    case itemWeighed = "item.weighed"
    case itemStored = "item.stored"
    case itemWithdrawn = "item.withdrawn"
    case itemVoided = "item.voided"
    case manifestIssued = "manifest.issued"
    case manifestCancelled = "manifest.cancelled"
    case manifestReleased = "manifest.released"
    case manifestLoaded = "manifest.loaded"
    case manifestDeparted = "manifest.departed"
    case manifestArrived = "manifest.arrived"
    case manifestReceived = "manifest.received"
    case manifestDecided = "manifest.decided"
    case treatmentRecorded = "treatment.recorded"

    package var title: Bilingual {
        switch self {
        case .partyRegistered: Bilingual(zh: "单位登记", en: "party registered")
        case .partyAmended: Bilingual(zh: "单位变更", en: "party amended")
        case .partyRetired: Bilingual(zh: "单位注销", en: "party retired")
        case .siteRegistered: Bilingual(zh: "场所登记", en: "site registered")
        case .keyEnrolled: Bilingual(zh: "密钥登记", en: "key enrolled")
        case .keyRevoked: Bilingual(zh: "密钥吊销", en: "key revoked")
        case .licenceGranted: Bilingual(zh: "许可证颁发", en: "licence granted")
        case .licenceAmended: Bilingual(zh: "许可证变更", en: "licence amended")
        case .licenceSuspended: Bilingual(zh: "许可证暂停", en: "licence suspended")
        case .licenceRevoked: Bilingual(zh: "许可证吊销", en: "licence revoked")
        case .vehicleRegistered: Bilingual(zh: "车辆登记", en: "vehicle registered")
        case .planFiled: Bilingual(zh: "管理计划备案", en: "management plan filed")
        case .planAmended: Bilingual(zh: "管理计划变更", en: "management plan amended")
        case .contractRecorded: Bilingual(zh: "合同登记", en: "contract recorded")
        case .insuranceRecorded: Bilingual(zh: "保险登记", en: "insurance recorded")
        case .numbersGranted: Bilingual(zh: "联单号段授予", en: "number range granted")
        case .regulationAdopted: Bilingual(zh: "法规数据启用", en: "regulation adopted")
        case .itemIssued: Bilingual(zh: "赋码", en: "item code issued")
        case .itemFilled: Bilingual(zh: "装填封装", en: "item filled")
        case .itemWeighed: Bilingual(zh: "称重", en: "item weighed")
        case .itemStored: Bilingual(zh: "入库", en: "item stored")
        case .itemWithdrawn: Bilingual(zh: "出库", en: "item withdrawn")
        case .itemVoided: Bilingual(zh: "作废", en: "item code voided")
        case .manifestIssued: Bilingual(zh: "联单填发", en: "manifest issued")
        case .manifestCancelled: Bilingual(zh: "联单作废", en: "manifest cancelled")
        case .manifestReleased: Bilingual(zh: "移出人交付", en: "load released")
        case .manifestLoaded: Bilingual(zh: "承运人装车", en: "load taken on board")
        case .manifestDeparted: Bilingual(zh: "起运", en: "departed")
        case .manifestArrived: Bilingual(zh: "运抵", en: "arrived")
        case .manifestReceived: Bilingual(zh: "接收核实", en: "received and checked")
        case .manifestDecided: Bilingual(zh: "接受意见", en: "decided")
        case .treatmentRecorded: Bilingual(zh: "利用处置", en: "treatment recorded")
        }
    }
}
