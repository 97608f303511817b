import CanonicalJSON
package import LedgerLog
package import Liandan
package import Regulation
package import WasteDomain

extension Ledger {
    /// What sites declare for a period 申报数据, from the rows of their books.
    ///
    /// - Parameters:
    ///   - scope: Whose.
    ///   - period: A month, quarter or year.
    ///   - stated: The class of the sites, if the reader says so; else that which an authority set
    ///     for the last day of the period, else it is told from the books.
    ///   - regulation: For methods, names and tolerances.
    /// - Returns: One for each site whose book has anything up to the end of the period.
    /// - Throws: what reading the log throws.
    package func declarations(
        _ scope: BookScope,
        _ period: ReportPeriod,
        as stated: ManagementClass? = nil,
        _ regulation: Regulation
    ) throws(LogError) -> [Declaration] {
        try query { (reader) throws(LogError) in
            var desk = DeclarationDesk(period)
            try reader.keepBooks(scope, regulation) { desk.take($0) }
            return try desk.declarations(as: stated, reader)
        }
    }
}

/// Adds up what is booked for declarations.
struct DeclarationDesk {
    private let period: ReportPeriod
    private var stocks: StockSheet
    private var wastes: [SiteID: [WasteCode: DeclaredWaste]] = [:]
    private var years: [SiteID: [Int: Int64]] = [:]
    private var treating: Set<SiteID> = []

    init(_ period: ReportPeriod) {
        self.period = period
        stocks = StockSheet(period.days)
    }

    mutating func take(_ booking: Booking) {
        switch booking {
        case .posting(let posting): take(posting)
        case .row(let row): take(row)
        case .comparison, .use: break
        }
    }

    private mutating func take(_ posting: Posting) {
        stocks.take(posting)
        let generated = posting.amounts[.generated] ?? 0
        guard posting.stock.facility == nil, generated != 0 else { return }
        years[posting.stock.site, default: [:]][posting.time.legalYear, default: 0] += generated
    }

    private mutating func take(_ row: AccountRow) {
        if row.table == .ownTreatment, row.time.legalYear <= period.year {
            treating.insert(row.site)
        }
        guard period.days.contains(row.time) else { return }
        let code = row.contents.waste
        var waste = wastes[row.site]?[code] ?? DeclaredWaste(waste: code)
        switch row.table {
        case .generation: waste.generated += row.mass.grams
        case .ownTreatment:
            if let method = row.method { waste.treated[method, default: 0] += row.mass.grams }
        case .outsourcing:
            if let consignee = row.consignee {
                let key = DeclaredWaste.OutsourcedKey(consignee: consignee, method: row.method)
                waste.outsourced[key, default: 0] += row.mass.grams
            }
        case .storing, .withdrawing: break
        }
        wastes[row.site, default: [:]][code] = waste
    }

    /// The figures of each site, by waste.
    var figures: [SiteID: [WasteCode: DeclaredWaste]] {
        var wastes = wastes
        for (stock, line) in stocks.stocks where stock.facility == nil {
            var waste = wastes[stock.site]?[stock.waste] ?? DeclaredWaste(waste: stock.waste)
            waste.opening = line.opening
            waste.closing = line.closing
            waste.received = line[.received]
            waste.returned = line[.returned]
            waste.adjusted = line[.adjusted]
            wastes[stock.site, default: [:]][stock.waste] = waste
        }
        return wastes
    }

    func declarations(
        as stated: ManagementClass?,
        _ reader: StateReader
    ) throws(LogError) -> [Declaration] {
        var declarations: [Declaration] = []
        let wastes = figures
        for site in wastes.keys.sorted(by: { $0.description < $1.description }) {
            let (managementClass, reason) =
                if let stated { (stated, ManagementClass.Reason.stated) } else {
                    try told(site, reader)
                }
            let figures = (wastes[site] ?? [:]).values.sorted { $0.waste < $1.waste }
            declarations.append(
                Declaration(
                    site: site,
                    period: period,
                    managementClass: managementClass,
                    reason: reason,
                    wastes: figures,
                    filed: try reader.record(Filing.self, Filing.id(site, period))?.note.event
                )
            )
        }
        return declarations
    }

    private func told(
        _ site: SiteID,
        _ reader: StateReader
    ) throws(LogError) -> (ManagementClass, ManagementClass.Reason) {
        if let last = period.last,
            let set = try reader.record(Site.self, site)?.managementClass(on: last)
        {
            return (set, .stated)
        }
        return ManagementClass.of(
            generated: years[site] ?? [:],
            in: period.year,
            isLicensee: try reader.isLicensee(site.party),
            treats: treating.contains(site)
        )
    }
}
