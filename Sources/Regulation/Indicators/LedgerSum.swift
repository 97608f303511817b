/// The sums the ledger gives 可由账本计算的量: a fixed set, each with one meaning
/// (`Schemas/indicators.md` 3).
///
/// Masses are in grams and of waste that was generated where the region is; industrial waste is all
/// hazardous waste but that of medical institutions and listed social sources.
package enum LedgerSum: String, Sendable, CaseIterable {
    /// 产生量.
    case industrialGenerated = "industrial.generated"
    /// 年初贮存.
    case industrialOpening = "industrial.opening"
    /// 利用: treated by a method of use, wherever, whoever did it.
    case industrialUsed = "industrial.used"
    /// 填埋: treated by method D1.
    case industrialLandfilled = "industrial.landfilled"
    /// 自行利用处置.
    case industrialOwnTreated = "industrial.ownTreated"
    /// Handed over to who may take it in 移出.
    case industrialDelivered = "industrial.delivered"
    /// 退回.
    case industrialReturned = "industrial.returned"
    /// Stored at the end and not longer than allowed 未超期贮存.
    case industrialStored = "industrial.stored"
    /// 医疗卫生机构.
    case medicalInstitutions = "medical.institutions"
    /// Those that were called at in every required interval.
    case medicalServed = "medical.served"
    /// 社会源产生单位, as listed.
    case socialUnits = "social.units"
    /// Those with a contract and a manifest.
    case socialServed = "social.served"
    /// 危险废物经营单位.
    case operatorsLicensed = "operators.licensed"
    /// Those with a policy in force.
    case operatorsInsured = "operators.insured"
    /// 联单, but for cancelled ones.
    case manifestsIssued = "manifests.issued"
    /// Those of which nothing was first made on paper.
    case manifestsElectronic = "manifests.electronic"
    /// Those of which something was.
    case manifestsPaper = "manifests.paper"
    /// Those whose paper was entered in time.
    case manifestsPaperInTime = "manifests.paperInTime"
    /// 已办结.
    case manifestsClosed = "manifests.closed"
    /// Loads that reached their consignee and are decided on, or should be.
    case decisionsDue = "decisions.due"
    /// Those decided on in time.
    case decisionsInTime = "decisions.inTime"
    /// Lines of manifests that were received and checked.
    case linesReceived = "lines.received"
    case differencesName = "differences.name"
    case differencesQuantity = "differences.quantity"
    case differencesCharacteristic = "differences.characteristic"
    case differencesForm = "differences.form"
    case differencesPackaging = "differences.packaging"
    case differencesOther = "differences.other"
    /// What left, by the lines that were received.
    case massReleased = "mass.released"
    /// How far what came is from it, line by line.
    case massGap = "mass.gap"
    /// Packages handed over.
    case packagesShipped = "packages.shipped"
    /// Those with a code.
    case packagesCoded = "packages.coded"
    /// Packages that were reported lost.
    case packagesLost = "packages.lost"
    /// What is stored at the end.
    case stockMass = "stock.mass"
    /// The same times the days it has been there.
    case stockAge = "stock.age"
    /// 重点监管单位.
    case keyUnits = "keyUnits"
    /// Those that handed over and generated nothing without a code.
    case keyUnitsCoded = "keyUnits.coded"
    /// What an audit finds: never known without one.
    case ledgerProblems = "ledger.problems"
}

extension LedgerSum {
    /// What it is counted in.
    package var measure: IndicatorMeasure {
        switch self {
        case .industrialGenerated, .industrialOpening, .industrialUsed, .industrialLandfilled,
            .industrialOwnTreated, .industrialDelivered, .industrialReturned, .industrialStored,
            .massReleased, .massGap, .stockMass:
            .grams
        case .stockAge: .gramDays
        default: .count
        }
    }
}
