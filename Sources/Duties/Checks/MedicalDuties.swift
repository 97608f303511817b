import CanonicalJSON
import HandoffRules
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// What is owed so that medical waste does not wait 医疗废物收运.
enum MedicalDuties {
    static let all: [DutyCheck] = [
        DutyCheck(
            "medical.collection",
            of: Institution.self,
            terms: ["institution"],
            limit: .medicalCollectDays,
            lead: .dueSoonDays,
            zh: (
                "医疗废物收运", "处置单位至少每 {limit} 天收运一次，休诊日不计；没有来的打电话催",
                "自 {day} 起没有收运，{count} 件待收"
            ),
            en: (
                "medical waste to be collected",
                "The disposer collects at least every {limit} days the institution is open: call it.",
                "not collected since {day}, {count} packages waiting"
            ),
            command: "liandan manifest issue",
            basis: [.law("MED380", "25")]
        ) { (institution, context) throws(LogError) in
            let waiting = try context.waiting(at: institution)
            // What a pick-up took that it never confirmed waits on.
            let oldest =
                (waiting.compactMap(\.waitingSince) + institution.unconfirmed.map(\.waiting))
                .min()
            let here = try context.at(institution.site, of: institution.site.party)
            guard let oldest,
                let limit = here.number(
                    institution.beds > 0 ? .medicalCollectDaysWithBeds : .medicalCollectDays
                )
            else { return [] }
            let since = max(oldest, institution.collected?.at ?? oldest)
            return [
                Obligation(
                    party: institution.site.party,
                    place: institution.site,
                    name: institution.site.description,
                    since: since,
                    due: .day(institution.day(limit, openDaysAfter: since.legalDay)),
                    facts: ["count": String(waiting.count), "day": since.legalDay.description]
                )
            ]
        },
        DutyCheck(
            "medical.confirmation",
            of: Manifest.self,
            terms: ["manifest:unconfirmed"],
            limit: .medicalConfirmHours,
            lead: .dueSoonHours,
            zh: (
                "收运待机构确认", "{limit} 小时内用机构自己的密钥确认；未确认的不算收运，没有来收过就向主管部门报告",
                "{signer} 代为记录"
            ),
            en: (
                "a pick-up to be confirmed",
                "Confirm within {limit} hours with the institution's own key; what is not confirmed does not count as collected. Tell the authority if nobody came.",
                "recorded by {signer}"
            ),
            basis: [.law("MED380", "12")]
        ) { (manifest, context) throws(LogError) in
            let signer = manifest.released?.note.signer?.description ?? ""
            return try context.owed(manifest, [.manifestConfirmed], facts: ["signer": signer]) {
                (here, start) in
                here.hours(.medicalConfirmHours, after: start)
            }
        },
        DutyCheck(
            "vehicle.cleaning",
            of: Vehicle.self,
            terms: ["vehicle:unclean"],
            limit: .medicalCleanHours,
            lead: .dueSoonHours,
            zh: ("车辆清洗消毒", "运送医疗废物后 {limit} 小时内清洗消毒，再用之前也要", "{vehicle}"),
            en: (
                "a vehicle to be cleaned",
                "Clean and disinfect it within {limit} hours of bringing medical waste, and before it is used again.",
                "{vehicle}"
            ),
            command: "liandan vehicle clean {vehicle} --method METHOD",
            basis: [.law("GB39707", "5.5.2")]
        ) { (vehicle, context) throws(LogError) in
            let here = try context.at(of: vehicle.party)
            guard let since = vehicle.cleaning.uncleanSince,
                let due = here.hours(.medicalCleanHours, after: since)
            else { return [] }
            return [
                Obligation(
                    party: vehicle.party,
                    name: vehicle.plate.description,
                    since: since,
                    due: due,
                    facts: ["vehicle": vehicle.plate.description]
                )
            ]
        },
        DutyCheck(
            "bin.cleaning",
            of: TurnoverBin.self,
            terms: ["bin:unclean"],
            limit: .medicalCleanHours,
            lead: .dueSoonHours,
            zh: ("周转箱清洗消毒", "倒空后 {limit} 小时内清洗消毒，再用之前也要", "{bin}"),
            en: (
                "a turnover bin to be cleaned",
                "Clean and disinfect it within {limit} hours of emptying it, and before it is used again.",
                "{bin}"
            ),
            command: "liandan bin clean {bin} --method METHOD",
            basis: [.law("GB39707", "5.5.2")]
        ) { (bin, context) throws(LogError) in
            let here = try context.at(of: bin.party)
            guard try !context.isFull(bin), let since = bin.cleaning.uncleanSince,
                let due = here.hours(.medicalCleanHours, after: since)
            else { return [] }
            return [
                Obligation(
                    party: bin.party,
                    name: bin.bin.description,
                    since: since,
                    due: due,
                    facts: ["bin": bin.bin.description]
                )
            ]
        },
    ]
}

extension DutyContext {
    /// Whether what came in a bin is still in it.
    fileprivate func isFull(_ bin: TurnoverBin) throws(LogError) -> Bool {
        try reader.records(Item.self, term: Item.term(vessel: bin.bin.description))
            .contains { $0.custodian == bin.party }
    }

    /// The packages of medical waste that stand in an institution.
    fileprivate func waiting(at institution: Institution) throws(LogError) -> [Item] {
        try reader.records(Item.self, term: "holder:\(institution.site.party)").filter {
            $0.code.waste.isMedical && $0.stage == .kept && $0.contents.isEmpty
                && $0.site == institution.site.site
        }
    }
}

extension Institution {
    /// The last day before which no more than so many days it is open have gone by.
    fileprivate func day(_ limit: Int, openDaysAfter start: CivilDay) -> CivilDay {
        var (day, left) = (start, limit)
        // One that never opens again is looked for no longer than a year.
        while left > 0, day.number < start.number + 366 {
            day = day.advanced(by: 1)
            if !isClosed(on: day) { left -= 1 }
        }
        return day
    }
}
