import CanonicalJSON

/// What can be stated; the names are those of the log (`Schemas/events/`).
package enum EventKind: String, Sendable, CaseIterable, CanonicalScalar, Titled {
    case partyRegistered = "party.registered"
    case partyAmended = "party.amended"
    case partyRetired = "party.retired"
    case siteRegistered = "site.registered"
    case siteClassified = "site.classified"
    case facilityRegistered = "facility.registered"
    case serialsGranted = "serials.granted"
    case keyEnrolled = "key.enrolled"
    case keyRevoked = "key.revoked"
    case ledgerKeyRotated = "ledgerKey.rotated"
    case licenceGranted = "licence.granted"
    case licenceAmended = "licence.amended"
    case licenceSuspended = "licence.suspended"
    case licenceRevoked = "licence.revoked"
    case vehicleRegistered = "vehicle.registered"
    case vehicleCleaned = "vehicle.cleaned"
    case binCleaned = "bin.cleaned"
    case institutionRegistered = "institution.registered"
    case planFiled = "plan.filed"
    case planAmended = "plan.amended"
    case contractRecorded = "contract.recorded"
    case insuranceRecorded = "insurance.recorded"
    case numbersGranted = "numbers.granted"
    case delegationGranted = "delegation.granted"
    case delegationRevoked = "delegation.revoked"
    case approvalGranted = "approval.granted"
    case exemptionGranted = "exemption.granted"
    case emergencyDeclared = "emergency.declared"
    case emergencyEnded = "emergency.ended"
    case regulationAdopted = "regulation.adopted"
    case itemIssued = "item.issued"
    case itemFilled = "item.filled"
    case itemWeighed = "item.weighed"
    case itemStored = "item.stored"
    case itemWithdrawn = "item.withdrawn"
    case itemVoided = "item.voided"
    case itemMerged = "item.merged"
    case itemRecoded = "item.recoded"
    case itemOverpacked = "item.overpacked"
    case itemSplit = "item.split"
    case itemPacked = "item.packed"
    case itemUnpacked = "item.unpacked"
    case itemDamaged = "item.damaged"
    case itemLost = "item.lost"
    case itemFound = "item.found"
    case itemRelabelled = "item.relabelled"
    case itemTreated = "item.treated"
    case itemSighted = "item.sighted"
    case manifestIssued = "manifest.issued"
    case manifestAmended = "manifest.amended"
    case manifestCancelled = "manifest.cancelled"
    case manifestReleased = "manifest.released"
    case manifestConfirmed = "manifest.confirmed"
    case manifestRecalled = "manifest.recalled"
    case manifestLoaded = "manifest.loaded"
    case manifestLoadingRefused = "manifest.loadingRefused"
    case manifestUnloaded = "manifest.unloaded"
    case manifestTakenBack = "manifest.takenBack"
    case manifestDeparted = "manifest.departed"
    case manifestVehicleChanged = "manifest.vehicleChanged"
    case manifestRelayReleased = "manifest.relayReleased"
    case manifestRelayTaken = "manifest.relayTaken"
    case transitObserved = "transit.observed"
    case incidentReported = "incident.reported"
    case manifestArrived = "manifest.arrived"
    case manifestReceived = "manifest.received"
    case manifestDiscrepancyReported = "manifest.discrepancyReported"
    case partyInformed = "party.informed"
    case manifestDecided = "manifest.decided"
    case manifestReturnDeparted = "manifest.returnDeparted"
    case manifestReturnReceived = "manifest.returnReceived"
    case manifestRedirected = "manifest.redirected"
    case treatmentRecorded = "treatment.recorded"
    case manifestFrozen = "manifest.frozen"
    case manifestUnfrozen = "manifest.unfrozen"
    case correctionProposed = "correction.proposed"
    case correctionAgreed = "correction.agreed"
    case correctionDeclined = "correction.declined"
    case correctionWithdrawn = "correction.withdrawn"
    case noteAdded = "note.added"
    case tripOpened = "trip.opened"
    case tripStopped = "trip.stopped"
    case tripClosed = "trip.closed"
    case accountRecorded = "account.recorded"
    case stockAdjusted = "stock.adjusted"
    case wasteGenerated = "waste.generated"
    case wasteTreated = "waste.treated"
    case declarationFiled = "declaration.filed"
    case figureDeclared = "figure.declared"
    case sealedErased = "sealed.erased"
    case streamRecorded = "stream.recorded"
    case regimeChanged = "regime.changed"

    package var title: Bilingual {
        switch self {
        case .partyRegistered: Bilingual(zh: "单位登记", en: "party registered")
        case .partyAmended: Bilingual(zh: "单位变更", en: "party amended")
        case .partyRetired: Bilingual(zh: "单位注销", en: "party retired")
        case .siteRegistered: Bilingual(zh: "场所登记", en: "site registered")
        case .siteClassified: Bilingual(zh: "确定管理类别", en: "site classified")
        case .facilityRegistered: Bilingual(zh: "贮存设施登记", en: "store registered")
        case .serialsGranted: Bilingual(zh: "序号段授予", en: "serials granted")
        case .keyEnrolled: Bilingual(zh: "密钥登记", en: "key enrolled")
        case .keyRevoked: Bilingual(zh: "密钥吊销", en: "key revoked")
        case .ledgerKeyRotated: Bilingual(zh: "账本密钥更换", en: "ledger key rotated")
        case .licenceGranted: Bilingual(zh: "许可证颁发", en: "licence granted")
        case .licenceAmended: Bilingual(zh: "许可证变更", en: "licence amended")
        case .licenceSuspended: Bilingual(zh: "许可证暂停", en: "licence suspended")
        case .licenceRevoked: Bilingual(zh: "许可证吊销", en: "licence revoked")
        case .vehicleRegistered: Bilingual(zh: "车辆登记", en: "vehicle registered")
        case .vehicleCleaned: Bilingual(zh: "车辆清洗消毒", en: "vehicle cleaned")
        case .binCleaned: Bilingual(zh: "周转箱清洗消毒", en: "bins cleaned")
        case .institutionRegistered: Bilingual(zh: "医疗机构登记", en: "medical institution registered")
        case .planFiled: Bilingual(zh: "管理计划备案", en: "management plan filed")
        case .planAmended: Bilingual(zh: "管理计划变更", en: "management plan amended")
        case .contractRecorded: Bilingual(zh: "合同登记", en: "contract recorded")
        case .insuranceRecorded: Bilingual(zh: "保险登记", en: "insurance recorded")
        case .numbersGranted: Bilingual(zh: "联单号段授予", en: "number range granted")
        case .delegationGranted: Bilingual(zh: "委托授予", en: "delegation granted")
        case .delegationRevoked: Bilingual(zh: "委托撤销", en: "delegation revoked")
        case .approvalGranted: Bilingual(zh: "跨省转移批准登记", en: "interprovincial approval recorded")
        case .exemptionGranted: Bilingual(zh: "豁免登记", en: "exemption recorded")
        case .emergencyDeclared: Bilingual(zh: "应急处置启动", en: "emergency declared")
        case .emergencyEnded: Bilingual(zh: "应急处置终止", en: "emergency ended")
        case .regulationAdopted: Bilingual(zh: "法规数据启用", en: "regulation adopted")
        case .itemIssued: Bilingual(zh: "赋码", en: "item code issued")
        case .itemFilled: Bilingual(zh: "装填封装", en: "item filled")
        case .itemWeighed: Bilingual(zh: "称重", en: "item weighed")
        case .itemStored: Bilingual(zh: "入库", en: "item stored")
        case .itemWithdrawn: Bilingual(zh: "出库", en: "item withdrawn")
        case .itemVoided: Bilingual(zh: "作废", en: "item code voided")
        case .itemMerged: Bilingual(zh: "合并、换码", en: "packages merged")
        case .itemRecoded: Bilingual(zh: "换码", en: "item recoded")
        case .itemOverpacked: Bilingual(zh: "重新包装", en: "item overpacked")
        case .itemSplit: Bilingual(zh: "拆分", en: "item split")
        case .itemPacked: Bilingual(zh: "装箱", en: "items packed")
        case .itemUnpacked: Bilingual(zh: "拆箱", en: "items unpacked")
        case .itemDamaged: Bilingual(zh: "破损", en: "item damaged")
        case .itemLost: Bilingual(zh: "丢失", en: "item lost")
        case .itemFound: Bilingual(zh: "找回", en: "item found")
        case .itemRelabelled: Bilingual(zh: "补贴标签", en: "item relabelled")
        case .itemTreated: Bilingual(zh: "自行利用处置", en: "items treated by their producer")
        case .itemSighted: Bilingual(zh: "清点查验", en: "items sighted")
        case .manifestIssued: Bilingual(zh: "联单填发", en: "manifest issued")
        case .manifestAmended: Bilingual(zh: "联单变更", en: "manifest amended")
        case .manifestCancelled: Bilingual(zh: "联单作废", en: "manifest cancelled")
        case .manifestReleased: Bilingual(zh: "移出人交付", en: "load released")
        case .manifestConfirmed: Bilingual(zh: "移出人确认", en: "release confirmed")
        case .manifestRecalled: Bilingual(zh: "撤回交付", en: "release recalled")
        case .manifestLoaded: Bilingual(zh: "承运人装车", en: "load taken on board")
        case .manifestLoadingRefused: Bilingual(zh: "拒绝装车", en: "loading refused")
        case .manifestUnloaded: Bilingual(zh: "卸回", en: "put down again")
        case .manifestTakenBack: Bilingual(zh: "取回", en: "taken back")
        case .manifestDeparted: Bilingual(zh: "起运", en: "departed")
        case .manifestVehicleChanged: Bilingual(zh: "换车", en: "vehicle changed")
        case .manifestRelayReleased: Bilingual(zh: "联运移交", en: "handed on in relay")
        case .manifestRelayTaken: Bilingual(zh: "联运接收", en: "taken over in relay")
        case .transitObserved: Bilingual(zh: "在途轨迹", en: "seen on the way")
        case .incidentReported: Bilingual(zh: "突发事件报告", en: "incident reported")
        case .manifestArrived: Bilingual(zh: "运抵", en: "arrived")
        case .manifestReceived: Bilingual(zh: "接收核实", en: "received and checked")
        case .manifestDiscrepancyReported: Bilingual(zh: "重大差异报告", en: "discrepancy reported")
        case .partyInformed: Bilingual(zh: "告知", en: "party informed")
        case .manifestDecided: Bilingual(zh: "接受意见", en: "decided")
        case .manifestReturnDeparted: Bilingual(zh: "退运起运", en: "return set out")
        case .manifestReturnReceived: Bilingual(zh: "退回接收", en: "return received")
        case .manifestRedirected: Bilingual(zh: "改送", en: "redirected")
        case .treatmentRecorded: Bilingual(zh: "利用处置", en: "treatment recorded")
        case .manifestFrozen: Bilingual(zh: "冻结", en: "frozen")
        case .manifestUnfrozen: Bilingual(zh: "解冻", en: "freed")
        case .correctionProposed: Bilingual(zh: "更正提出", en: "correction proposed")
        case .correctionAgreed: Bilingual(zh: "更正同意", en: "correction agreed to")
        case .correctionDeclined: Bilingual(zh: "更正拒绝", en: "correction declined")
        case .correctionWithdrawn: Bilingual(zh: "更正撤回", en: "correction withdrawn")
        case .noteAdded: Bilingual(zh: "备注", en: "note added")
        case .tripOpened: Bilingual(zh: "出车", en: "trip opened")
        case .tripStopped: Bilingual(zh: "停靠", en: "trip stop")
        case .tripClosed: Bilingual(zh: "收车", en: "trip closed")
        case .accountRecorded: Bilingual(zh: "每日台账", en: "day metered")
        case .stockAdjusted: Bilingual(zh: "库存调整", en: "stock adjusted")
        case .wasteGenerated: Bilingual(zh: "散装废物产生", en: "waste generated in bulk")
        case .wasteTreated: Bilingual(zh: "散装废物自行利用处置", en: "bulk waste treated")
        case .declarationFiled: Bilingual(zh: "申报", en: "declaration filed")
        case .figureDeclared: Bilingual(zh: "外部数据申报", en: "figure declared")
        case .sealedErased: Bilingual(zh: "删除封存信息", en: "sealed fields erased")
        case .streamRecorded: Bilingual(zh: "其他固废台账记录", en: "stream row recorded")
        case .regimeChanged: Bilingual(zh: "转为危险废物管理", en: "became hazardous waste")
        }
    }
}
