import CanonicalJSON
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// Waste that is in no package: generated, filled into packages, used or disposed of, adjusted.
extension Bookkeeper {
    /// 产生: what is generated in bulk is there, in a store or not, until something takes it.
    ///
    /// A batch that was stated anew counts as it was stated last.
    mutating func generate(
        _ generated: WasteGenerated,
        _ stated: LoggedStatement
    ) throws(LogError) {
        guard scope.holds(generated.site), let time = generated.day.start,
            let batch = try reader.record(Batch.self, Batch.id(generated.site, generated.batch)),
            batch.note.event == stated.place
        else { return }
        let contents = RowContents(bulk: generated.code, generated.name)
        var row = AccountRow(
            table: .generation,
            site: generated.site,
            event: stated.place,
            time: time,
            batch: generated.batch.description,
            contents: contents,
            mass: generated.mass
        )
        row.facility = generated.facility
        row.hasHandler = generated.handler != nil
        row.destination = generated.store.map(Destination.store) ?? Destination.none
        book(row)
        let stock = Stock(site: generated.site, waste: generated.code, facility: nil)
        var posting = Posting(stock, stated.place, at: time)
        posting.add(.generated, generated.mass.grams)
        posting.held = generated.mass.grams
        book(posting)
        book(
            Comparison(
                balance: .batches,
                site: generated.site,
                waste: generated.code,
                time: time,
                left: generated.store == nil ? 0 : generated.mass.grams,
                right: generated.mass.grams,
                events: [stated.place]
            )
        )
        var part = BulkStock.Part(
            batch: generated.batch.description,
            name: generated.name,
            grams: generated.mass.grams
        )
        if let store = generated.store { try self.store(&part, in: store, row) }
        let gone = bulk[stock, default: BulkStock()].add(part)
        _ = try takeOut([gone], of: stock, to: .none, stated.place, at: time)
    }

    /// 入库 of what goes straight into a store.
    private mutating func store(
        _ part: inout BulkStock.Part,
        in store: Reference,
        _ generated: AccountRow
    ) throws(LogError) {
        let batch = try batch(nil, .storing, at: generated.site, on: generated.time.legalDay)
        part.store = store
        part.storing = batch
        var row = AccountRow(
            table: .storing,
            site: generated.site,
            event: generated.event,
            time: generated.time,
            batch: batch,
            contents: generated.contents,
            mass: generated.mass
        )
        row.facility = store
        row.facilityType = try type(of: store, at: generated.site)
        row.sources = [generated.batch]
        book(row)
        let stock = Stock(site: generated.site, waste: generated.contents.waste, facility: store)
        var posting = Posting(stock, generated.event, at: generated.time)
        posting.add(.stored, generated.mass.grams)
        posting.held = generated.mass.grams
        book(posting)
    }

    /// 装填 out of bulk: what was generated before changes its place, not its amount.
    mutating func fill(
        _ package: StockedPackage,
        from batch: Batch,
        _ stated: LoggedStatement
    ) throws(LogError) {
        let time = stated.event.occurredAt
        let source = Stock(site: batch.site, waste: batch.code, facility: nil)
        let parts = bulk[source, default: BulkStock()]
            .take(package.own, of: batch.batch.description)
        bulk[source, default: BulkStock()].owe(package.own - parts.grams)
        _ = try takeOut(parts, of: source, to: .package(package.code), stated.place, at: time)
        guard source != package.stock else { return }
        // The package says another waste: it leaves one stock for the other.
        for (stock, grams) in [(source, -package.own), (package.stock, package.own)] {
            var posting = Posting(stock, stated.place, at: time)
            posting.move(grams)
            book(posting)
        }
    }

