import CanonicalJSON
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// Packages: filled, weighed, stored, withdrawn, merged.
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
        let batch = batch(filled.batch, .generation, at: site, on: time.legalDay)
        let package = StockedPackage(
            code: filled.code,
            site: site,
            content: item.content,
            own: mass.grams,
            generated: mass.grams,
            batches: [batch],
            firstWeighing: course.weighed?.event
        )
        packages[filled.code] = package
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
        guard var package = packages[weighed.code], package.firstWeighing != stated.place else {
            return
        }
        let net = weighed.weighing.net.grams
        if let expected = package.expected {
            package.expected = nil
            let before = Mass(grams: expected) ?? .zero
            let region = try reader.record(Site.self, package.site)?.region
            book(
                Comparison(
                    balance: .children,
                    site: package.site,
                    waste: weighed.code.waste,
                    time: stated.event.occurredAt,
                    left: net,
                    right: expected,
                    tolerance: regulation.tolerance(
                        of: before,
                        weighed.code.waste,
                        on: [weighed.weighing.scale],
                        day: stated.event.occurredAt.legalDay,
                        in: region
                    ).grams,
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

    /// 入库.
    mutating func store(_ stored: ItemStored, _ stated: LoggedStatement) {
        guard var package = packages[stored.code], package.facility == nil else { return }
        let time = stated.event.occurredAt
        let batch = batch(stored.batch, .storing, at: package.site, on: time.legalDay)
        package.storing = batch
        package.withdrawing = nil
        package.facility = stored.facility
        var row = AccountRow(.storing, of: package, batch, stated)
        row.facility = stored.facility
        row.hasHandler = stored.handler != nil
        row.sources = package.batches
        book(row)
        if !package.wasStored, let generated = package.generated {
            book(
                Comparison(
                    balance: .batches,
                    site: package.site,
                    waste: stored.code.waste,
                    time: time,
                    left: package.own,
                    right: generated,
                    events: [stated.place]
                )
            )
        }
        package.wasStored = true
        packages[stored.code] = package
        var posting = Posting(package.stock(in: stored.facility), stated.place, at: time)
        posting.add(.stored, package.net)
        posting.held = package.net
        book(posting)
    }

    /// 出库, as it was stated.
    mutating func withdraw(_ withdrawn: ItemWithdrawn, _ stated: LoggedStatement) throws(LogError) {
        let course = try Course(of: withdrawn.code, after: stated.place, reader)
        takeOut(
            withdrawn.code,
            withdrawn.batch,
            hasHandler: withdrawn.handler != nil,
            to: course.destination,
            stated.place,
            at: stated.event.occurredAt
        )
    }

    /// 出库: also of a package that leaves or ends without anybody saying that it left the store.
    mutating func takeOut(
        _ code: ItemCode,
        _ stated: Reference?,
        hasHandler: Bool,
        to destination: Destination,
        _ event: EventID,
        at time: Timestamp
    ) {
        guard var package = packages[code], let facility = package.facility else { return }
        let batch = batch(stated, .withdrawing, at: package.site, on: time.legalDay)
        var row = AccountRow(.withdrawing, of: package, batch, event, at: time)
        row.facility = facility
        row.hasHandler = hasHandler
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

    /// 合并、换码: the parents end in the child, which weighs what they did until it is weighed.
    mutating func merge(_ merged: ItemMerged, _ stated: LoggedStatement) throws(LogError) {
        let site = SiteID(party: merged.code.unit, site: merged.site)
        let time = stated.event.occurredAt
        var child = StockedPackage(
            code: merged.code,
            site: site,
            content: merged.content,
            own: 0,
            batches: []
        )
        var moved: [Stock: Posting] = [:]
        for parent in merged.parents {
            takeOut(
                parent,
                nil,
                hasHandler: merged.handler != nil,
                to: .package(merged.code),
                stated.place,
                at: time
            )
            guard let package = packages.removeValue(forKey: parent) else {
                let item = try reader.record(Item.self, parent)
                child.foreign += (item?.receivedNet ?? item?.weighed?.net)?.grams ?? 0
                continue
            }
            child.own += package.own
            child.foreign += package.foreign
            for batch in package.batches where !child.batches.contains(batch) {
                child.batches.append(batch)
            }
            moved[package.stock, default: Posting(package.stock, stated.place, at: time)]
                .move(-package.own)
        }
        moved[child.stock, default: Posting(child.stock, stated.place, at: time)].move(child.own)
        for stock in moved.keys.sorted() where scope.holds(stock.site) {
            if let posting = moved[stock] { book(posting) }
        }
        guard scope.holds(site) else { return }
        child.expected = child.net
        packages[merged.code] = child
    }
}

extension Posting {
    /// What comes from or goes into another package: another waste or site adjusts both stocks.
    fileprivate mutating func move(_ grams: Int64) {
        held += grams
        add(.adjusted, -grams)
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
