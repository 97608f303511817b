import CanonicalJSON
import HandoffRules
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// What a consignee owes of what it accepted 利用处置、转交.
enum OperatorDuties {
    static let all: [DutyCheck] = [
        DutyCheck(
            "storage.operator",
            of: Manifest.self,
            terms: Manifest.terms(.decided),
            limit: .operatorStorageDays,
            lead: .dueRenewDays,
            zh: ("经营单位贮存", "贮存不超过 {limit} 天；利用处置，或取得发证机关的延期批准", "{mass} kg 未处理"),
            en: (
                "storage at the operator",
                "At most {limit} days: treat it, or have the licensing authority extend the time.",
                "{mass} kg not treated"
            ),
            basis: [.law("SWL2020", "81(3)")]
        ) { (manifest, context) throws(LogError) in
            let start = try context.firstReceipt(of: manifest)
            return try context.untreated(
                manifest,
                where: { !$0.code.isCountedByHour },
                since: start
            ) {
                (here, start) in
                here.days(.operatorStorageDays, after: start)
            }
        },
        DutyCheck(
            "storage.collector",
            of: Manifest.self,
            terms: Manifest.terms(.decided),
            limit: .collectionHandoverWorkingDays,
            lead: .dueRenewDays,
            zh: ("收集单位转交", "收集后 {limit} 个工作日内交给持证的处置单位", "{mass} kg 未转交"),
            en: (
                "to be handed on by the collector",
                "Hand it to a licensed disposer within {limit} working days.",
                "{mass} kg not handed on"
            ),
            basis: [.law("LIC408", "20")]
        ) { (manifest, context) throws(LogError) in
            guard try context.isCollected(manifest) else { return [] }
            let start = try context.firstReceipt(of: manifest)
            return try context.untreated(manifest, where: { _ in true }, since: start) {
                (here, start) in
                here.workingDays(.collectionHandoverWorkingDays, after: start)
            }
        },
        DutyCheck(
            "storage.medical.disposer",
            of: Manifest.self,
            terms: Manifest.terms(.decided),
            limit: .medicalDisposerHours,
            lead: .dueSoonHours,
            zh: ("医疗废物处置", "接收后 {limit} 小时内处置 (低于5℃贮存时另有期限)", "{mass} kg 未处理"),
            en: (
                "treatment of medical waste",
                "Treat it within {limit} hours (longer where it is stored below 5 °C).",
                "{mass} kg not treated"
            ),
            basis: [.law("GB39707", "5.4.6")]
        ) { (manifest, context) throws(LogError) in
            let start = manifest.firstSeenAtConsignee
            let limit = try context.temperature(of: manifest).limit
            return try context.untreated(manifest, where: \.code.isCountedByHour, since: start) {
                (here, start) in
                here.hours(limit, after: start)
            }
        },
    ]
}

extension StoreTemperature {
    /// How long medical waste may be kept in it (GB 39707-2020, 5.4.6).
    fileprivate var limit: Parameters.Name {
        switch self {
        case .ambient: .medicalDisposerHours
        case .cold: .medicalColdHours
        case .coldRemote: .medicalRemoteHours
        }
    }
}

extension DutyContext {
    /// How warm what came by a manifest is kept; where its packages stand in several ways, or
    /// nobody says, 5 °C or more.
    fileprivate func temperature(of manifest: Manifest) throws(LogError) -> StoreTemperature {
        var found: Set<StoreTemperature> = []
        for code in manifest.releasedItems {
            guard let item = try reader.record(Item.self, code), item.status == .received else {
                continue
            }
            let place = item.stored.map { Facility.id($0.site, $0.facility) }
            let store = try place.flatMap { (id) throws(LogError) in
                try reader.record(Facility.self, id)
            }
            found.insert(store?.temperature ?? .ambient)
        }
        return found.count == 1 ? found.first ?? .ambient : .ambient
    }

    /// What the consignee has accepted of some lines, and neither treated nor passed on.
    fileprivate func untreated(
        _ manifest: Manifest,
        where isMeant: (ManifestLine) -> Bool,
        since start: Timestamp?,
        _ due: (DutyContext, Timestamp) -> Deadline?
    ) throws(LogError) -> [Obligation] {
        let left = manifest.form.lines.filter(isMeant)
            .compactMap { manifest.progress($0.line)?.acceptedLeft }.total
        guard let start, left > .zero else { return [] }
        let facts = ["mass": left.kilograms]
        return try owed(manifest, [.treatmentRecorded], since: start, facts: facts, due)
    }

    /// When any of it first came to a consignee, by whatever manifest: handing it on makes it no
    /// younger.
    fileprivate func firstReceipt(of manifest: Manifest) throws(LogError) -> Timestamp? {
        try WasteChain(of: manifest) { (id) throws(LogError) in
            try reader.record(Manifest.self, id)
        }
        .since
    }

    /// Whether the consignee could only collect what it took in 收集.
    fileprivate func isCollected(_ manifest: Manifest) throws(LogError) -> Bool {
        guard let start = manifest.firstSeenAtConsignee else { return false }
        let licences = try licences(of: manifest.form.consignee.party)
            .filter { $0.content.type.isForWaste && $0.counts(on: start.legalDay) }
        return !licences.isEmpty && licences.allSatisfy(\.content.type.isForCollection)
    }
}
