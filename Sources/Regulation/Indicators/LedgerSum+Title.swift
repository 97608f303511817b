package import WasteDomain

extension LedgerSum: Titled {
    package var title: Bilingual {
        switch self {
        case .industrialGenerated:
            Bilingual(zh: "工业危险废物产生量", en: "industrial hazardous waste generated")
        case .industrialOpening: Bilingual(zh: "年初贮存量", en: "opening stock")
        case .industrialUsed: Bilingual(zh: "综合利用量", en: "used")
        case .industrialLandfilled: Bilingual(zh: "填埋量", en: "landfilled")
        case .industrialOwnTreated: Bilingual(zh: "自行利用处置量", en: "treated by the generator")
        case .industrialDelivered:
            Bilingual(zh: "交给持证或豁免单位的量", en: "delivered to licensed or exempt units")
        case .industrialReturned: Bilingual(zh: "退回量", en: "returned")
        case .industrialStored: Bilingual(zh: "未超期贮存量", en: "stored in time")
        case .medicalInstitutions: Bilingual(zh: "医疗卫生机构", en: "medical institutions")
        case .medicalServed: Bilingual(zh: "按时收运的机构", en: "institutions served in time")
        case .socialUnits: Bilingual(zh: "名单上的单位", en: "units listed")
        case .socialServed: Bilingual(zh: "有合同和联单的单位", en: "units with a contract and a load")
        case .operatorsLicensed: Bilingual(zh: "经营单位", en: "operators")
        case .operatorsInsured: Bilingual(zh: "有有效保单的单位", en: "operators with a policy")
        case .manifestsIssued: Bilingual(zh: "联单", en: "manifests")
        case .manifestsElectronic: Bilingual(zh: "电子联单", en: "manifests never on paper")
        case .manifestsPaper: Bilingual(zh: "先用纸质的联单", en: "manifests first on paper")
        case .manifestsPaperInTime: Bilingual(zh: "按时补录的联单", en: "paper entered in time")
        case .manifestsClosed: Bilingual(zh: "已办结的联单", en: "manifests closed")
        case .decisionsDue: Bilingual(zh: "应出具的接受意见", en: "decisions due")
        case .decisionsInTime: Bilingual(zh: "按时出具的接受意见", en: "decisions in time")
        case .linesReceived: Bilingual(zh: "已核实的废物行", en: "lines received")
        case .differencesName: Bilingual(zh: "名称有差异的行", en: "lines whose name differs")
        case .differencesQuantity: Bilingual(zh: "数量有差异的行", en: "lines whose quantity differs")
        case .differencesCharacteristic:
            Bilingual(zh: "特性有差异的行", en: "lines whose characteristics differ")
        case .differencesForm: Bilingual(zh: "形态有差异的行", en: "lines whose form differs")
        case .differencesPackaging: Bilingual(zh: "包装有差异的行", en: "lines whose packaging differs")
        case .differencesOther: Bilingual(zh: "其他方面有差异的行", en: "lines that differ otherwise")
        case .massReleased: Bilingual(zh: "移出量", en: "mass that left")
        case .massGap: Bilingual(zh: "移出与接收之差", en: "gap of masses")
        case .packagesShipped: Bilingual(zh: "转移的包装", en: "packages handed over")
        case .packagesCoded: Bilingual(zh: "有码的包装", en: "packages with codes")
        case .packagesLost: Bilingual(zh: "丢失的包装", en: "packages lost")
        case .stockMass: Bilingual(zh: "贮存量", en: "mass stored")
        case .stockAge: Bilingual(zh: "贮存量 × 天数", en: "mass x days stored")
        case .keyUnits: Bilingual(zh: "重点监管单位", en: "key units")
        case .keyUnitsCoded: Bilingual(zh: "全部有码的重点监管单位", en: "key units with codes on everything")
        case .ledgerProblems: Bilingual(zh: "审计发现的问题", en: "problems found")
        }
    }
}
