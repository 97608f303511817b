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

    /// Where all of them stand, and since the first of them; nil if they do not stand together.
    static func common(to places: [StoredPlace?]) -> StoredPlace? {
        let known = places.compactMap(\.self)
        guard known.count == places.count, let first = known.first,
            known.allSatisfy({
                $0.site == first.site && $0.facility == first.facility && $0.zone == first.zone
            })
        else { return nil }
        return known.min { $0.stored.event < $1.stored.event }
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
