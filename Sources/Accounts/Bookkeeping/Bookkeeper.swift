import CanonicalJSON
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// Writes the books of some sites while the log goes by 记账.
///
/// What it remembers grows with the packages and lots that are there, not with those that were:
/// whatever can be looked up in the state or in the history of a package is.
struct Bookkeeper {
    let scope: BookScope
    let reader: StateReader
    let regulation: Regulation
    /// Packages that are there or on their way, by code.
    var packages: [ItemCode: StockedPackage] = [:]
    /// What came by manifest and is neither treated nor sent on, in grams.
    var lots: [Lot: Int64] = [:]
    /// Packages that came by manifest and are still where they came to, by code.
    var received: [ItemCode: ReceivedPackage] = [:]
    var packing = Packing()
    /// What was said of loads from when they are handed over until they are decided on.
    var loads: [UniqueID: Halves] = [:]
    /// What is there without a package.
    var bulk: [Stock: BulkStock] = [:]
    /// What was stored, package by package, of the batches that were generated in bulk.
    var drawn: [String: Int64] = [:]
    /// What was said of returns until both halves say the same.
    var returns: [UniqueID: Halves] = [:]
    /// The last batch number of a site, a kind and a day.
    private var numbers: [BatchSeries: Int] = [:]
    private var booked: [Booking] = []

    init(_ scope: BookScope, _ reader: StateReader, _ regulation: Regulation) {
        self.scope = scope
        self.reader = reader
        self.regulation = regulation
    }

    /// The kinds that change a book; `hear` says how each does.
    static let kinds: Set<EventKind> = [
        .itemFilled, .itemWeighed, .itemStored, .itemWithdrawn, .itemMerged,
        .itemSplit, .itemRecoded, .itemOverpacked, .itemPacked, .itemUnpacked, .itemLost,
        .itemFound, .itemTreated, .stockAdjusted, .wasteGenerated, .wasteTreated,
        .manifestReleased, .manifestLoaded, .manifestRecalled, .manifestLoadingRefused,
        .manifestReceived, .manifestDecided,
        .manifestReturnDeparted, .manifestReturnReceived, .treatmentRecorded, .accountRecorded,
    ]

    /// Hears the next statement of the log.
    ///
    /// - Returns: What it means for the books.
    mutating func hear(_ stated: LoggedStatement) throws(LogError) -> [Booking] {
        switch stated.event.statement {
        case .itemFilled(let filled): try fill(filled, stated)
        case .itemWeighed(let weighed): try weigh(weighed, stated)
        case .itemStored(let stored): try store(stored, stated)
        case .itemWithdrawn(let withdrawn): try withdraw(withdrawn, stated)
        case .itemMerged(let merged): try merge(merged, stated)
        case .itemSplit(let split): try self.split(split, stated)
        case .itemRecoded(let replaced): replace(replaced, stated)
        case .itemOverpacked(let replaced): replace(replaced, stated)
        case .itemPacked(let packed): try pack(packed, stated)
        case .itemUnpacked(let unpacked): unpack(unpacked)
        case .itemLost(let lost): try lose(lost, stated)
        case .itemFound(let found): find(found, stated)
        case .itemTreated(let treated): try treat(treated, stated)
        case .stockAdjusted(let adjusted): try adjust(adjusted, stated)
        case .wasteGenerated(let generated): try generate(generated, stated)
        case .wasteTreated(let treated): try treat(treated, stated)
        case .manifestReleased(let half):
            try handOver(half.manifest, half.lines, isGiving: true, stated)
        case .manifestLoaded(let half):
            try handOver(half.manifest, half.lines, isGiving: false, stated)
        case .manifestRecalled(let none): loads[none.manifest] = nil
        case .manifestLoadingRefused(let none): loads[none.manifest] = nil
        case .manifestReceived(let received): try receive(received, stated)
        case .manifestDecided(let decided): try decide(decided, stated)
        case .manifestReturnDeparted(let half):
            try giveBack(half.manifest, half.lines, isGiving: true, stated)
        case .manifestReturnReceived(let half):
            try giveBack(half.manifest, half.lines, isGiving: false, stated)
        case .treatmentRecorded(let treated): try treat(treated, stated)
        case .accountRecorded(let metered): try meter(metered, stated)
        default: break
        }
        defer { booked = [] }
        return booked
    }

    mutating func book(_ row: AccountRow) { booked.append(.row(row)) }

    mutating func book(_ comparison: Comparison) { booked.append(.comparison(comparison)) }

    mutating func book(_ use: AllowanceUse) { booked.append(.use(use)) }

    /// What changes nothing is not kept.
    mutating func book(_ posting: Posting) {
        guard posting.held != 0 || posting.amounts.contains(where: { $0.value != 0 }) else {
            return
        }
        booked.append(.posting(posting))
    }

    /// The batch a statement names or, if it names none, the next of its site, kind and day that
    /// no batch of bulk waste has.
    mutating func batch(
        _ stated: Reference?,
        _ kind: BatchKind,
        at site: SiteID,
        on day: CivilDay
    ) throws(LogError) -> String {
        if let stated { return stated.description }
        let series = BatchSeries(site: site, kind: kind, day: day)
        while true {
            let number = (numbers[series] ?? 0) + 1
            numbers[series] = number
            let code = BatchCode(kind, on: day, number: number).description
            guard kind.isOfBulk, let name = Reference(code),
                try reader.record(Batch.self, Batch.id(site, name)) != nil
            else { return code }
        }
    }
}

extension BatchKind {
    /// Whether bulk waste is stated in batches of this kind.
    fileprivate var isOfBulk: Bool {
        switch self {
        case .generation, .ownUse, .ownDisposal: true
        default: false
        }
    }
}

/// What batch numbers run within.
private struct BatchSeries: Hashable {
    let site: SiteID
    let kind: BatchKind
    let day: CivilDay
}

/// What came to a site on one line of a manifest.
struct Lot: Hashable {
    let site: SiteID
    let manifest: UniqueID
    let line: Int
}
