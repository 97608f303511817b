import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// Packages that become others, stand in one another, get lost and turn up.
extension Bookkeeper {
    /// The packages of the books that a code stands for: itself, those in a packed unit, or those
    /// that took its place before anybody said it was loaded.
    func present(_ code: ItemCode) -> [ItemCode] {
        if packages[code] != nil { return [code] }
        return (boxes[code] ?? heirs[code] ?? []).flatMap(present)
    }

    /// 拆分: the parent ends in several, each with what was stated of it, where the parent stood.
    mutating func split(_ split: ItemSplit, _ stated: LoggedStatement) throws(LogError) {
        guard let parent = try splitting(split) else { return }
        let time = stated.event.occurredAt
        let nets = split.children.map(\.net)
        book(
            Comparison(
                balance: .children,
                site: parent.site,
                waste: split.code.waste,
                time: time,
                left: nets.total.grams,
                right: parent.net,
                tolerance: try tolerance(
                    of: parent.mass,
                    split.code.waste,
                    at: parent.site,
                    stated
                ),
                events: [stated.place]
            )
        )
        packages[split.code] = nil
        received[split.code] = nil
        let foreign = Mass(grams: parent.foreign)?.shared(by: nets) ?? []
        let children = zip(split.children, foreign).map { child, foreign in
            StockedPackage(parent, split: child, foreign: foreign.grams)
        }
        for child in children { packages[child.code] = child }
        for facility in [nil, parent.facility].prefix(parent.facility == nil ? 1 : 2) {
            var posting = Posting(parent.stock(in: facility), stated.place, at: time)
            for (package, sign) in [(parent, Int64(-1))] + children.map({ ($0, 1) }) {
                posting.move(sign * (facility == nil ? package.own : package.net))
            }
            book(posting)
        }
    }

    /// What is split; a package that came by manifest is no package of the book until it becomes
    /// others, which stand where it was stored.
    private func splitting(_ split: ItemSplit) throws(LogError) -> StockedPackage? {
        if let package = packages[split.code] { return package }
        guard let item = try reader.record(Item.self, split.code),
            let unit = split.children.first?.code.unit, unit != split.code.unit,
            scope.holds(SiteID(party: unit, site: split.site))
        else { return nil }
        let came = received[split.code]
        return StockedPackage(
            code: split.code,
            site: SiteID(party: unit, site: split.site),
            content: item.content,
            own: 0,
            foreign: (came?.mass ?? item.net)?.grams ?? 0,
            batches: [],
            storing: came?.storing,
            withdrawing: came?.withdrawing,
            facility: came?.facility,
            wasStored: came?.storing != nil
        )
    }

    /// 合并、换码: the parents end in the child, which weighs what they did until it is weighed;
    /// another waste or site adjusts both stocks.
    mutating func merge(_ child: ItemMerged, _ stated: LoggedStatement) throws(LogError) {
        let time = stated.event.occurredAt
        var (own, foreign, batches) = (Int64(0), Int64(0), [String]())
        var moved: [Stock: Posting] = [:]
        try endReceived(child.parents, to: .package(child.code), stated.place, at: time)
        for parent in child.parents {
            for code in present(parent) {
                try takeOut(
                    code,
                    nil,
                    hasHandler: child.handler != nil,
                    to: .package(child.code),
                    stated.place,
                    at: time
                )
                guard let package = packages.removeValue(forKey: code) else { continue }
                own += package.own
                foreign += package.foreign
                for batch in package.batches where !batches.contains(batch) {
                    batches.append(batch)
                }
                moved[package.stock, default: Posting(package.stock, stated.place, at: time)]
                    .move(-package.own)
            }
            if packages[parent] == nil, let item = try reader.record(Item.self, parent),
                item.code.unit != child.code.unit
            {
                foreign += item.net?.grams ?? 0
            }
        }
        let site = SiteID(party: child.code.unit, site: child.site)
        var package = StockedPackage(
            code: child.code,
            site: site,
            content: child.content,
            own: own,
            foreign: foreign,
            batches: batches
        )
        package.expected = package.net
        moved[package.stock, default: Posting(package.stock, stated.place, at: time)]
            .move(package.own)
        if scope.holds(site) { packages[child.code] = package }
        for stock in moved.keys.sorted() where scope.holds(stock.site) {
            if let posting = moved[stock] { book(posting) }
        }
    }

