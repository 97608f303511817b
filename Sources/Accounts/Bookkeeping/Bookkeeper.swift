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
    /// What was put into packed units, by unit.
    var boxes: [ItemCode: [ItemCode]] = [:]
    /// What took the place of a package that is still named on a load.
    var heirs: [ItemCode: [ItemCode]] = [:]
    /// What is there without a package.
    var bulk: [Stock: BulkStock] = [:]
    /// What was stored, package by package, of the batches that were generated in bulk.
    var drawn: [String: Int64] = [:]
    /// One half of a return, until the other comes.
    var returns: [UniqueID: ReturnHalf] = [:]
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
        .manifestReleased, .manifestLoaded, .manifestReceived, .manifestDecided,
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
        case .manifestReleased(let half): try handOver(half.manifest, stated)
        case .manifestLoaded(let half): try handOver(half.manifest, stated)
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

/// A package of a site's own, as its book knows it.
struct StockedPackage {
    let code: ItemCode
    let site: SiteID
    let content: ItemContent
    /// What of it the site generated itself, in grams.
    var own: Int64
    /// What of it came by manifest, and stands among the lots.
    var foreign: Int64 = 0
    /// What of `own` was booked as generated; nil for one filled from others.
    var generated: Int64?
    /// What it should weigh, until it is weighed for the first time after a merger.
    var expected: Int64?
    /// 产生批次编码; several if it was filled from others.
    var batches: [String]
    /// 入库批次编码, the newest.
    var storing: String?
    /// 出库批次编码, while it is out.
    var withdrawing: String?
    /// 贮存设施; nil while it is in no store.
    var facility: Reference?
    /// Whether it was ever in a store.
    var wasStored = false
    /// Whether it left, or is lost.
    var isAway = false
    /// Whether it was lost at the site.
    var isLost = false
    /// Where its first weighing stands, which tells what was generated.
    var firstWeighing: EventID?

    var net: Int64 { own + foreign }

    var contents: RowContents {
        RowContents(
            code: code,
            packaging: content.packaging,
            packages: 1,
            name: content.name,
            waste: code.waste
        )
    }

    /// What it weighs, as a mass.
    var mass: Mass { Mass(grams: net) ?? .zero }
}

/// What came to a site on one line of a manifest.
struct Lot: Hashable {
    let site: SiteID
    let manifest: UniqueID
    let line: Int
}

/// One half of a return.
struct ReturnHalf {
    let lines: [LoadLine]
    let key: Digest
    /// Whether the carrier said it, whose figures count.
    let isGiving: Bool
}
