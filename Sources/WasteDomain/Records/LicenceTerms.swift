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
    /// All wastes together, grams a year 年经营规模.
    package let scale: Mass?

    package init?(from reader: inout ObjectReader) {
        let type = reader.required("type", LicenceType.self)
        let issuer = reader.required("issuer", OneLine.self)
        let days = DayRange(from: &reader)
        activities = reader.list("activities")
        wastes = reader.list("wastes")
        methods = reader.list("methods")
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
            "type": type, "until": days.until, "wastes": wastes.isEmpty ? nil : wastes,
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
