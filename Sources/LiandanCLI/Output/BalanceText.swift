import Accounts
import WasteDomain

/// Balances as equations for people 平衡关系式; figures in kg.
enum BalanceText {
    /// By their numbers, the equations under each other, with the events of those that do not close.
    static func text(_ shown: [Balance], of all: [Balance]) -> String {
        let groups = BalanceID.allCases.compactMap { id -> String? in
            let balances = shown.filter { $0.id == id }
            guard !balances.isEmpty else { return nil }
            let rows = balances.flatMap(rows)
            return "\(id.name) \(id.title.text)\n" + TextTable(head, rows).text
        }
        let open = all.count { !$0.closes }
        let sum =
            open == 0
            ? say("共 \(all.count) 式，全部相符", "\(all.count) balances, all of them close")
            : say(
                "共 \(all.count) 式，\(open) 式不平",
                "\(all.count) balances, \(open) of them do not close"
            )
        return (groups + [sum]).joined(separator: "\n\n")
    }

    private static var head: [String] {
        [
            "", say("场所", "site"), say("废物代码", "waste"), say("对象", "of"),
            say("关系式 kg", "equation in kg"),
        ]
    }

    private static func rows(_ balance: Balance) -> [[String]] {
        let sign = balance.id.sign
        let mark = balance.closes ? "✓" : "✗"
        let difference = say("差 ", "off by ") + kilograms(balance.difference)
        let row = [
            mark, balance.site?.description ?? balance.party.description,
            balance.waste?.description ?? "", balance.subject ?? "",
            "\(side(balance.left)) \(sign) \(side(balance.right))"
                + (balance.closes ? "" : "  " + Terminal.red(difference))
                + (balance.mark.map { "  " + $0.title.text } ?? ""),
        ]
        guard !balance.closes else { return [row] }
        let events = balance.evidence.events.map(\.description).joined(separator: " ")
        let more = balance.evidence.count - balance.evidence.events.count
        let rest = more > 0 ? say(" 等 \(balance.evidence.count) 项", " and \(more) more") : ""
        return [row, ["", "", "", "", say("记录: ", "entries: ") + events + rest]]
    }

    /// The figures that say something: all are there, so that every equation looks the same.
    private static func side(_ figures: [Balance.Figure]) -> String {
        figures.map { "\($0.name.title.text) \(kilograms($0.grams))" }.joined(separator: " + ")
    }

    /// In kilograms, exactly.
    static func kilograms(_ grams: Int64) -> String {
        (grams < 0 ? "−" : "") + (Mass(grams: abs(grams))?.kilograms ?? String(grams))
    }
}

extension BalanceID {
    /// How the two sides stand to each other where it closes.
    fileprivate var sign: String {
        switch self {
        case .lineWeight, .children: "≈"
        default: isUpperBound ? "≤" : "="
        }
    }
}
