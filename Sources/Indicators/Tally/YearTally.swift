import Accounts
import CanonicalJSON
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// What the log says of one year, from one way through it.
///
/// What it remembers grows with the sites and what is in their stores, not with the log.
struct YearTally {
    let scope: IndicatorScope
    /// The last day that is looked at: the year's, or that of the newest entry.
    let end: CivilDay
    private let reader: StateReader
    private let regulation: Regulation
    private var regions: [SiteID: RegionCode?] = [:]
    private(set) var sites: [SiteID: SiteTally] = [:]
    /// What sites generated themselves and have: at the start of the year, and at the end.
    private(set) var opening: [Stock: Int64] = [:]
    private(set) var stocks: [Stock: AgedStock] = [:]
    private(set) var lost: Amount

    private init(
        _ scope: IndicatorScope,
        until end: CivilDay,
        _ reader: StateReader,
        _ regulation: Regulation
    ) {
        self.scope = scope
        self.end = end
        self.reader = reader
        self.regulation = regulation
        lost = Amount(of: scope)
    }

    /// Goes through the log once, keeping the books of all sites.
    static func read(
        _ scope: IndicatorScope,
        until end: CivilDay,
        _ reader: StateReader,
        _ regulation: Regulation
    ) throws(LogError) -> YearTally {
        var tally = YearTally(scope, until: end, reader, regulation)
        let kinds: Set<EventKind> = [.treatmentRecorded, .itemTreated, .itemLost]
        try reader.keepBooks(BookScope(), regulation, hearing: kinds) {
            (stated) throws(LogError) in
            try tally.hear(stated)
        } _: { (booking) throws(LogError) in
            try tally.take(booking)
        }
        return tally
    }

    /// Sites that lie where it is asked for.
    mutating func holds(_ site: SiteID) throws(LogError) -> Bool {
        if let known = regions[site] { return scope.holds(known) }
        let region = try reader.record(Site.self, site)?.region
        regions[site] = .some(region)
        return scope.holds(region)
    }

    private mutating func take(_ booking: Booking) throws(LogError) {
        switch booking {
        case .posting(let posting): try take(posting)
        case .row(let row): try take(row)
        case .comparison, .use: break
        }
    }

    private mutating func take(_ posting: Posting) throws(LogError) {
        let day = posting.time.legalDay
        let stock = posting.stock
        guard stock.facility == nil, day <= end, try holds(stock.site) else { return }
        stocks[stock, default: AgedStock()].change(by: posting.held - posting.foreign, on: day)
        guard day.year >= scope.year else {
            opening[stock, default: 0] += posting.held - posting.foreign
            return
        }
        guard day.year == scope.year else { return }
        let generated = posting.amounts[.generated] ?? 0
        if stock.waste.isMedical {
            if generated > 0 { sites[at: stock.site, scope].medical.generate(at: posting.time) }
            return
        }
        // What came by manifests goes down as much as it is treated or sent on.
        let foreign = min(0, posting.foreign)
        let treated = (posting.amounts[.treated] ?? 0) + (posting.method == nil ? 0 : foreign)
        let shipped = posting.amounts[.shipped] ?? 0
        var site = sites[at: stock.site, scope]
        site.add(.generated, generated, posting.event)
        site.add(.ownTreated, treated, posting.event)
        if let method = posting.method { add(method, treated, posting.event, to: &site) }
        site.add(.shipped, shipped == 0 ? 0 : shipped + foreign, posting.event)
        site.add(.returned, posting.amounts[.returned] ?? 0, posting.event)
        sites[stock.site] = site
    }

    private func add(
        _ method: MethodCode,
        _ grams: Int64,
        _ event: EventID,
        to site: inout SiteTally
    ) {
        if regulation.methods[method]?.activity == .use { site.add(.used, grams, event) }
        if method.description == "D1" { site.add(.landfilled, grams, event) }
    }

    private mutating func take(_ row: AccountRow) throws(LogError) {
        let day = row.time.legalDay
        guard [.generation, .outsourcing].contains(row.table), day.year == scope.year, day <= end,
            try holds(row.site)
        else { return }
        var site = sites[at: row.site, scope]
        if row.contents.code == nil, site.uncoded == nil { site.uncoded = row.event }
        if row.table == .outsourcing, try isCollected(row) {
            site.visits.add(row.event)
            if row.contents.waste.isMedical {
                site.medical.collect(at: row.time)
                site.medicalVisits.add(row.event)
            } else if row.consignee?.kind == .licensed, row.consignee?.licence == nil {
                site.add(.unlicensed, row.mass.grams, row.event)
            }
        }
        sites[row.site] = site
    }

    /// Whether whoever it was taken from said so, itself or by confirming it 移出人确认.
    private func isCollected(_ row: AccountRow) throws(LogError) -> Bool {
        guard row.contents.waste.isMedical, let number = row.manifest else { return true }
        return try reader.manifest(number.description)?.isUnconfirmed != true
    }

    /// What was used or disposed of counts where it was generated.
    private mutating func hear(_ stated: LoggedStatement) throws(LogError) {
        let day = stated.event.occurredAt.legalDay
        guard day.year == scope.year, day <= end else { return }
        switch stated.event.statement {
        case .treatmentRecorded(let treated):
            let source = LoadSource(
                manifest: treated.manifest,
                line: treated.line,
                mass: treated.mass
            )
            try treat([source], treated.method, stated.place)
        case .itemTreated(let treated):
            for code in treated.items {
                let sources = try reader.record(Item.self, code)?.sources ?? []
                try treat(sources, treated.method, stated.place)
            }
        case .itemLost(let lost):
            guard let item = try reader.record(Item.self, lost.code) else { return }
            let site = SiteID(party: item.code.unit, site: item.site)
            if try holds(site) { self.lost.add(1, stated.place) }
        default: break
        }
    }

    private mutating func treat(
        _ sources: [LoadSource],
        _ method: MethodCode,
        _ event: EventID
    ) throws(LogError) {
        for origin in try reader.origins(of: sources) where !origin.waste.isMedical {
            guard try holds(origin.site) else { continue }
            var site = sites[at: origin.site, scope]
            add(method, origin.mass.grams, event, to: &site)
            sites[origin.site] = site
        }
    }
}

extension [SiteID: SiteTally] {
    fileprivate subscript(at site: SiteID, scope: IndicatorScope) -> SiteTally {
        get { self[site] ?? SiteTally(scope) }
        set { self[site] = newValue }
    }
}
