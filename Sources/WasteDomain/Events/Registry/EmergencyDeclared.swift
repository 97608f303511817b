package import CanonicalJSON

/// A government's plan of disposal is put into force for a time 应急处置启动: listed facilities may take in
/// medical waste without a licence for it (《固体废物污染环境防治法》第91条, 《国家危险废物名录》附录第2项).
package struct EmergencyDeclared: StatementBody {
    package static let kind = EventKind.emergencyDeclared

    /// 应急处置编号, such as the number of the government's order; unique in the ledger.
    package let emergency: Reference
    /// Where the waste comes from: a county, a prefecture or a province.
    package let region: RegionCode
    /// 废物代码 of the medical waste it is about, each once.
    package let codes: [WasteCode]
    /// Whether it is a major epidemic 重大传染病疫情.
    package let epidemic: Bool
    /// From when on, never before it is declared; at once if nil.
    package let from: Timestamp?
    /// Until when, without anybody's doing; that instant does not count any more.
    package let until: Timestamp
    /// 确定处置方案的县级以上人民政府.
    package let government: OneLine
    /// 处置方案文号.
    package let plan: Reference
    /// 协同应急处置设施清单, each site once; at least one.
    package let facilities: [EmergencyFacility]

    /// Refuses an end that is not after the beginning, codes that are no medical waste or stand
    /// twice, and a site listed twice.
    package init?(from reader: inout ObjectReader) {
        let emergency = reader.required("emergency", Reference.self)
        let region = reader.required("region", RegionCode.self)
        let codes = reader.required("codes", [WasteCode].self)
        epidemic = reader.flag("epidemic")
        from = reader.optional("from")
        let until = reader.required("until", Timestamp.self)
        let government = reader.required("government", OneLine.self)
        let plan = reader.required("plan", Reference.self)
        let facilities = reader.required("facilities", [EmergencyFacility].self)
        if let codes {
            if codes.isEmpty || Set(codes).count != codes.count {
                reader.refuse("codes", "distinct codes")
            } else if !codes.allSatisfy(\.isMedical) {
                reader.refuse("codes", "medical waste")
            }
        }
        if let from, let until, until <= from { reader.refuse("until", "DayRange") }
        if let facilities,
            facilities.isEmpty
                || Set(facilities.map(\.site)).count != facilities.count
        {
            reader.refuse("facilities", "distinct sites")
        }
        guard let emergency, let region, let codes, let until, let government, let plan,
            let facilities
        else { return nil }
        self.emergency = emergency
        self.region = region
        self.codes = codes
        self.until = until
        self.government = government
        self.plan = plan
        self.facilities = facilities
    }

    package var json: JSONValue { .object(object) }

    /// The members, for whoever writes them beside others.
    var object: JSONObject {
        [
            "codes": codes, "emergency": emergency, "epidemic": epidemic ? true : nil,
            "facilities": facilities, "from": from, "government": government, "plan": plan,
            "region": region, "until": until,
        ]
    }

    package func speakers(in slice: StateSlice) -> [Speaker] { [.authority] }

    package var needs: [Mention] {
        facilities.enumerated().map { Mention("/facilities/\($0)/site", Subject(.site, $1.site)) }
    }

    package var creates: [Mention] { [Mention("/emergency", Subject(.emergency, emergency))] }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        [Subject(.emergency, emergency), Subject(.emergencyArea, region)]
            + facilities.map { Subject(.site, $0.site) }
    }

    package func apply(to slice: inout StateSlice, _ made: Made) {
        guard slice[DeclaredEmergency.self, emergency] == nil else { return }
        slice.put(DeclaredEmergency(self, made))
        var area = slice[EmergencyArea.self, region] ?? EmergencyArea(region)
        area.emergencies.append(emergency)
        slice.put(area)
    }
}

/// A facility of the list 协同应急处置设施.
package struct EmergencyFacility: Hashable, Sendable, CanonicalObject {
    package let site: SiteID
    package let type: EmergencyFacilityType
    /// 日处置能力, in grams a legal day; more than nothing.
    package let perDay: Mass
    /// 优先顺序, from 1.
    package let priority: Int

    /// Refuses a capacity of nothing and a priority below 1.
    package init?(from reader: inout ObjectReader) {
        let site = reader.required("site", SiteID.self)
        let type = reader.required("type", EmergencyFacilityType.self)
        let perDay = reader.required("perDay", Mass.self)
        let priority = reader.required("priority", Int.self)
        if perDay == .zero { reader.refuse("perDay", "amount") }
        if let priority, priority < 1 { reader.refuse("priority", "count") }
        guard let site, let type, let perDay, let priority else { return nil }
        self.site = site
        self.type = type
        self.perDay = perDay
        self.priority = priority
    }

    package var json: JSONValue {
        .object(["perDay": perDay, "priority": priority, "site": site, "type": type])
    }
}
