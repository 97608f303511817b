import ArgumentParser
import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// Lists packages by whoever has them 物品清单.
struct ItemListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: say("列出物品，可按库、分区、状态筛选", "List packages, by store, zone or state"),
        discussion: say(
            "默认不列出已了结的（已利用处置、作废、换码等）。例: liandan item list --store TS001 --zone A",
            """
            Those that have come to their end are left out unless their state is named.
            For example: liandan item list --store TS001 --zone A
            """
        )
    )

    @Option(help: ArgumentHelp(say("只列出某单位保管的", "Only those this party has")))
    var party: String?

    @Option(help: ArgumentHelp(say("只列出某贮存设施内的", "Only those in this store")))
    var store: String?

    @Option(help: ArgumentHelp(say("只列出某分区内的", "Only those in this zone")))
    var zone: String?

    @Option(help: ArgumentHelp(say("只列出某种废物的", "Only those of this waste")))
    var waste: String?

    @Option(
        help: ArgumentHelp(
            say(
                "只列出某状态的，如 stored、loaded；可多次",
                "Only those that are so, such as stored or loaded; repeatable"
            )
        )
    )
    var status: [ItemStatus] = []

    @OptionGroup var common: CommonOptions

    func run() throws {
        let ledger = try ReadingDesk(common).ledger()
        let named = try party.map { try PartyReference.find($0, ledger) }
        let waste = try waste.map { try CodeArgument.waste($0) }
        let items = try ledger.query { (reader) throws(LogError) in
            var items: [Item] = []
            for holder in try PartyReference.all(named, reader) {
                try reader.forEach(Item.self, term: "holder:\(holder)") { item throws(LogError) in
                    if isListed(item, of: waste) { items.append(item) }
                }
            }
            return items
        }
        let json: JSONObject = ["items": items, "v": 1]
        common.printer.show(json, text(items))
    }

    private func isListed(_ item: Item, of waste: WasteCode?) -> Bool {
        let isMeant = status.isEmpty ? !item.status.isFinal : status.contains(item.status)
        return isMeant && (waste == nil || item.code.waste == waste)
            && (store == nil || item.stored?.facility.description == store)
            && (zone == nil || item.stored?.zone?.description == zone)
    }

    private func text(_ items: [Item]) -> String {
        let head = [
            say("编码", "code"), say("名称", "name"), say("状态", "state"), say("净重 kg", "net kg"),
            say("库位", "stored at"), say("所在箱", "inside"), say("破损", "damaged"),
        ]
        let rows = items.map { item in
            [
                item.id, item.content.name.description, item.status.title.text,
                item.net?.kilograms ?? "—", item.stored.map(\.text) ?? "—",
                item.container?.description ?? "—", item.damaged == nil ? "" : say("破损", "yes"),
            ]
        }
        // What stands in a box is weighed with it.
        let outer = items.filter { $0.container == nil }
        let sum = say(
            "\(items.count) 件，其中单独存放 \(outer.count) 件，共 \(outer.compactMap(\.net).total.kilograms) kg",
            "\(items.count) packages, \(outer.count) not inside others, "
                + "\(outer.compactMap(\.net).total.kilograms) kg"
        )
        return TextTable(head, rows).text + "\n" + sum
    }
}

extension ItemStatus: ExpressibleByArgument {}

extension StoredPlace {
    /// Store and zone, as in `TS001 A`.
    var text: String {
        ([facility.description] + [zone?.description].compactMap(\.self)).joined(separator: " ")
    }
}
