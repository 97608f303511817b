package import CanonicalJSON

/// A site is one of a medical institution, or is described anew 医疗卫生机构登记
/// (《医疗废物管理条例》第57条).
package struct InstitutionRegistered: StatementBody {
    package static let kind = EventKind.institutionRegistered

    package let site: SiteID
    /// 床位数; zero for one that keeps nobody overnight.
    package let beds: Int
    /// 休诊日: days of the week it is closed, 1 for Monday to 7 for Sunday, each once.
    package let closedWeekdays: [Int]
    /// 休诊期间, each once and in the order of their days.
    package let closures: [DayRange]
    /// 暂时贮存场所 (贮存设施编码); nil if it has none.
    package let store: Reference?

    package init?(from reader: inout ObjectReader) {
        let site = reader.required("site", SiteID.self)
        let beds = reader.required("beds", Int.self)
        closedWeekdays = reader.list("closedWeekdays")
        closures = reader.list("closures")
        store = reader.optional("store")
        if let beds, !(0...99_999).contains(beds) { reader.refuse("beds", "count") }
        if closedWeekdays.contains(where: { !(1...7).contains($0) })
            || Set(closedWeekdays).count != closedWeekdays.count
        {
            reader.refuse("closedWeekdays", "distinct days of the week")
        }
        guard let site, let beds else { return nil }
        self.site = site
        self.beds = beds
    }

    package var json: JSONValue {
        .object([
            "beds": beds, "closedWeekdays": closedWeekdays.unlessEmpty,
            "closures": closures.unlessEmpty, "site": site, "store": store,
        ])
    }

    package func speakers(in slice: StateSlice) -> [Speaker] { [.party(site.party), .authority] }

    package var needs: [Mention] {
        [Mention("/site", Subject(.site, site))]
            + (store.map { [Mention("/store", Subject(.facility, Facility.id(site, $0)))] } ?? [])
    }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        [Subject(.site, site), Subject(.institution, site)]
            + (store.map { [Subject(.facility, Facility.id(site, $0))] } ?? [])
    }

    /// When it was emptied last stays.
    package func apply(to slice: inout StateSlice, _ made: Made) {
        guard slice[Site.self, site] != nil else { return }
        var record = Institution(self, made.note)
        let before = slice[Institution.self, site]
        record.collected = before?.collected
        record.unconfirmed = before?.unconfirmed ?? []
        slice.put(record)
    }
}
