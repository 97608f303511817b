import CanonicalJSON
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// Packages: filled, weighed, stored, withdrawn.
extension Bookkeeper {
    /// 产生: a package is filled, and its first weighing tells with how much.
    mutating func fill(_ filled: ItemFilled, _ stated: LoggedStatement) throws(LogError) {
        guard scope.mayHold(filled.code.unit),
            let item = try reader.record(Item.self, filled.code),
            item.filled?.event == stated.place
        else { return }
        let site = SiteID(party: filled.code.unit, site: item.site)
        guard scope.holds(site) else { return }
        let time = stated.event.occurredAt
        let course = try Course(of: filled.code, after: stated.place, reader)
        let mass = course.weighed?.mass ?? .zero
        let batch = try batch(filled.batch, .generation, at: site, on: time.legalDay)
        let source = try filled.batch.flatMap { (name) throws(LogError) in
            try bulkBatch(name, at: site)
        }
        let package = StockedPackage(
            code: filled.code,
            site: site,
            content: item.content,
            own: mass.grams,
            generated: source == nil ? mass.grams : nil,
            batches: [batch],
            firstWeighing: course.weighed?.event
        )
        packages[filled.code] = package
        if let source { return try fill(package, from: source, stated) }
        var row = AccountRow(.generation, of: package, batch, stated)
        row.facility = filled.facility
        row.hasHandler = filled.handler != nil
        row.destination = course.destination
        book(row)
        var posting = Posting(package.stock, stated.place, at: time)
        posting.add(.generated, mass.grams)
        posting.held = mass.grams
        book(posting)
    }

    /// 称重: the first weighing is what was generated; a later one that differs adjusts the stock.
    mutating func weigh(_ weighed: ItemWeighed, _ stated: LoggedStatement) throws(LogError) {
        guard var package = packages[weighed.code], package.firstWeighing != stated.place,
            !package.isAway
        else { return }
        let net = weighed.weighing.net.grams
        if let expected = package.expected {
            package.expected = nil
            let before = Mass(grams: expected) ?? .zero
            book(
                Comparison(
                    balance: .children,
                    site: package.site,
                    waste: weighed.code.waste,
                    time: stated.event.occurredAt,
                    left: net,
                    right: expected,
                    tolerance: try tolerance(
                        of: before,
                        weighed.code.waste,
                        at: package.site,
                        stated,
                        on: weighed.weighing.scale
                    ),
                    events: [stated.place]
                )
            )
        }
        // What came by manifest weighs what its lots say until it is sent on.
        let change = package.foreign == 0 ? net - package.own : 0
        package.own += change
        packages[weighed.code] = package
        adjust(package, by: change, stated.place, at: stated.event.occurredAt)
    }

    /// How far masses may be apart at a site 允差, in grams.
    func tolerance(
        of mass: Mass,
        _ waste: WasteCode,
        at site: SiteID,
        _ stated: LoggedStatement,
        on scale: Scale? = nil
    ) throws(LogError) -> Int64 {
        let day = stated.event.occurredAt.legalDay
        let region = try reader.record(Site.self, site)?.region
        return regulation.tolerance(of: mass, waste, on: [scale], day: day, in: region).grams
    }

    /// Books that a package weighs more than it did, at its site and in its store.
    private mutating func adjust(
        _ package: StockedPackage,
        by change: Int64,
        _ event: EventID,
        at time: Timestamp
    ) {
        guard change != 0 else { return }
        let stocks = [package.stock] + (package.facility.map { [package.stock(in: $0)] } ?? [])
        for stock in stocks {
            var posting = Posting(stock, event, at: time)
            posting.add(.adjusted, -change)
            posting.held = change
            book(posting)
        }
    }

    /// 入库: of a package, or of all that is in a packed unit.
    mutating func store(_ stored: ItemStored, _ stated: LoggedStatement) throws(LogError) {
        for code in present(stored.code) { try store(code, stored, stated) }
        for code in presentReceived(stored.code) { try storeReceived(code, stored, stated) }
    }

