import CanonicalJSON
import HandoffRules
import LedgerLog
import Regulation
import WasteDomain

/// What packages owe that have not left yet 空码和暂存; those of a site, waste and day are one entry.
enum StorageDuties {
    static let all: [DutyCheck] = [
        DutyCheck(
            "item.unfilled",
            of: Item.self,
            terms: stage(.unfilled),
            limit: .itemUnfilledDays,
            lead: .dueSoonDays,
            zh: ("赋码未装填", "赋码后 {limit} 天内装填；不用的编码作废", "{waste}，{day} 赋码"),
            en: (
                "codes without a package",
                "Fill them within {limit} days; void the codes that are not used.",
                "{waste}, issued on {day}"
            ),
            command: "liandan item void {code} --reason REASON",
            basis: [.project]
        ) { (item, context) throws(LogError) in
            let start = item.issued.at
            return try context.at(of: item).days(.itemUnfilledDays, after: start).map {
                [Obligation(item, since: start, due: $0)]
            } ?? []
        },
        DutyCheck(
            "storage.generator",
            of: Item.self,
            terms: stage(.kept),
            limit: .generatorStorageDays,
            lead: .dueRenewDays,
            zh: ("产废单位贮存", "装填后 {limit} 天内转移", "{waste}，{day} 装填"),
            en: (
                "storage at the generator",
                "Have it taken away within {limit} days of filling.",
                "{waste}, filled on {day}"
            ),
            command: "liandan manifest issue",
            basis: [.project]
        ) { (item, context) throws(LogError) in
            guard let start = item.keptSince, !item.isMedical,
                let due = try context.at(of: item).days(.generatorStorageDays, after: start)
            else { return [] }
            return [Obligation(item, since: start, due: due)]
        },
        DutyCheck(
            "storage.medical.institution",
            of: Item.self,
            terms: stage(.kept),
            limit: .medicalInstitutionHours,
            lead: .dueSoonHours,
            zh: ("医疗废物暂存", "暂时贮存不超过 {limit} 小时，通知处置单位来收", "{waste}，{day} 装填"),
            en: (
                "medical waste at the institution",
                "At most {limit} hours: call the disposer to collect it.",
                "{waste}, filled on {day}"
            ),
            command: "liandan manifest issue",
            basis: [.law("MED380", "17")]
        ) { (item, context) throws(LogError) in
            let here = try context.at(of: item)
            guard let start = item.waitingSince, item.isMedical,
                let due = here.hoursOrDays(.medicalInstitutionHours, after: start)
            else { return [] }
            return [Obligation(item, since: start, due: due)]
        },
    ]

    private static func stage(_ stage: Item.Stage) -> [String] { ["item:\(stage.rawValue)"] }
}

extension Obligation {
    /// Something to be done with a package by whoever has it.
    fileprivate init(_ item: Item, since: Timestamp, due: Deadline) {
        let day = since.legalDay.description
        let waste = item.code.waste.description
        self.init(
            party: item.custodian,
            place: item.place,
            name: item.code.description,
            since: since,
            due: due,
            facts: ["code": item.code.description, "day": day, "waste": waste],
            group: "\(item.site) \(waste) \(day)"
        )
    }
}

extension DutyContext {
    /// The context of the place of a package.
    fileprivate func at(of item: Item) throws(LogError) -> DutyContext {
        try at(item.place, of: item.custodian)
    }

    /// So many hours after an instant, or as many whole days where a region counts calendar days.
    fileprivate func hoursOrDays(_ name: Parameters.Name, after start: Timestamp) -> Deadline? {
        guard regulation.parameters.flag(.medicalCalendarDays, on: today, in: region) else {
            return hours(name, after: start)
        }
        return number(name).map { .day(start.legalDay.advanced(by: Int64($0 / 24))) }
    }
}

extension Item {
    /// The site of whoever has it.
    fileprivate var place: SiteID { SiteID(party: custodian, site: site) }

    /// Medical waste 医疗废物, HW01.
    fileprivate var isMedical: Bool { code.waste.isMedical }
}
