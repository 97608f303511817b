import Accounts
import CanonicalJSON
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// All sums of one year, each made when it is first asked for.
struct SumSheet {
    let scope: IndicatorScope
    let reader: StateReader
    let regulation: Regulation
    let figures: FigureSheet
    /// The last day that is looked at: the year's, or that of the newest entry.
    let end: CivilDay
    private var tally: YearTally?
    private var manifests: ManifestSums?
    private var coverage: Coverage?

    init(
        _ scope: IndicatorScope,
        _ reader: StateReader,
        _ regulation: Regulation
    ) throws(LogError) {
        self.scope = scope
        self.reader = reader
        self.regulation = regulation
        figures = try FigureSheet(scope, reader)
        guard let last = scope.last else {
            throw LogError(.malformed, "there is no year \(scope.year)")
        }
        end = min(last, try reader.newest()?.legalDay ?? last)
    }

    /// The sums of the year before.
    func ofLastYear() throws(LogError) -> SumSheet {
        try SumSheet(scope.lastYear, reader, regulation)
    }

    mutating func sum(_ term: IndicatorTerm) throws(LogError) -> SumResult {
        var first: SumResult?
        for source in term.sources {
            let result: SumResult =
                switch source {
                case .figure(let name): figures.sum(name)
                case .stream(let term): try reader.sum(term, scope)
                case .ledger(let sum): try self.sum(sum)
                case .unknown: .missing(.unknown(term.description))
                }
            if case .known = result { return result }
            first = first ?? result
        }
        return first ?? .missing(.unknown(term.description))
    }

    private mutating func sum(_ sum: LedgerSum) throws(LogError) -> SumResult {
        let end = end
        return switch sum {
        case .industrialGenerated, .industrialOpening, .industrialUsed, .industrialLandfilled,
            .industrialOwnTreated, .industrialDelivered, .industrialReturned, .industrialStored:
            try industrial(sum)
        case .stockMass: try stock { $0.grams }
        case .stockAge: try stock { $0.age(on: end) }
        case .packagesLost: .known(try tallied().lost)
        case .medicalInstitutions, .medicalServed, .socialUnits, .socialServed,
            .operatorsLicensed, .operatorsInsured, .keyUnits, .keyUnitsCoded:
            try covered().sum(sum)
        case .ledgerProblems: .missing(.audit)
        case .manifestsIssued, .manifestsElectronic, .manifestsPaper, .manifestsPaperInTime,
            .manifestsClosed, .decisionsDue, .decisionsInTime, .linesReceived, .differencesName,
            .differencesQuantity, .differencesCharacteristic, .differencesForm,
            .differencesPackaging, .differencesOther, .massReleased, .massGap, .packagesShipped,
            .packagesCoded:
            try manifestSums().sum(sum)
        }
    }

    /// Of all sites but those of medical institutions and listed social sources.
    private mutating func industrial(_ sum: LedgerSum) throws(LogError) -> SumResult {
        let tally = try tallied()
        let others = try covered().others
        var amount = Amount(of: scope)
        for (site, sums) in tally.sites where !others.contains(site.party) {
            switch sum {
            case .industrialGenerated: amount.merge(sums[.generated])
            case .industrialUsed: amount.merge(sums[.used])
            case .industrialLandfilled: amount.merge(sums[.landfilled])
            case .industrialOwnTreated: amount.merge(sums[.ownTreated])
            case .industrialReturned: amount.merge(sums[.returned])
            case .industrialDelivered:
                amount.merge(sums[.shipped])
                amount.take(sums[.unlicensed])
            default: break
            }
        }
        let stocks = tally.stocks.keys.filter {
            !others.contains($0.site.party) && !$0.waste.isMedical
        }
        for stock in stocks {
            switch sum {
            case .industrialOpening: amount.add(tally.opening[stock] ?? 0)
            case .industrialStored: amount.add(try storedInTime(stock, tally.stocks[stock]))
            default: break
            }
        }
        return .known(amount)
    }

    /// What has not been stored longer than allowed at the end.
    private func storedInTime(_ stock: Stock, _ aged: AgedStock?) throws(LogError) -> Int64 {
        guard let aged else { return 0 }
        let region = try reader.record(Site.self, stock.site)?.region
        let limit = regulation.parameters.limit(.generatorStorageDays, on: end, in: region)
        return aged.grams - (limit.map { aged.grams(olderThan: $0, on: end) } ?? 0)
    }

    private mutating func stock(_ part: (AgedStock) -> Int64) throws(LogError) -> SumResult {
        var amount = Amount(of: scope)
        for stock in try tallied().stocks.values { amount.add(part(stock)) }
        return .known(amount)
    }

    private mutating func tallied() throws(LogError) -> YearTally {
        if let tally { return tally }
        let made = try YearTally.read(scope, until: end, reader, regulation)
        tally = made
        return made
    }

    private mutating func covered() throws(LogError) -> Coverage {
        if let coverage { return coverage }
        let made = try Coverage(self, tallied())
        coverage = made
        return made
    }

    private mutating func manifestSums() throws(LogError) -> ManifestSums {
        if let manifests { return manifests }
        let made = try ManifestSums.read(self)
        manifests = made
        return made
    }
}