    private mutating func store(
        _ code: ItemCode,
        _ stored: ItemStored,
        _ stated: LoggedStatement
    ) throws(LogError) {
        guard var package = packages[code], package.facility == nil, !package.isAway else { return }
        let time = stated.event.occurredAt
        let batch = try batch(stored.batch, .storing, at: package.site, on: time.legalDay)
        package.storing = batch
        package.withdrawing = nil
        package.facility = stored.facility
        var row = AccountRow(.storing, of: package, batch, stated)
        row.facility = stored.facility
        row.facilityType = try type(of: stored.facility, at: package.site)
        row.hasHandler = stored.handler != nil
        row.hasCarrier = stored.carrier != nil
        row.sources = package.batches
        book(row)
        if !package.wasStored { try compareBatch(of: package, stated) }
        package.wasStored = true
        packages[code] = package
        var posting = Posting(package.stock(in: stored.facility), stated.place, at: time)
        posting.add(.stored, package.net)
        posting.held = package.net
        book(posting)
    }

    /// What is stored of a batch is at most what was generated of it; of what was filled from others
    /// their packages tell.
    private mutating func compareBatch(
        of package: StockedPackage,
        _ stated: LoggedStatement
    ) throws(LogError) {
        var comparison = Comparison(
            balance: .batches,
            site: package.site,
            waste: package.code.waste,
            time: stated.event.occurredAt,
            left: package.own,
            right: package.generated ?? 0,
            events: [stated.place]
        )
        if package.generated == nil {
            guard package.batches.count == 1, let name = Reference(package.batches[0]),
                let batch = try bulkBatch(name, at: package.site), batch.store == nil
            else { return }
            // The batch itself was booked when it was generated: this takes of what is left of it.
            comparison.tolerance = batch.mass.grams - drawn[batch.id, default: 0]
            drawn[batch.id, default: 0] += package.own
        }
        book(comparison)
    }

    /// A batch that was generated in bulk.
    private func bulkBatch(_ name: Reference, at site: SiteID) throws(LogError) -> Batch? {
        let batch = try reader.record(Batch.self, Batch.id(site, name))
        return batch?.act == .wasteGenerated ? batch : nil
    }

    /// 贮存设施类型, if the store is registered.
    func type(of facility: Reference, at site: SiteID) throws(LogError) -> Word? {
        try reader.record(Facility.self, Facility.id(site, facility))?.type
    }

    /// 出库, as it was stated.
    mutating func withdraw(_ withdrawn: ItemWithdrawn, _ stated: LoggedStatement) throws(LogError) {
        for code in present(withdrawn.code) where packages[code]?.facility != nil {
            let course = try Course(of: code, after: stated.place, reader)
            try takeOut(
                code,
                withdrawn.batch,
                hasHandler: withdrawn.handler != nil,
                hasCarrier: withdrawn.carrier != nil,
                to: course.destination,
                stated.place,
                at: stated.event.occurredAt
            )
        }
        for code in presentReceived(withdrawn.code) {
            let course = try Course(of: code, after: stated.place, reader)
            try takeOutReceived(
                code,
                as: withdrawn,
                to: course.destination,
                stated.place,
                at: stated.event.occurredAt
            )
        }
    }

    /// 出库: also of a package that leaves or ends without anybody saying that it left the store.
    mutating func takeOut(
        _ code: ItemCode,
        _ stated: Reference?,
        hasHandler: Bool,
        hasCarrier: Bool = false,
        to destination: Destination,
        _ event: EventID,
        at time: Timestamp
    ) throws(LogError) {
        guard var package = packages[code], let facility = package.facility else { return }
        let batch = try batch(stated, .withdrawing, at: package.site, on: time.legalDay)
        var row = AccountRow(.withdrawing, of: package, batch, event, at: time)
        row.facility = facility
        row.facilityType = try type(of: facility, at: package.site)
        row.hasHandler = hasHandler
        row.hasCarrier = hasCarrier
        row.sources = package.storing.map { [$0] } ?? []
        row.destination = destination
        book(row)
        package.facility = nil
        package.withdrawing = batch
        packages[code] = package
        var posting = Posting(package.stock(in: facility), event, at: time)
        posting.add(.withdrawn, package.net)
        posting.held = -package.net
        book(posting)
    }
}

extension StockedPackage {
    /// The stock of its site it belongs to.
    var stock: Stock { stock(in: nil) }

    func stock(in facility: Reference?) -> Stock {
        Stock(site: site, waste: code.waste, facility: facility)
    }
}

extension AccountRow {
    /// A row about one package.
    init(
        _ table: AccountTable,
        of package: StockedPackage,
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
    }

    init(
        _ table: AccountTable,
        of package: StockedPackage,
        _ batch: String,
        _ stated: LoggedStatement
    ) {
        self.init(table, of: package, batch, stated.place, at: stated.event.occurredAt)
    }
}
