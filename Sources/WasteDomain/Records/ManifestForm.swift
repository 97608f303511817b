package import CanonicalJSON

/// What the consignor fills in 联单第一部分 (《危险废物转移管理办法》第10条第4项).
package struct ManifestForm: Hashable, Sendable, CanonicalObject {
    /// 移出人, and the site the waste leaves.
    package let consignor: SiteID
    /// One carrier, or several in relay.
    package let carriers: [PartyID]
    /// 接受人, and the site it goes to; nowhere else may it be delivered (第11条第4项).
    package let consignee: SiteID
    /// 托运人.
    package let shipper: ShipperRole
    /// 管理计划备案编号.
    package let plan: Reference
    /// 委托利用处置合同编号.
    package let contract: Reference
    /// 委托运输合同编号, between shipper and carrier.
    package let transportContract: Reference?
    /// 跨省转移批准文号.
    package let approval: Reference?
    /// 突发环境事件防范措施.
    package let emergency: Emergency
    /// 废物行, numbered 1, 2, 3; at least one.
    package let lines: [ManifestLine]
    /// 豁免: the stages of this transfer that are claimed to be exempt.
    package let exemptions: [ExemptionClaim]
    /// The manifest whose refused load this one takes elsewhere 改送.
    package let redirects: UniqueID?
    /// 按月联单: the month of the sheet of medical waste it is a row of; nil for a manifest of its own.
    package let sheet: ReportPeriod?
    /// 应急处置: the emergency whose facility takes it in; nil outside of one.
    package let underEmergency: Reference?

    /// Refuses a form without carriers or with one twice, lines that are not numbered 1, 2, 3, and
    /// a sheet of anything but a month.
    package init?(from reader: inout ObjectReader) {
        let consignor = reader.required("consignor", SiteID.self)
        let carriers = reader.required("carriers", [PartyID].self)
        let consignee = reader.required("consignee", SiteID.self)
        let shipper = reader.required("shipper", ShipperRole.self)
        let plan = reader.required("plan", Reference.self)
        let contract = reader.required("contract", Reference.self)
        transportContract = reader.optional("transportContract")
        approval = reader.optional("approval")
        let emergency = reader.required("emergency", Emergency.self)
        let lines = reader.required("lines", [ManifestLine].self)
        exemptions = reader.list("exemptions")
        redirects = reader.optional("redirects")
        sheet = reader.optional("sheet")
        if let sheet, !sheet.isMonth { reader.refuse("sheet", "month") }
        underEmergency = reader.optional("underEmergency")
        if let carriers, carriers.isEmpty || Set(carriers).count != carriers.count {
            reader.refuse("carriers", "carriers")
        }
        if let lines, lines.isEmpty || lines.map(\.line) != Array(1...lines.count) {
            reader.refuse("lines", "lineNumbers")
        }
        guard let consignor, let carriers, let consignee, let shipper, let plan, let contract,
            let emergency, let lines
        else { return nil }
        self.consignor = consignor
        self.carriers = carriers
        self.consignee = consignee
        self.shipper = shipper
        self.plan = plan
        self.contract = contract
        self.emergency = emergency
        self.lines = lines
    }

    package var json: JSONValue { .object(object) }

    /// The members, for whoever writes them beside others.
    var object: JSONObject {
        [
            "approval": approval, "carriers": carriers, "consignee": consignee,
            "consignor": consignor, "contract": contract, "emergency": emergency,
            "exemptions": exemptions.isEmpty ? nil : exemptions, "lines": lines, "plan": plan,
            "redirects": redirects, "sheet": sheet, "shipper": shipper,
            "transportContract": transportContract, "underEmergency": underEmergency,
        ]
    }

    /// The party that hires the carrier 托运人.
    package var shipperParty: PartyID {
        shipper == .consignor ? consignor.party : consignee.party
    }

    /// Whether a stage of this transfer is claimed to be exempt.
    package func claims(_ stage: ExemptionStage) -> Bool {
        exemptions.contains { $0.stage == stage }
    }

    /// The plans of the province it claims under, each once.
    var grants: [DocumentID] {
        Set(exemptions.compactMap(\.grant)).sorted().map { DocumentID(consignor.party, $0) }
    }

    /// Everybody named.
    package var parties: [PartyID] { [consignor.party] + carriers + [consignee.party] }
}

/// What to do in an emergency, and whom to call 突发环境事件防范措施.
package struct Emergency: Hashable, Sendable, CanonicalObject {
    /// 防范措施.
    package let measures: OneLine
    /// 应急联系电话.
    package let phone: OneLine

    package init?(from reader: inout ObjectReader) {
        let measures = reader.required("measures", OneLine.self)
        let phone = reader.required("phone", OneLine.self)
        guard let measures, let phone else { return nil }
        self.measures = measures
        self.phone = phone
    }

    package var json: JSONValue { .object(["measures": measures, "phone": phone]) }
}

/// One waste on a manifest 废物行.
package struct ManifestLine: Hashable, Sendable, CanonicalObject {
    /// 序号, from 1.
    package let line: Int
    /// 废物代码.
    package let code: WasteCode
    /// Name, 危险特性, 形态 and 包装方式, which the consignee compares (第18条第2款).
    package let content: ItemContent
    /// 包装数量.
    package let packages: Int
    /// 移出量, in grams; what is released binds.
    package let mass: Mass
    /// Whether `mass` is an estimate, to be weighed before release.
    package let estimated: Bool
    /// 危险货物编号, where the transport is not exempt.
    package let un: UNNumber?
    /// 拟利用处置方式.
    package let method: MethodCode

    /// Refuses an `estimated` that says no: then it is left out, so that there is one spelling.
    package init?(from reader: inout ObjectReader) {
        let line = reader.required("line", Int.self)
        let code = reader.required("code", WasteCode.self)
        let content = ItemContent(from: &reader)
        let packages = reader.required("packages", Int.self)
        let mass = reader.required("mass", Mass.self)
        let estimated = reader.optional("estimated", Bool.self)
        un = reader.optional("un")
        let method = reader.required("method", MethodCode.self)
        if estimated == false { reader.refuse("estimated", "flag") }
        if let packages, packages < 0 { reader.refuse("packages", "count") }
        guard let line, let code, let content, let packages, let mass, let method else {
            return nil
        }
        self.line = line
        self.code = code
        self.content = content
        self.packages = packages
        self.mass = mass
        self.estimated = estimated ?? false
        self.method = method
    }

    package var json: JSONValue {
        var object = content.object
        object["line"] = line.json
        object["code"] = code.json
        object["packages"] = packages.json
        object["mass"] = mass.json
        object["estimated"] = estimated ? .bool(true) : nil
        object["un"] = un?.json
        object["method"] = method.json
        return .object(object)
    }
}