    /// 自行利用处置, the oldest first; of what is not there the balance of the site tells.
    mutating func treat(_ treated: WasteTreated, _ stated: LoggedStatement) throws(LogError) {
        guard scope.holds(treated.site), let time = treated.day.start,
            let batch = try reader.record(Batch.self, Batch.id(treated.site, treated.batch)),
            batch.note.event == stated.place
        else { return }
        let stock = Stock(site: treated.site, waste: treated.code, facility: nil)
        let (taken, sources, name) = try takeBulk(
            treated.mass.grams,
            of: stock,
            to: .treated(treated.method),
            stated.place,
            at: time
        )
        var row = AccountRow(
            table: .ownTreatment,
            site: treated.site,
            event: stated.place,
            time: time,
            batch: treated.batch.description,
            contents: RowContents(bulk: treated.code, name),
            mass: treated.mass
        )
        row.facility = treated.facility
        row.method = treated.method
        row.finished = time
        row.hasHandler = treated.handler != nil
        row.sources = sources
        book(row)
        var posting = Posting(stock, stated.place, at: time)
        posting.add(.treated, treated.mass.grams)
        posting.held = -taken
        posting.method = treated.method
        book(posting)
    }

    /// 库存调整: what was there before the ledger, what evaporated, what a stock-take shows.
    mutating func adjust(_ adjusted: StockAdjusted, _ stated: LoggedStatement) throws(LogError) {
        guard scope.holds(adjusted.site), let time = adjusted.day.start else { return }
        let stock = Stock(site: adjusted.site, waste: adjusted.code, facility: nil)
        let grams = Int64(adjusted.change)
        if grams > 0 {
            let part = BulkStock.Part(batch: nil, grams: grams)
            _ = bulk[stock, default: BulkStock()].add(part)
        } else {
            let parts = bulk[stock, default: BulkStock()].take(-grams)
            bulk[stock, default: BulkStock()].owe(-grams - parts.grams)
            _ = try takeOut(parts, of: stock, to: .none, stated.place, at: time)
        }
        var posting = Posting(stock, stated.place, at: time)
        posting.move(grams)
        book(posting)
    }

    /// Takes as much as there is of what is in no package.
    ///
    /// - Returns: How much that is, the batches it came from 产生、出库批次编码, and its name.
    mutating func takeBulk(
        _ grams: Int64,
        of stock: Stock,
        to destination: Destination,
        _ event: EventID,
        at time: Timestamp
    ) throws(LogError) -> (grams: Int64, sources: [String], name: OneLine?) {
        guard grams > 0, let parts = bulk[stock]?.take(grams) else { return (0, [], nil) }
        let sources = try takeOut(parts, of: stock, to: destination, event, at: time)
        return (parts.grams, sources, parts.first?.name)
    }

    /// 出库 of what is taken out of stores.
    ///
    /// - Returns: The batches the parts go on as: of their withdrawal, else of their generation.
    private mutating func takeOut(
        _ parts: [BulkStock.Part],
        of stock: Stock,
        to destination: Destination,
        _ event: EventID,
        at time: Timestamp
    ) throws(LogError) -> [String] {
        var sources: [String] = []
        for part in parts where part.grams > 0 {
            guard let store = part.store else {
                sources += part.batch.map { [$0] } ?? []
                continue
            }
            let batch = try batch(nil, .withdrawing, at: stock.site, on: time.legalDay)
            sources.append(batch)
            var row = AccountRow(
                table: .withdrawing,
                site: stock.site,
                event: event,
                time: time,
                batch: batch,
                contents: RowContents(bulk: stock.waste, part.name),
                mass: Mass(grams: part.grams) ?? .zero
            )
            row.facility = store
            row.facilityType = try type(of: store, at: stock.site)
            row.sources = part.storing.map { [$0] } ?? []
            row.destination = destination
            book(row)
            let held = Stock(site: stock.site, waste: stock.waste, facility: store)
            var posting = Posting(held, event, at: time)
            posting.add(.withdrawn, part.grams)
            posting.held = -part.grams
            book(posting)
        }
        return sources
    }
}

extension Array where Element == BulkStock.Part {
    /// All of them together.
    fileprivate var grams: Int64 { reduce(0) { $0 + $1.grams } }
}

extension RowContents {
    /// Of waste that is in no package.
    init(bulk waste: WasteCode, _ name: OneLine?) {
        self.init(code: nil, packaging: nil, packages: 0, name: name, waste: waste)
    }
}
