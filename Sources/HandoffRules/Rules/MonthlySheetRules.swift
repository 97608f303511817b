import CanonicalJSON
import Regulation
import WasteDomain

/// The monthly sheet of medical waste 按月联单, in the place of a manifest of its own for each trip
/// (《危险废物转移管理办法》第16条).
enum MonthlySheetRules {
    static let issue: [Rule] = [
        Rule(
            "HW-MED-016",
            .issue,
            zh: ("该地区不使用按月的医疗废物联单", "每次转移填发一份联单 (不加 --monthly)；地区另有规定的写入法规数据"),
            en: (
                "This region knows no monthly manifest of medical waste",
                "Issue a manifest for each trip (without --monthly); where a region has them, its figure says so."
            ),
            basis: [.law("ORDER23", "16"), .law("MED206", "annex")],
            parameters: [.medicalMonthlyManifest],
            check: .on(ManifestIssued.self) { issued, context in
                issued.form.sheet == nil || context.flag(.medicalMonthlyManifest)
                    ? [] : [Fault("/sheet", [:])]
            }
        ),
        Rule(
            "LD-MON-001",
            .issue,
            zh: ("按月联单上的 {code} 不是医疗废物", "按月联单只用于 HW01；其他废物每次填发一份联单"),
            en: (
                "{code} on a monthly sheet is no medical waste",
                "Only HW01 goes on it; issue a manifest for each trip of other waste."
            ),
            basis: [.law("MED206", "annex")],
            check: .form { form, _ in
                guard form.sheet != nil else { return [] }
                return form.lines.enumerated().compactMap { index, line in
                    line.code.isMedical
                        ? nil : Fault("/lines/\(index)/code", ["code": line.code.description])
                }
            }
        ),
        Rule(
            "LD-MON-002",
            .issue,
            zh: ("按月联单的移出场所 {site} 没有登记为医疗卫生机构", "先登记 (liandan institution register)"),
            en: (
                "The site {site} of a monthly sheet is not registered as a medical institution's",
                "Register it first (liandan institution register)."
            ),
            basis: [.law("MED206", "annex")],
            check: .on(ManifestIssued.self) { issued, context in
                let site = issued.form.consignor
                guard issued.form.sheet != nil, context.slice[Institution.self, site] == nil else {
                    return []
                }
                return [Fault("/consignor", ["site": site.description])]
            }
        ),
        Rule(
            "LD-MON-003",
            .issue,
            zh: ("{occurred} 填发的联单不能列入 {month} 的按月联单", "列入填发当月 (北京时间) 的按月联单"),
            en: (
                "A manifest issued on {occurred} does not go on the sheet of {month}",
                "It goes on the sheet of the month it is issued in (Beijing time)."
            ),
            basis: [.law("MED206", "annex")],
            check: .on(ManifestIssued.self) { issued, context in
                let day = context.made.occurredAt.legalDay
                guard let month = issued.form.sheet, month != ReportPeriod(monthOf: day) else {
                    return []
                }
                return [
                    Fault(
                        "/sheet",
                        ["month": month.description, "occurred": day.description]
                    )
                ]
            }
        ),
        Rule(
            "LD-MON-004",
            .issue,
            zh: ("带来的编号 {number} 不是该按月联单的编号 {sheet}", "不写编号，或写按月联单的编号"),
            en: (
                "The number {number} it brings is not that of its monthly sheet, {sheet}",
                "Leave the number out, or name that of the sheet."
            ),
            basis: [.law("ORDER23", "15")],
            check: .on(ManifestIssued.self) { issued, context in
                guard let number = issued.number, let sheet = issued.sheet(in: context.slice),
                    number != sheet.number
                else { return [] }
                return [
                    Fault(
                        "/number",
                        ["number": number.description, "sheet": sheet.number.description]
                    )
                ]
            }
        ),
        Rule(
            "LD-MON-005",
            .issue,
            zh: ("{number} 是送往 {consignee} 的按月联单的一行，接受人不能变更", "作废这一行，另行填发"),
            en: (
                "{number} is a row of the sheet for {consignee}; its consignee cannot change",
                "Cancel the row, and issue another."
            ),
            basis: [.law("MED206", "annex")],
            check: .about(ManifestAmended.self) { amended, manifest, _ in
                let consignee = manifest.form.consignee
                guard manifest.form.sheet != nil, amended.form.consignee != consignee else {
                    return []
                }
                return [
                    Fault(
                        "/consignee",
                        [
                            "number": manifest.number.description,
                            "consignee": consignee.description,
                        ]
                    )
                ]
            }
        ),
    ]

    static let handover: [Rule] = [
        Rule(
            "LD-MON-006",
            .handover,
            .warning,
            .record,
            zh: ("{number} 是 {month} 按月联单的一行，却在 {occurred} 交付", "交付在下月的，作废这一行，在下月的按月联单上另行填发"),
            en: (
                "{number} is a row of the sheet of {month}, and is handed over on {occurred}",
                "What goes in the next month goes on its sheet: cancel the row and issue another."
            ),
            basis: [.law("MED206", "annex")],
            check: .about(ManifestReleased.self) { _, manifest, context in
                let day = context.made.occurredAt.legalDay
                guard let month = manifest.form.sheet, month != ReportPeriod(monthOf: day) else {
                    return []
                }
                return [
                    Fault(
                        "/occurredAt",
                        [
                            "number": manifest.number.description, "month": month.description,
                            "occurred": day.description,
                        ]
                    )
                ]
            }
        )
    ]
}
