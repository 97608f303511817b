package import CanonicalJSON

/// Where in a store a package stands 贮存位置.
package struct StoredPlace: Hashable, Sendable, CanonicalObject {
    /// 场所 of whoever stored it.
    package let site: SiteID
    /// 贮存设施编码, unique within the site.
    package let facility: Reference
    /// 贮存分区.
    package let zone: OneLine?
    /// 入库.
    package let stored: StatementNote

    init(site: SiteID, facility: Reference, zone: OneLine?, stored: StatementNote) {
        self.site = site
        self.facility = facility
        self.zone = zone
        self.stored = stored
    }

    package init?(from reader: inout ObjectReader) {
        let site = reader.required("site", SiteID.self)
        let facility = reader.required("facility", Reference.self)
        let zone = reader.optional("zone", OneLine.self)
        let stored = reader.required("stored", StatementNote.self)
        guard let site, let facility, let stored else { return nil }
        self.init(site: site, facility: facility, zone: zone, stored: stored)
    }

    package var json: JSONValue {
        .object(["facility": facility, "site": site, "stored": stored, "zone": zone])
    }
}
