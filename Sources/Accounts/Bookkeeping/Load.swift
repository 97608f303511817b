import CanonicalJSON
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// A load that left a site, as its book has it.
struct Load {
    let manifest: Manifest
    let released: LoadStatement
    /// The half with which custody moved.
    let event: EventID
    /// When it was loaded 出厂时间.
    let time: Timestamp

    init(_ manifest: Manifest, _ released: LoadStatement, _ event: EventID, at time: Timestamp) {
        self.manifest = manifest
        self.released = released
        self.event = event
        self.time = time
    }

    var site: SiteID { manifest.form.consignor }

    func row(
        _ batch: String,
        _ contents: RowContents,
        _ mass: Mass,
        _ method: MethodCode,
        _ consignee: Consignee,
        _ sources: [String]
    ) -> AccountRow {
        AccountRow(
            table: .outsourcing,
            site: site,
            event: event,
            time: time,
            batch: batch,
            contents: contents,
            mass: mass,
            method: method,
            consignee: consignee,
            sources: sources,
            manifest: manifest.number
        )
    }

    func comparison(
        _ balance: BalanceID,
        _ waste: WasteCode,
        _ left: Int64,
        _ right: Int64
    ) -> Comparison {
        Comparison(
            balance: balance,
            site: site,
            waste: waste,
            time: time,
            left: left,
            right: right,
            events: [event]
        )
    }

    func use(
        _ allowance: AllowanceUse.Allowance,
        _ form: ManifestLine,
        _ line: LoadLine
    ) -> AllowanceUse {
        AllowanceUse(
            allowance: allowance,
            site: site,
            waste: form.code,
            mass: line.mass,
            event: event,
            time: time
        )
    }
}

extension Bookkeeper {
    /// Who takes a waste in, with the licence that covers it on a day.
    func consignee(
        of form: ManifestForm,
        _ waste: WasteCode,
        on day: CivilDay
    ) throws(LogError) -> Consignee {
        let kind: Consignee.Kind =
            form.claims(.use) || form.claims(.dispose) ? .exempt : .licensed
        return try consignee(form.consignee, waste, on: day, kind)
    }

    func consignee(
        _ site: SiteID,
        _ waste: WasteCode,
        on day: CivilDay,
        _ kind: Consignee.Kind
    ) throws(LogError) -> Consignee {
        let party = try reader.record(Party.self, site.party)
        let licence = try reader.wasteLicences(of: site.party).first {
            $0.content.covers(waste) && $0.counts(on: day)
        }
        return Consignee(
            kind: kind,
            site: site,
            name: party?.name,
            licence: kind == .licensed ? licence?.licence : nil,
            region: try reader.record(Site.self, site)?.region ?? party?.region
        )
    }
}
