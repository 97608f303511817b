import CanonicalJSON
import Liandan
import WasteDomain

/// A package as a book knows it: of the site's own, or come by manifest.
protocol BookedPackage {
    var site: SiteID { get }
    var contents: RowContents { get }
    /// What it weighs 净重, in grams.
    var net: Int64 { get }
    /// What of that its site generated itself.
    var own: Int64 { get }
    /// 联单编号 it came by; nil for one of the site's own.
    var manifest: ManifestNumber? { get }
    /// 产生批次编码; none if it came by manifest.
    var batches: [String] { get }
    /// 入库批次编码, the newest.
    var storing: String? { get set }
    /// 出库批次编码, while it is out.
    var withdrawing: String? { get set }
    /// Nil while it is in no store.
    var place: Place? { get set }
}

extension BookedPackage {
    var mass: Mass { Mass(grams: net) ?? .zero }

    /// The batches it goes on from 产生批次编码/出库批次编码.
    var sources: [String] { withdrawing.map { [$0] } ?? batches }

    /// The stock of its site it belongs to.
    var stock: Stock { stock(in: nil) }

    func stock(in facility: Reference?) -> Stock {
        Stock(site: site, waste: contents.waste, facility: facility)
    }
}

/// Where in its site a package stands 贮存位置.
struct Place: Hashable {
    /// 贮存设施编码.
    let facility: Reference
    /// 贮存分区.
    let zone: OneLine?
}

/// A package of a site's own, or one it made of what came by manifest.
struct StockedPackage: BookedPackage {
    let code: ItemCode
    let site: SiteID
    let content: ItemContent
    var own: Int64
    /// What of it came by manifest, and stands among the lots.
    var foreign: Int64 = 0
    /// What of it was booked as generated and is in no comparison with what was stored yet; nil
    /// for one filled out of bulk.
    var generated: Int64?
    /// What of `own` was in a store before it became this package.
    var storedBefore: Int64 = 0
    /// What it should weigh, until it is weighed for the first time after a merger.
    var expected: Int64?
    /// Several if it was filled from others.
    var batches: [String]
    var storing: String?
    var withdrawing: String?
    var place: Place?
    /// Whether it was ever in a store.
    var wasStored = false
    /// Whether it left, or is lost.
    var isAway = false
    /// Whether it was lost at the site.
    var isLost = false
    /// Where its first weighing stands, which tells what was generated.
    var firstWeighing: EventID?

    var net: Int64 { own + foreign }

    var manifest: ManifestNumber? { nil }

    var contents: RowContents { RowContents(code, content) }
}

/// A package that came by manifest and is still where it came to.
///
/// What it counts for in the consignee's stock is its line's; this is where it stands.
struct ReceivedPackage: BookedPackage {
    let code: ItemCode
    let site: SiteID
    let content: ItemContent
    let manifest: ManifestNumber?
    let net: Int64
    var storing: String?
    var withdrawing: String?
    var place: Place?

    var own: Int64 { 0 }

    var batches: [String] { [] }

    var contents: RowContents { RowContents(code, content) }
}

extension RowContents {
    /// One package.
    init(_ code: ItemCode, _ content: ItemContent) {
        self.init(
            code: code,
            packaging: content.packaging,
            packages: 1,
            name: content.name,
            waste: code.waste
        )
    }
}

/// The statement that rows are written from, and what of it all of them have.
struct Occasion {
    let event: EventID
    let time: Timestamp
    /// 批次编码, if it states one.
    var batch: Reference?
    /// Whether 经办人 is sealed in it.
    var hasHandler = false
    /// Whether 运送部门经办人 is.
    var hasCarrier = false

    init(_ event: EventID, at time: Timestamp) {
        self.event = event
        self.time = time
    }

    init(
        _ stated: LoggedStatement,
        _ batch: Reference? = nil,
        handler: SealedField? = nil,
        carrier: SealedField? = nil
    ) {
        self.init(stated.place, at: stated.event.occurredAt)
        self.batch = batch
        hasHandler = handler != nil
        hasCarrier = carrier != nil
    }

    var day: CivilDay { time.legalDay }

    func posting(_ stock: Stock) -> Posting { Posting(stock, event, at: time) }
}

extension AccountRow {
    /// A row about one package.
    init(
        _ table: AccountTable,
        of package: some BookedPackage,
        _ batch: String,
        _ occasion: Occasion,
        mass: Mass? = nil
    ) {
        self.init(
            table: table,
            site: package.site,
            event: occasion.event,
            time: occasion.time,
            batch: batch,
            contents: package.contents,
            mass: mass ?? package.mass
        )
        hasHandler = occasion.hasHandler
        hasCarrier = occasion.hasCarrier
        manifest = package.manifest
    }
}
