package import CanonicalJSON

/// What a package holds, as its label says 标签内容 (HJ 1276-2022).
package struct ItemContent: Hashable, Sendable, CanonicalObject {
    /// 废物名称.
    package let name: OneLine
    /// 废物类别, if stated beside the code.
    package let category: WasteCategory?
    /// 危险特性, each once.
    package let hazards: [HazardProperty]
    /// 废物形态, a word of vocabulary `form`.
    package let form: Word
    /// 包装方式, a word of vocabulary `packaging`.
    package private(set) var packaging: Word
    /// Number of the identification report 鉴别报告, for 900-000-CC.
    package let report: Reference?
    /// 主要成分.
    package let components: OneLine?
    /// 有害成分.
    package let harmful: OneLine?

    package init?(from reader: inout ObjectReader) {
        let name = reader.required("name", OneLine.self)
        category = reader.optional("category")
        let hazards = reader.required("hazards", [HazardProperty].self)
        let form = reader.required("form", Word.self)
        let packaging = reader.required("packaging", Word.self)
        report = reader.optional("report")
        components = reader.optional("components")
        harmful = reader.optional("harmful")
        if let hazards, Set(hazards).count != hazards.count {
            reader.refuse("hazards", "HazardProperty")
        }
        guard let name, let hazards, let form, let packaging else { return nil }
        self.name = name
        self.hazards = hazards
        self.form = form
        self.packaging = packaging
    }

    /// The same waste in another packaging, if one is named.
    func packed(as packaging: Word?) -> ItemContent {
        var content = self
        if let packaging { content.packaging = packaging }
        return content
    }

    package var json: JSONValue { .object(object) }

    /// The members, for whoever writes them beside others.
    var object: JSONObject {
        [
            "category": category, "components": components, "form": form, "harmful": harmful,
            "hazards": hazards, "name": name, "packaging": packaging, "report": report,
        ]
    }
}
