package import WasteDomain

/// Who and what a manifest names, in the words its paper needs 名录.
package struct PaperDirectory: Sendable {
    /// 单位.
    package var parties: [PartyID: PaperParty]
    /// 场所.
    package var sites: [SiteID: PaperSite]
    /// 运输工具, trailers too.
    package var vehicles: [Plate: PaperVehicle]

    package init(
        parties: [PartyID: PaperParty] = [:],
        sites: [SiteID: PaperSite] = [:],
        vehicles: [Plate: PaperVehicle] = [:]
    ) {
        self.parties = parties
        self.sites = sites
        self.vehicles = vehicles
    }
}

/// A party as paper names it.
package struct PaperParty: Sendable {
    /// 单位名称.
    package let name: String
    /// 单位地址.
    package let address: String?
    /// 联系电话.
    package let phone: String?
    /// 危险废物经营许可证编号, those that counted when the manifest was issued.
    package let wasteLicences: [String]
    /// 道路危险货物运输许可证号, those that counted when the manifest was issued.
    package let transportLicences: [String]

    package init(
        name: String,
        address: String?,
        phone: String?,
        wasteLicences: [String],
        transportLicences: [String]
    ) {
        self.name = name
        self.address = address
        self.phone = phone
        self.wasteLicences = wasteLicences
        self.transportLicences = transportLicences
    }
}

/// A site as paper names it.
package struct PaperSite: Sendable {
    /// 场所名称.
    package let name: String
    /// 地址, from or to which loads go.
    package let address: String

    package init(name: String, address: String) {
        self.name = name
        self.address = address
    }
}

/// A vehicle as paper names it.
package struct PaperVehicle: Sendable {
    /// 运输工具.
    package let type: VehicleType
    /// 道路运输证号.
    package let certificate: String

    package init(type: VehicleType, certificate: String) {
        self.type = type
        self.certificate = certificate
    }
}
