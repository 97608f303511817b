import Accounts
import CanonicalJSON
import WasteDomain

/// Declarations and plans for people; figures in tonnes.
enum ReportText {
    static func plans(_ items: [PlanComparison]) -> String {
        guard !items.isEmpty else { return say("没有计划和台账", "there are no plans and no books") }
        let head = [
            say("场所", "site"), say("废物代码", "waste"), say("计划编号", "plan"),
            say("计划 t", "planned t"), say("产生 t", "generated t"), say("入库 t", "stored t"),
            say("移出 t", "shipped t"), say("移出/计划", "of the plan"),
            say("自行利用处置 t", "treated t"), say("期末 t", "left t"),
        ]
        let rows = items.map { item in
            [
                item.site.description, item.waste.description,
                item.plans.map(\.description).joined(separator: " "), tonnes(item.planned),
                tonnes(item.generated), tonnes(item.stored), tonnes(item.shipped),
                item.perMille.map(percent) ?? "—", tonnes(item.treated), tonnes(item.closing),
            ]
        }
        return TextTable(head, rows).text
    }

    /// One site's figures under its class and the last day to declare them.
    static func declaration(_ item: Declaration) -> String {
        let last = item.period.due?.description ?? ""
        let due =
            item.isDue
            ? say("申报期限 \(last)", "to be declared by \(last)")
            : say("该类单位无此申报期", "units of this class do not declare such a period")
        let title =
            "\(item.site) \(item.period)  \(item.managementClass.title.text)"
            + say("（", " (") + item.reason.title.text + say("）", ")") + "  \(due)"
            + (item.filed.map { say("，已申报 \($0)", ", filed as \($0)") } ?? "")
        let head = [
            say("废物代码", "waste"), say("期初 t", "opening t"), say("产生 t", "generated t"),
            say("接收 t", "received t"), say("退回 t", "returned t"), say("调整 t", "adjusted t"),
            say("自行/委外", "own/outsourced"), say("方式", "method"),
            say("利用处置 t", "treated t"), say("期末 t", "closing t"),
        ]
        return title + "\n" + TextTable(head, item.wastes.flatMap(rows)).text
    }

    /// A line of sums, then one for each method and consignee.
    private static func rows(_ waste: DeclaredWaste) -> [[String]] {
        let sums = [
            waste.waste.description, tonnes(waste.opening), tonnes(waste.generated),
            tonnes(waste.received), tonnes(waste.returned), tonnes(waste.adjusted), "", "", "",
            tonnes(waste.closing),
        ]
        let blank = Array(repeating: "", count: 6)
        let own = waste.treated.sorted { $0.key < $1.key }.map { method, grams in
            blank + [say("自行", "own"), method.description, tonnes(grams)]
        }
        let out = waste.consignees.map { key, grams in
            let name = key.consignee.name?.description ?? key.consignee.site.party.description
            let licence = key.consignee.licence.map { " \($0)" } ?? ""
            let region = key.consignee.region.map { " (\($0))" } ?? ""
            return blank + [name + licence + region, key.method?.description ?? "", tonnes(grams)]
        }
        return [sums] + own + out
    }

    /// In tonnes, exactly.
    static func tonnes(_ grams: Int64) -> String {
        (grams < 0 ? "−" : "") + (Mass(grams: abs(grams))?.tonnes ?? String(grams))
    }

    private static func percent(_ perMille: Int64) -> String {
        "\(perMille / 10).\(perMille % 10) %"
    }
}
