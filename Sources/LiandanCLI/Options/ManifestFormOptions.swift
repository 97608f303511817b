import ArgumentParser
import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// The flags of what the consignor fills in 移出信息.
struct ManifestFormOptions: ParsableArguments {
    private static let lineNames = [
        "line", "code", "mass", "packages", "method", "un", "name", "category", "hazards", "form",
        "packaging", "estimated", "report", "components", "harmful",
    ]

    @Option(help: ArgumentHelp(say("移出场所编号；默认 001", "The consignor's site; 001 by default")))
    var site: String?

    @Option(help: ArgumentHelp(say("承运人代码；联运可多次", "Carrier; repeat it for relay")))
    var carrier: [String] = []

    @Option(help: ArgumentHelp(say("接受人: 代码/场所编号", "Consignee: CODE/SITE")))
    var consignee: String?

    @Option(
        help: ArgumentHelp(
            say(
                "托运人: consignor 或 consignee；默认移出人",
                "Shipper: consignor or consignee; the consignor by default"
            )
        )
    )
    var shipper: String?

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
                "废物行: code=900-214-08,mass=1.2t,packages=3,method=R9,un=UN3082,hazards=T+I,form=liquid,packaging=drum，估计的加 estimated=yes；可多次",
                "A line: code=900-214-08,mass=1.2t,packages=3,method=R9,un=UN3082,hazards=T+I,form=liquid,packaging=drum, estimated=yes for an estimate; repeatable"
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

    @Option(
        help: ArgumentHelp(
            say(
                "豁免: 清单序号:环节[:证据]，环节为 collect, transport, use, dispose；可多次",
                "Exempt: ROW:STAGE[:EVIDENCE], STAGE one of collect, transport, use, dispose; repeatable"
            )
        )
    )
    var exempt: [String] = []

    @Option(
        help: ArgumentHelp(
            say("点对点定向利用实施方案编号", "Number of the point-to-point plan an exempt use is under")
        )
    )
    var grant: String?

    @Option(
        help: ArgumentHelp(
            say("改送: 被拒收的联单", "The manifest whose refused load this one takes elsewhere")
        )
    )
    var redirects: String?

    @Option(
        name: .customLong("emergency"),
        help: ArgumentHelp(
            say(
                "应急处置编号: 由其清单上的设施接收 (emergency list)",
                "The emergency whose facility takes it in (emergency list)"
            )
        )
    )
    var underEmergency: String?

    /// The members that are said, beside consignor and lines.
    func members(_ desk: Desk) throws -> JSONObject {
        let place = consignee.map { text in
            let parts = text.split(separator: "/", maxSplits: 1).map { String($0).asCode }
            return ["party": parts.first, "site": parts.count > 1 ? parts[1] : "001"] as JSONObject
        }
        let emergency: JSONObject = ["measures": measures, "phone": phone]
        return [
            "approval": approval, "carriers": carrier.isEmpty ? nil : carrier.map(\.asCode),
            "consignee": place, "contract": contract,
            "emergency": emergency.members.isEmpty ? nil : emergency,
            "exemptions": exempt.isEmpty ? nil : try exempt.map(claim), "plan": plan,
            "redirects": try redirects.map { try ManifestReference.resolve($0, desk) },
            "shipper": shipper, "transportContract": transportContract,
            "underEmergency": underEmergency,
        ]
    }

    private func claim(_ text: String) throws -> JSONObject {
        let parts = text.split(separator: ":", maxSplits: 2).map(String.init)
        guard parts.count > 1, let row = Int(parts[0]) else {
            throw CommandError(
                .usage,
                "\"\(text)\" 应为 清单序号:环节[:证据]",
                "\"\(text)\" should be ROW:STAGE[:EVIDENCE]"
            )
        }
        return [
            "evidence": parts.count > 2 ? parts[2] : nil,
            "grant": parts[1] == ExemptionStage.use.rawValue ? grant : nil, "row": row,
            "stage": parts[1],
        ]
    }

    /// The lines: made from packages, said one by one, or those there were before.
    ///
    /// A line that is said with its number takes from the one there was what it does not say.
    func lines(before: [JSONObject] = [], _ desk: Desk) throws -> [JSONObject] {
        if !item.isEmpty {
            return try linesOfItems(CodeList.expand(item), desk).map { line in
                let same = before.first { $0["code"] == line["code"] }
                return line.completed(by: ["method": same?["method"], "un": same?["un"]])
            }
        }
        guard !line.isEmpty else { return before }
        let stated = try line.map { try Pairs($0, names: Self.lineNames) }
        var lines = stated.contains { $0["line"] != nil } ? before : []
        for pairs in stated {
            let number = try Self.number(pairs, upTo: lines.count + 1)
            var object = Self.line(pairs)
            if lines.indices.contains(number - 1) {
                var old = lines[number - 1]
                if object["code"] != nil, object["code"] != old["code"] {
                    for name in ["category", "hazards", "name"] { old[name] = nil }
                }
                object = object.completed(by: old)
            }
            object["line"] = number.json
            if let said = pairs["estimated"] {
                object["estimated"] = said == "yes" ? .bool(true) : nil
            }
            if let code = object["code"]?.string.flatMap({ WasteCode($0) }) {
                try CatalogueDefaults.complete(&object, for: code)
            }
            if number > lines.count { lines.append(object) } else { lines[number - 1] = object }
        }
        return lines
    }

    /// Whether a line's mass is said.
    func statesMass(of number: Int) throws -> Bool {
        try line.map { try Pairs($0, names: Self.lineNames) }.contains { pairs in
            pairs["mass"] != nil && pairs["line"] == String(number)
        }
    }

    /// The line that is meant: the one named, or the next.
    private static func number(_ pairs: Pairs, upTo next: Int) throws -> Int {
        guard let text = pairs["line"] else { return next }
        guard let number = Int(text), (1...next).contains(number) else {
            throw CommandError(
                .usage,
                "没有第 \(text) 行；行号从 1 连续",
                "there is no line \(text); lines are numbered on from 1"
            )
        }
        return number
    }

    private static func line(_ pairs: Pairs) -> JSONObject {
        [
            "category": pairs["category"], "code": pairs["code"],
            "components": pairs["components"], "form": pairs["form"], "harmful": pairs["harmful"],
            "hazards": pairs["hazards"].map { $0.split(separator: "+").map(String.init) },
            "mass": pairs.mass("mass"), "method": pairs["method"], "name": pairs["name"],
            "packages": pairs.integer("packages"), "packaging": pairs["packaging"],
            "report": pairs["report"], "un": pairs["un"],
        ]
    }

    /// One line for each waste among some packages, with what their labels say.
    private func linesOfItems(_ codes: [String], _ desk: Desk) throws -> [JSONObject] {
        let items = try desk.ledger().query { (reader) throws(LogError) in
            try ItemLookup.find(codes, reader)
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
