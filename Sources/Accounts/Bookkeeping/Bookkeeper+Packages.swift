import CanonicalJSON
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// Packages: filled, weighed, and compared with the batches they are of.
extension Bookkeeper {
    /// 产生: a package is filled, and its first weighing tells with how much.
    mutating func fill(_ filled: ItemFilled, _ stated: LoggedStatement) throws(LogError) {
        guard scope.mayHold(filled.code.unit),
            let item = try reader.record(Item.self, filled.code),
            item.filled?.event == stated.place
        else { return }
        let site = SiteID(party: filled.code.unit, site: item.site)
        guard scope.holds(site) else { return }
        let occasion = Occasion(stated, filled.batch, handler: filled.handler)
        let course = try Course(of: filled.code, after: stated.place, reader)
        let mass = course.weighed?.mass ?? .zero
        let batch = try batch(filled.batch, .generation, at: site, on: occasion.day)
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
        var row = AccountRow(.generation, of: package, batch, occasion)
        row.facility = filled.facility
        row.destination = course.destination
        book(row)
        var posting = occasion.posting(package.stock)
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
        // What came by manifest counts for its lots, whatever it weighs, until it is sent on.
        let change = net - package.net
        let foreign = package.foreign == 0 ? 0 : max(change, -package.foreign)
        package.foreign += foreign
        package.own += change - foreign
        packages[weighed.code] = package
        let occasion = Occasion(stated)
        adjust(package.stock, by: change - foreign, occasion)
        if let place = package.place {
            adjust(package.stock(in: place.facility), by: change, occasion)
        }
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

    /// Books that there is more of a stock than there was.
    mutating func adjust(_ stock: Stock, by change: Int64, _ occasion: Occasion) {
        var posting = occasion.posting(stock)
        posting.move(change)
        book(posting)
    }

    /// What is stored of batches is at most what was generated of them, once each.
    mutating func compareBatch(
        of package: StockedPackage,
        _ occasion: Occasion
    ) throws(LogError) {
        var comparison = Comparison(
            balance: .batches,
            site: package.site,
            waste: package.code.waste,
            time: occasion.time,
            left: package.own - package.storedBefore,
            right: package.generated ?? 0,
            events: [occasion.event]
        )
        // What came by manifest has no batch here.
        guard comparison.left > 0 else { return }
        if package.generated == nil {
            guard package.batches.count == 1, let name = Reference(package.batches[0]),
                let batch = try bulkBatch(name, at: package.site), batch.store == nil
            else { return }
            // The batch itself was booked when it was generated: this takes of what is left of it.
            comparison.tolerance = batch.mass.grams - drawn[batch.id, default: 0]
            drawn[batch.id, default: 0] += comparison.left
        }
        book(comparison)
    }

    /// A batch that was generated in bulk.
    private func bulkBatch(_ name: Reference, at site: SiteID) throws(LogError) -> Batch? {
        let batch = try reader.record(Batch.self, Batch.id(site, name))
        return batch?.act == .wasteGenerated ? batch : nil
    }
}
