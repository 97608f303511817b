package import CanonicalJSON
package import WasteDomain

/// A waste and how it is packed and treated.
package struct PlannedWaste: Hashable, Sendable, CanonicalObject {
    package let code: WasteCode
    /// 废物名称.
    package let name: String
    package let hazards: [String]
    package let form: String
    package let packaging: String
    /// 联合国编号.
    package let un: String
    /// 利用处置方式.
    package let method: String
    /// What a package holds about, in grams.
    package let package: Int

    package init?(from reader: inout ObjectReader) {
        let code = reader.required("code", WasteCode.self)
        let form = reader.required("form", String.self)
        let hazards: [String] = reader.list("hazards")
        let method = reader.required("method", String.self)
        let name = reader.required("name", String.self)
        let package = reader.required("package", Int.self)
        let packaging = reader.required("packaging", String.self)
        let un = reader.required("un", String.self)
        guard let code, let form, let method, let name, let package, let packaging, let un,
            package > 0
        else { return nil }
        self.code = code
        self.form = form
        self.hazards = hazards
        self.method = method
        self.name = name
        self.package = package
        self.packaging = packaging
        self.un = un
    }

    package var json: JSONValue {
        .object([
            "code": code, "form": form, "hazards": hazards, "method": method, "name": name,
            "package": package, "packaging": packaging, "un": un,
        ])
    }
}

/// A carrier 承运人 and how many vehicles it has.
package struct PlannedCarrier: Hashable, Sendable, CanonicalObject {
    package let name: String
    package let vehicles: Int
    /// The way of collecting it works for.
    package let way: PlannedGroup.Way

    package init?(from reader: inout ObjectReader) {
        let name = reader.required("name", String.self)
        let vehicles = reader.required("vehicles", Int.self)
        let way = reader.required("way", PlannedGroup.Way.self)
        guard let name, let vehicles, let way, vehicles > 0 else { return nil }
        self.name = name
        self.vehicles = vehicles
        self.way = way
    }

    package var json: JSONValue {
        .object(["name": name, "vehicles": vehicles, "way": way])
    }
}

/// Somebody with a licence to take waste in 经营单位.
package struct PlannedReceiver: Hashable, Sendable, CanonicalObject {
    package let name: String
    /// Where its site lies.
    package let region: RegionCode
    /// 废物类别 its licence covers.
    package let categories: [String]
    /// A year by its licence, in grams 年经营规模.
    package let scale: Int
    /// Whether it only collects, and sends on what it took in 收集单位.
    package let collects: Bool

    package init?(from reader: inout ObjectReader) {
        let categories = reader.required("categories", [String].self)
        collects = reader.flag("collects")
        let name = reader.required("name", String.self)
        let region = reader.required("region", RegionCode.self)
        let scale = reader.required("scale", Int.self)
        guard let categories, let name, let region, let scale else { return nil }
        self.categories = categories
        self.name = name
        self.region = region
        self.scale = scale
    }

    package var json: JSONValue {
        .object([
            "categories": categories, "collects": collects ? true : nil, "name": name,
            "region": region, "scale": scale,
        ])
    }
}
