package import CanonicalJSON

/// A store of a site is registered, or registered anew when it changes 贮存设施登记
/// (GB 18597-2023; HJ 1259-2022 table A.4).
package struct FacilityRegistered: StatementBody {
    package static let kind = EventKind.facilityRegistered

    package let site: SiteID
    /// 贮存设施编码, unique within the site.
    package let facility: Reference
    /// 贮存设施名称.
    package let name: OneLine
    /// 贮存设施类型, a word of vocabulary `facility`.
    package let type: Word
    /// 贮存能力.
    package let capacity: Mass
    /// 废物代码 it may hold; any if it is empty.
    package let codes: [WasteCode]
    /// 贮存温度, of a store of medical waste; nil if nobody says.
    package let temperature: StoreTemperature?

    package init?(from reader: inout ObjectReader) {
        let site = reader.required("site", SiteID.self)
        let facility = reader.required("facility", Reference.self)
        let name = reader.required("name", OneLine.self)
        let type = reader.required("type", Word.self)
        let capacity = reader.required("capacity", Mass.self)
        codes = reader.list("codes")
        temperature = reader.optional("temperature")
        guard let site, let facility, let name, let type, let capacity else { return nil }
        self.site = site
        self.facility = facility
        self.name = name
        self.type = type
        self.capacity = capacity
    }

    package var json: JSONValue {
        .object([
            "capacity": capacity, "codes": codes.unlessEmpty, "facility": facility, "name": name,
            "site": site, "temperature": temperature, "type": type,
        ])
    }

    package func speakers(in slice: StateSlice) -> [Speaker] { [.party(site.party)] }

    package var needs: [Mention] { [Mention("/site", Subject(.site, site))] }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        [Subject(.site, site), Subject(.facility, Facility.id(site, facility))]
    }

    /// What stands in it stays.
    package func apply(to slice: inout StateSlice, _ made: Made) {
        var record = Facility(self, made.note)
        if let old = slice[Facility.self, record.id] {
            record.held = old.held
            record.since = old.since
        }
        slice.put(record)
    }
}
