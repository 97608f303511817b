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
        common.printer.show(
            json,
            TextTable([item.id, ""], Self.rows(item, manifest) + Self.family(item)).text
        )
    }

    private static func rows(_ item: Item, _ manifest: Manifest?) -> [[String]] {
        let content = item.content
        return [
            [say("废物", "waste"), "\(item.code.waste) \(content.name)"],
            [say("危险特性", "hazards"), content.hazards.map(\.title.text).joined(separator: ", ")],
            [say("状态", "state"), ItemLookup.status(item, manifest)],
            [say("保管人", "held by"), item.custodian.description],
            [say("净重 kg", "net kg"), item.weighed?.net.kilograms ?? "—"],
            [say("接收净重 kg", "received net kg"), item.receivedNet?.kilograms ?? "—"],
            [say("贮存位置", "stored at"), item.stored?.text ?? "—"],
            [say("联单", "manifest"), manifest?.number.description ?? "—"],
        ]
    }

    /// What it came of, what it holds and what befell it, as far as there is anything.
    private static func family(_ item: Item) -> [[String]] {
        let damaged = item.damaged.map { [text($0)] } ?? []
        let seen = item.sighted.map { ["\($0.place) \(text($0.note))"] } ?? []
        let labels = item.labels.map { label in
            let old = label.oldLabel.map { say("，原标签 ", ", the old one ") + $0.description } ?? ""
            return text(label.note) + old
        }
        let rows: [(String, [String])] = [
            (say("容器", "vessel"), [item.vessel?.description].compactMap(\.self)),
            (say("所在箱", "inside"), [item.container?.description].compactMap(\.self)),
            (say("内含", "holds"), item.contents.map(\.description)),
            (say("上级编码", "came of"), item.parents.map(\.description)),
            (say("下级编码", "went into"), item.children.map(\.description)),
            (say("来自批次", "left over of batch"), item.residueOf.map(\.description)),
            (say("破损", "damaged"), damaged), (say("补贴标签", "relabelled"), labels),
            (say("最近清点", "seen last"), seen),
            (say("利用处置", "treated"), item.treated.map { [text($0)] } ?? []),
            (say("利用处置批次", "batch"), [item.batch?.description].compactMap(\.self)),
        ]
        return rows.flatMap { name, values in
            values.enumerated().map { [$0 == 0 ? name : "", $1] }
        }
    }

    private static func text(_ note: StatementNote) -> String {
        "\(LocalTime.text(note.at)) (\(note.event))"
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