    /// 换码、套装: the child takes the place of the parent, wherever that is.
    mutating func replace(_ replaced: some ItemReplacement, _ stated: LoggedStatement) {
        heirs[replaced.parent] = [replaced.code]
        replaceReceived(replaced)
        for (unit, items) in boxes where items.contains(replaced.parent) {
            boxes[unit] = items.map { $0 == replaced.parent ? replaced.code : $0 }
        }
        if let items = boxes.removeValue(forKey: replaced.parent) { boxes[replaced.code] = items }
        guard let parent = packages.removeValue(forKey: replaced.parent) else { return }
        let child = StockedPackage(parent, as: replaced.code, replaced.content)
        packages[replaced.code] = child
        guard !parent.isAway, parent.code.waste != child.code.waste else { return }
        // The code said another waste: it leaves one stock for the other.
        let time = stated.event.occurredAt
        for facility in [nil, parent.facility].prefix(parent.facility == nil ? 1 : 2) {
            for (package, sign) in [(parent, Int64(-1)), (child, 1)] {
                var posting = Posting(package.stock(in: facility), stated.place, at: time)
                posting.move(sign * (facility == nil ? package.own : package.net))
                book(posting)
            }
        }
    }

    /// 装箱: what goes in stands where the unit stands; out of different stores, in none.
    mutating func pack(_ packed: ItemPacked, _ stated: LoggedStatement) throws(LogError) {
        let inside = packed.items.flatMap(present)
        boxes[packed.code, default: []] += packed.items
        guard Set(inside.map { packages[$0]?.facility }).count > 1 else { return }
        for code in inside {
            try takeOut(
                code,
                nil,
                hasHandler: packed.handler != nil,
                to: .package(packed.code),
                stated.place,
                at: stated.event.occurredAt
            )
        }
    }

    /// 拆箱.
    mutating func unpack(_ unpacked: ItemUnpacked) {
        guard let items = boxes[unpacked.code] else { return }
        let left = unpacked.items.isEmpty ? [] : items.filter { !unpacked.items.contains($0) }
        boxes[unpacked.code] = left.isEmpty ? nil : left
        // A line that names the unit still means what was in it.
        if left.isEmpty { heirs[unpacked.code] = items }
    }

    /// 丢失: what is lost at the site is less there, by the word of whoever lost it.
    mutating func lose(_ lost: ItemLost, _ stated: LoggedStatement) throws(LogError) {
        try endReceived([lost.code], to: .none, stated.place, at: stated.event.occurredAt)
        for code in present(lost.code) {
            guard packages[code]?.isAway == false else { continue }
            try takeOut(
                code,
                nil,
                hasHandler: lost.handler != nil,
                to: .none,
                stated.place,
                at: stated.event.occurredAt
            )
            packages[code]?.isAway = true
            packages[code]?.isLost = true
            bookMove(of: code, -1, stated)
        }
    }

    /// 找回: what was lost at the site is there again; what was lost on the way came back.
    mutating func find(_ found: ItemFound, _ stated: LoggedStatement) {
        for code in present(found.code) {
            guard let package = packages[code], package.isAway,
                package.isLost || stated.by == package.site.party
            else { continue }
            packages[code]?.isAway = false
            packages[code]?.isLost = false
            guard !package.isLost else {
                bookMove(of: code, 1, stated)
                continue
            }
            var posting = Posting(package.stock, stated.place, at: stated.event.occurredAt)
            posting.add(.returned, package.own)
            posting.held = package.own
            book(posting)
        }
    }

    private mutating func bookMove(of code: ItemCode, _ sign: Int64, _ stated: LoggedStatement) {
        guard let package = packages[code] else { return }
        var posting = Posting(package.stock, stated.place, at: stated.event.occurredAt)
        posting.move(sign * package.own)
        book(posting)
    }
}

extension Posting {
    /// What comes from or goes elsewhere in the books adjusts the stock.
    mutating func move(_ grams: Int64) {
        held += grams
        add(.adjusted, -grams)
    }
}

extension StockedPackage {
    /// One of several that another is split into.
    ///
    /// What of it came by manifest is a share; the rest of what it weighs is the site's own.
    fileprivate init(_ parent: StockedPackage, split child: SplitChild, foreign: Int64) {
        self.init(parent, as: child.code, parent.content)
        self.foreign = foreign
        own = parent.own == 0 && parent.foreign > 0 ? 0 : max(0, child.net.grams - foreign)
        generated = nil
        expected = nil
        firstWeighing = nil
    }

    /// The same under another code.
    fileprivate init(_ old: StockedPackage, as code: ItemCode, _ content: ItemContent) {
        self.init(
            code: code,
            site: old.site,
            content: content,
            own: old.own,
            foreign: old.foreign,
            generated: old.generated,
            expected: old.expected,
            batches: old.batches,
            storing: old.storing,
            withdrawing: old.withdrawing,
            facility: old.facility,
            wasStored: old.wasStored,
            isAway: old.isAway,
            isLost: old.isLost,
            firstWeighing: old.firstWeighing
        )
    }
}
