import ArgumentParser
import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// Shows where a package stands.
struct ItemShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: say("显示一件物品", "Show a package")
    )

    @Argument(help: ArgumentHelp(say("物品编码，37位", "Item code, 37 characters")))
    var code: String

    @OptionGroup var common: CommonOptions

    func run() throws {
        let ledger = try ReadingDesk(common).ledger()
        let (item, manifest) = try ledger.query { (reader) throws(LogError) in
            try ItemLookup.find(code, reader)
        }
        let json: JSONObject = ["manifest": manifest?.number, "record": item, "v": 1]
        let content = item.content
        let rows = [
            [say("废物", "waste"), "\(item.code.waste) \(content.name)"],
            [say("危险特性", "hazards"), content.hazards.map(\.title.text).joined(separator: ", ")],
            [say("状态", "state"), ItemLookup.status(item, manifest)],
            [say("保管人", "held by"), item.custodian.description],
            [say("净重 kg", "net kg"), item.weighed?.net.kilograms ?? "—"],
            [say("接收净重 kg", "received net kg"), item.receivedNet?.kilograms ?? "—"],
            [
                say("贮存位置", "stored at"),
                item.stored.map { "\($0.facility) \($0.zone?.description ?? "")" } ?? "—",
            ],
            [say("联单", "manifest"), manifest?.number.description ?? "—"],
        ]
        common.printer.show(json, TextTable([item.id, ""], rows).text)
    }
}

/// Finds a package and the manifest it is or was on.
enum ItemLookup {
    static func find(_ text: String, _ reader: StateReader) throws(LogError) -> (Item, Manifest?) {
        let code = text.asCode
        guard ItemCode(code) != nil, let item = try reader.record(Item.self, code) else {
            throw LogError(.notFound, say("没有物品 \(code)", "there is no item \(code)"))
        }
        guard let id = item.manifests.last else { return (item, nil) }
        return (item, try reader.record(Manifest.self, id))
    }

    /// Packages by their codes.
    static func find(_ codes: [String], _ reader: StateReader) throws(LogError) -> [Item] {
        var items: [Item] = []
        for code in codes {
            guard ItemCode(code) != nil, let item = try reader.record(Item.self, code) else {
                throw LogError(.notFound, say("没有物品 \(code)", "there is no item \(code)"))
            }
            items.append(item)
        }
        return items
    }

    /// The state, with that of its manifest while it is on the way.
    static func status(_ item: Item, _ manifest: Manifest?) -> String {
        guard item.status == .loaded, let manifest else { return item.status.title.text }
        return "\(item.status.title.text)（\(manifest.status.title.text)）"
    }
}
