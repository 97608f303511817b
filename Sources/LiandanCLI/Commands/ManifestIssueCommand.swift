import ArgumentParser
import CanonicalJSON
import LedgerCrypto
import LedgerLog
import Liandan
import WasteDomain

/// Issues a manifest 填发.
struct ManifestIssueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "issue",
        abstract: say(
            "填发联单；编号在记录时分配",
            "Issue a manifest; its number is allotted when it is recorded"
        )
    )

    private static let lineNames = [
        "code", "mass", "packages", "method", "un", "name", "category", "hazards", "form",
        "packaging", "estimated", "report", "components", "harmful",
    ]

    @Option(help: ArgumentHelp(say("移出场所编号", "The consignor's site")))
    var site = "001"

    @Option(help: ArgumentHelp(say("承运人代码；联运可多次", "Carrier; repeat it for relay")))
    var carrier: [String] = []

    @Option(help: ArgumentHelp(say("接受人: 代码/场所编号", "Consignee: CODE/SITE")))
    var consignee: String?

    @Option(
        help: ArgumentHelp(say("托运人: consignor 或 consignee", "Shipper: consignor or consignee"))
    )
    var shipper = "consignor"

    @Option(help: ArgumentHelp(say("管理计划备案编号", "Number of the management plan")))
    var plan: String?

    @Option(help: ArgumentHelp(say("委托利用处置合同编号", "Number of the contract with the consignee")))
    var contract: String?

    @Option(help: ArgumentHelp(say("委托运输合同编号", "Number of the contract with the carrier")))
    var transportContract: String?

    @Option(help: ArgumentHelp(say("跨省转移批准文号", "Approval, where the waste leaves its province")))
    var approval: String?

    @Option(help: ArgumentHelp(say("突发环境事件防范措施", "Emergency precautions")))
    var measures: String?

    @Option(help: ArgumentHelp(say("应急联系电话", "Emergency telephone")))
    var phone: String?

    @Option(
        help: ArgumentHelp(
            say(
                "废物行: code=900-214-08,mass=1.2t,packages=3,method=R9,un=UN3082,hazards=T+I,form=liquid,packaging=drum；可多次",
                "A line: code=900-214-08,mass=1.2t,packages=3,method=R9,un=UN3082,hazards=T+I,form=liquid,packaging=drum; repeatable"
            )
        )
    )
    var line: [String] = []

    @Option(
        help: ArgumentHelp(
            say("由这些物品生成废物行；@文件；可多次", "Make the lines from these items; @file; repeatable")
        )
    )
    var item: [String] = []

    @Option(help: ArgumentHelp(say("由物品生成的行的方式代码", "Method, for lines made from items")))
    var method: String?

    @Option(help: ArgumentHelp(say("由物品生成的行的 UN 编号", "UN number, for lines made from items")))
    var un: String?

    @Option(help: ArgumentHelp(say("已有的国家联单编号", "A number the national system gave already")))
    var number: String?

    @Option(help: ArgumentHelp(say("联单 UUID；默认新编", "UUID of the manifest; a new one by default")))
    var manifest: String?

    @OptionGroup var handling: HandlingOptions

    @Option(help: ArgumentHelp(say("经办人电话；封存", "That person's telephone; sealed")))
    var handlerPhone: String?

    @OptionGroup var input: InputOptions
    @OptionGroup var signing: SigningOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let desk = try Desk(common, signing)
        guard let file = input.file else {
            var given = try members(desk)
            given["lines"] = try lines(desk).json
            try desk.state([StatementDraft(.manifestIssued, given)])
            return
        }
        let drafts = try FormInput.objects(file).map { object in
            StatementDraft(.manifestIssued, object.completed(by: try members(desk)))
        }
        try desk.state(drafts)
    }

    /// What the flags say, with a UUID of its own unless one is given.
    private func members(_ desk: Desk) throws -> JSONObject {
        let id =
            try manifest?.lowercased()
            ?? UniqueID(time: desk.clock.now(), randomness: RandomBytes.make(10)).description
        let place = consignee.map { text in
            let parts = text.split(separator: "/", maxSplits: 1).map { String($0).asCode }
            return ["party": parts.first, "site": parts.count > 1 ? parts[1] : "001"] as JSONObject
        }
        let emergency: JSONObject = ["measures": measures, "phone": phone]
        return [
            "approval": approval, "carriers": carrier.isEmpty ? nil : carrier.map(\.asCode),
            "consignee": place,
            "consignor": ["party": desk.party, "site": site] as JSONObject, "contract": contract,
            "emergency": emergency, "handler": handling.handler, "handlerPhone": handlerPhone,
            "manifest": id, "number": number, "plan": plan, "shipper": shipper,
            "transportContract": transportContract,
        ]
    }

    private func lines(_ desk: Desk) throws -> [JSONObject] {
        if !item.isEmpty { return try linesOfItems(CodeList.expand(item), desk) }
        return try line.enumerated().map { index, text in
            let pairs = try Pairs(text, names: Self.lineNames)
            var object: JSONObject = [
                "category": pairs["category"], "code": pairs["code"],
                "components": pairs["components"], "form": pairs["form"],
                "harmful": pairs["harmful"],
                "hazards": pairs["hazards"].map { $0.split(separator: "+").map(String.init) },
                "line": index + 1, "mass": pairs.mass("mass"), "method": pairs["method"],
                "name": pairs["name"], "packages": pairs.integer("packages"),
                "packaging": pairs["packaging"], "report": pairs["report"], "un": pairs["un"],
            ]
            if pairs["estimated"] == "yes" { object["estimated"] = .bool(true) }
            if let code = pairs["code"].flatMap({ WasteCode($0) }) {
                try CatalogueDefaults.complete(&object, for: code)
            }
            return object
        }
    }

    /// One line for each waste among some packages, with what their labels say.
    private func linesOfItems(_ codes: [String], _ desk: Desk) throws -> [JSONObject] {
        let items = try desk.ledger().query { (reader) throws(LogError) in
            var items: [Item] = []
            for code in codes {
                guard let item = try reader.record(Item.self, code) else {
                    throw LogError(.notFound, say("没有物品 \(code)", "there is no item \(code)"))
                }
                items.append(item)
            }
            return items
        }
        let wastes = Dictionary(grouping: items, by: \.code.waste).sorted { $0.key < $1.key }
        return wastes.enumerated().compactMap { index, group in
            guard case .object(var object)? = group.value.first?.content.json else { return nil }
            object["code"] = group.key.json
            object["line"] = (index + 1).json
            object["mass"] = group.value.compactMap { $0.weighed?.net }.total.json
            object["method"] = method.map(JSONValue.string)
            object["packages"] = group.value.count.json
            object["un"] = un.map(JSONValue.string)
            return object
        }
    }
}
