import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// A package that came by manifest and is still where it came to.
///
/// What it weighs in the consignee's stock is its line's; this is where it stands.
struct ReceivedPackage {
    let site: SiteID
    /// 联单编号 it came by.
    let manifest: ManifestNumber?
    var contents: RowContents
    let mass: Mass
    /// 入库批次编码, the newest.
    var storing: String?
    /// 出库批次编码, while it is out.
    var withdrawing: String?
    /// 贮存设施; nil while it is in no store.
    var facility: Reference?
}

/// Packages that came by manifest: stored and withdrawn by whoever received them.
extension Bookkeeper {
    /// The received packages a code stands for: itself, those in a packed unit, or its heirs.
    func presentReceived(_ code: ItemCode) -> [ItemCode] {
        if received[code] != nil { return [code] }
        return (boxes[code] ?? heirs[code] ?? []).flatMap(presentReceived)
    }

    /// 接收核实.
    mutating func receive(_ came: ManifestReceived, _ stated: LoggedStatement) throws(LogError) {
        guard let manifest = try reader.record(Manifest.self, came.manifest),
            manifest.received?.event == stated.place, scope.holds(manifest.form.consignee)
        else { return }
        for item in came.lines.flatMap(\.items) {
            for code in leaves(of: item.code) {
                guard let record = try reader.record(Item.self, code) else { continue }
                let alone = code == item.code ? item.net : nil
                received[code] = ReceivedPackage(
                    site: manifest.form.consignee,
                    manifest: manifest.number,
                    contents: RowContents(record),
                    mass: alone ?? record.receivedNet ?? record.weighed?.net ?? .zero
                )
            }
        }
    }

    private func leaves(of code: ItemCode) -> [ItemCode] {
        guard let inside = boxes[code] ?? heirs[code] else { return [code] }
        return inside.flatMap(leaves)
    }

    /// 入库.
    mutating func storeReceived(
        _ code: ItemCode,
        _ stored: ItemStored,
        _ stated: LoggedStatement
    ) throws(LogError) {
        guard var package = received[code], package.facility == nil,
            stated.by == package.site.party
        else { return }
        let time = stated.event.occurredAt
        let batch = try batch(stored.batch, .storing, at: package.site, on: time.legalDay)
        package.storing = batch
        package.withdrawing = nil
        package.facility = stored.facility
        received[code] = package
        var row = AccountRow(.storing, of: package, batch, stated.place, at: time)
        row.facilityType = try type(of: stored.facility, at: package.site)
        row.hasHandler = stored.handler != nil
        row.hasCarrier = stored.carrier != nil
        book(row)
        book(package, .stored, sign: 1, stated.place, at: time)
    }

    /// 出库, whether or not anybody said so.
    ///
    /// - Returns: The batch of its withdrawal; nil if it never was in a store.
    @discardableResult
    mutating func takeOutReceived(
        _ code: ItemCode,
        as withdrawn: ItemWithdrawn? = nil,
        to destination: Destination,
        _ event: EventID,
        at time: Timestamp
    ) throws(LogError) -> String? {
        guard var package = received[code] else { return nil }
        guard let facility = package.facility else { return package.withdrawing }
        let batch = try batch(withdrawn?.batch, .withdrawing, at: package.site, on: time.legalDay)
        var row = AccountRow(.withdrawing, of: package, batch, event, at: time)
        row.facilityType = try type(of: facility, at: package.site)
        row.hasHandler = withdrawn?.handler != nil
        row.hasCarrier = withdrawn?.carrier != nil
        row.sources = package.storing.map { [$0] } ?? []
        row.destination = destination
        book(row)
        book(package, .withdrawn, sign: -1, event, at: time)
        package.facility = nil
        package.withdrawing = batch
        received[code] = package
        return batch
    }

    /// What ends where it came to, or leaves it, is in no store any more.
    ///
    /// - Returns: The batches of their withdrawals, by package.
    @discardableResult
    mutating func endReceived(
        _ codes: [ItemCode],
        to destination: Destination,
        _ event: EventID,
        at time: Timestamp
    ) throws(LogError) -> [ItemCode: String] {
        var batches: [ItemCode: String] = [:]
        for code in codes.flatMap(presentReceived) {
            batches[code] = try takeOutReceived(code, to: destination, event, at: time)
            received[code] = nil
        }
        return batches
    }

    /// 换码、套装: the child stands where the parent stood.
    mutating func replaceReceived(_ replaced: some ItemReplacement) {
        guard var package = received.removeValue(forKey: replaced.parent) else { return }
        package.contents = RowContents(
            code: replaced.code,
            packaging: replaced.content.packaging,
            packages: 1,
            name: replaced.content.name,
            waste: replaced.code.waste
        )
        received[replaced.code] = package
    }

    private mutating func book(
        _ package: ReceivedPackage,
        _ term: Posting.Term,
        sign: Int64,
        _ event: EventID,
        at time: Timestamp
    ) {
        let stock = Stock(
            site: package.site,
            waste: package.contents.waste,
            facility: package.facility
        )
        var posting = Posting(stock, event, at: time)
        posting.add(term, package.mass.grams)
        posting.held = sign * package.mass.grams
        book(posting)
    }
}

extension AccountRow {
    /// A row about one package that was received, in the store it goes into or out of.
    fileprivate init(
        _ table: AccountTable,
        of package: ReceivedPackage,
        _ batch: String,
        _ event: EventID,
        at time: Timestamp
    ) {
        self.init(
            table: table,
            site: package.site,
            event: event,
            time: time,
            batch: batch,
            contents: package.contents,
            mass: package.mass
        )
        facility = package.facility
        manifest = package.manifest
    }
}
