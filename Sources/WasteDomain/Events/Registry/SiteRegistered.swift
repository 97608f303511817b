package import CanonicalJSON

/// A site of a party is registered 场所登记.
package struct SiteRegistered: StatementBody {
    package static let kind = EventKind.siteRegistered

    /// Written as the members `party` and `site`.
    package let site: SiteID
    /// 场所名称.
    package let name: OneLine
    /// 行政区划代码.
    package let region: RegionCode
    /// The segment manifests from here are numbered under; a municipality's districts share one.
    package let segment: NumberSegment
    /// 地址, from or to which loads go.
    package let address: OneLine
    /// 固定污染源代码 (HJ 608-2017); nil if it has none.
    package let permit: Reference?

    package init?(from reader: inout ObjectReader) {
        let site = SiteID(from: &reader)
        let name = reader.required("name", OneLine.self)
        let region = reader.required("region", RegionCode.self)
        let segment = reader.required("segment", NumberSegment.self)
        let address = reader.required("address", OneLine.self)
        permit = reader.optional("permit")
        guard let site, let name, let region, let segment, let address else { return nil }
        self.site = site
        self.name = name
        self.region = region
        self.segment = segment
        self.address = address
    }

    package var json: JSONValue {
        .object([
            "address": address, "name": name, "party": site.party, "permit": permit,
            "region": region, "segment": segment, "site": site.site,
        ])
    }

    package func speakers(in slice: StateSlice) -> [Speaker] { [.authority] }

    package var needs: [Mention] {
        [Mention("/party", Subject(.party, site.party))]
    }

    package var creates: [Mention] {
        [Mention("/site", Subject(.site, site))]
    }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        [Subject(.party, site.party), Subject(.site, site)]
    }

    package func apply(to slice: inout StateSlice, _ made: Made) {
        guard slice[Site.self, site] == nil else { return }
        slice.put(Site(self, made.note))
        slice.update(Party.self, site.party) { $0.sites.append(site.site) }
    }
}
