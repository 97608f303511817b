package import CanonicalJSON

/// What a licence allows, and when 许可证内容 (《危险废物经营许可证管理办法》第10条).
package struct LicenceTerms: Hashable, Sendable, CanonicalObject {
    /// 许可证类型.
    package let type: LicenceType
    /// 发证机关.
    package let issuer: OneLine
    /// 有效期限.
    package let days: DayRange
    /// 经营方式; empty if none is named.
    package let activities: [Activity]
    /// The wastes it covers; empty for transport and discharge.
    package let wastes: [WasteScope]
    /// 利用处置方式; empty means any that its activities allow.
    package let methods: [MethodScale]
    /// The streams of other solid waste it is a paper of; empty for hazardous waste.
    package let streams: [StreamScope]
    /// All wastes together, grams a year 年经营规模.
    package let scale: Mass?

    package init?(from reader: inout ObjectReader) {
        let type = reader.required("type", LicenceType.self)
        let issuer = reader.required("issuer", OneLine.self)
        let days = DayRange(from: &reader)
        activities = reader.list("activities")
        wastes = reader.list("wastes")
        methods = reader.list("methods")
        streams = reader.list("streams")
        scale = reader.optional("scale")
        guard let type, let issuer, let days else { return nil }
        self.type = type
        self.issuer = issuer
        self.days = days
    }

    package var json: JSONValue {
        .object([
            "activities": activities.isEmpty ? nil : activities, "from": days.from,
            "issuer": issuer, "methods": methods.isEmpty ? nil : methods, "scale": scale,
            "streams": streams.unlessEmpty, "type": type, "until": days.until,
            "wastes": wastes.isEmpty ? nil : wastes,
        ])
    }

    /// Whether a waste code is among those covered.
    package func covers(_ code: WasteCode) -> Bool { wastes.contains { $0.covers(code) } }
}

/// A category a licence covers: all of it, listed codes, or all but listed codes.
package struct WasteScope: Hashable, Sendable, CanonicalObject {
    /// 废物类别.
    package let category: WasteCategory
    /// The only codes covered; all of the category if nil.
    package let codes: [WasteCode]?
    /// Codes of the category that are not covered; none if nil.
    package let except: [WasteCode]?

    package init?(from reader: inout ObjectReader) {
        let category = reader.required("category", WasteCategory.self)
        codes = reader.optional("codes")
        except = reader.optional("except")
        guard let category else { return nil }
        if let codes, codes.contains(where: { $0.category != category }) {
            reader.refuse("codes", "WasteScope")
        }
        self.category = category
    }

    package var json: JSONValue {
        .object(["category": category, "codes": codes, "except": except])
    }

    /// Whether a code is of the category and not left out.
    package func covers(_ code: WasteCode) -> Bool {
        code.category == category && codes?.contains(code) ?? true
            && !(except?.contains(code) ?? false)
    }
}

/// A method a licence allows and how much of it a year.
package struct MethodScale: Hashable, Sendable, CanonicalObject {
    /// 利用处置方式.
    package let method: MethodCode
    /// Grams a year.
    package let scale: Mass?

    package init?(from reader: inout ObjectReader) {
        let method = reader.required("method", MethodCode.self)
        scale = reader.optional("scale")
        guard let method else { return nil }
        self.method = method
    }

    package var json: JSONValue { .object(["method": method, "scale": scale]) }
}

/// What a paper of a stream is, and what it is for: an entry of a white list 白名单, a franchise 特许经营,
/// an approved site 核准的消纳场, a treatment plan that was filed 处理方案备案.
package struct StreamScope: Hashable, Sendable, CanonicalObject {
    /// 固废类别.
    package let stream: StreamID
    /// Which of the papers that the stream's profile names.
    package let paper: Word
    /// The wastes it is for; all of the stream if nil.
    package let codes: [StreamKind]?
    /// To whom they may go 去向; anybody if nil.
    package let consignees: [PartyID]?

    package init?(from reader: inout ObjectReader) {
        let stream = reader.required("stream", StreamID.self)
        let paper = reader.required("paper", Word.self)
        codes = reader.optional("codes")
        consignees = reader.optional("consignees")
        guard let stream, let paper else { return nil }
        self.stream = stream
        self.paper = paper
    }

    package var json: JSONValue {
        .object(["codes": codes, "consignees": consignees, "paper": paper, "stream": stream])
    }

    /// Whether it is for a waste that goes to somebody, or to nobody who is named.
    package func covers(_ code: StreamCode, to consignee: PartyID?) -> Bool {
        codes.map { $0.contains { $0.contains(code) } } ?? true
            && consignee.map { consignees?.contains($0) ?? true } ?? true
    }
}
