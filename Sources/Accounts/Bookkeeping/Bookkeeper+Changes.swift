import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// Packages that become others 拆分、合并、换码、套装.
extension Bookkeeper {
    /// 拆分: the parent ends in several, each with what was stated of it, where the parent stood.
    mutating func split(_ split: ItemSplit, _ stated: LoggedStatement) throws(LogError) {
        guard let parent = try splitting(split) else { return }
        let nets = split.children.map(\.net)
        book(
            Comparison(
                balance: .children,
                site: parent.site,
                waste: split.code.waste,
                time: stated.event.occurredAt,
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
        let generated = parent.generated.flatMap { Mass(grams: $0)?.shared(by: nets) }
        let children = split.children.enumerated().map { index, child in
            StockedPackage(
                parent,
                split: child,
                foreign: foreign[index].grams,
                generated: generated?[index].grams
            )
        }
        for child in children { packages[child.code] = child }
        exchange([parent], for: children, Occasion(stated))
    }

    /// What is split; a package that came by manifest is none of the consignee's book until it
    /// becomes others, which stand where it was stored.
    private func splitting(_ split: ItemSplit) throws(LogError) -> StockedPackage? {
        let came = received[split.code]
        if came == nil, let package = packages[split.code], !package.isAway { return package }
        guard let item = try reader.record(Item.self, split.code),
            let unit = split.children.first?.code.unit, came != nil || unit != split.code.unit,
            scope.holds(SiteID(party: unit, site: split.site))
        else { return nil }
        return StockedPackage(
            code: split.code,
            site: SiteID(party: unit, site: split.site),
            content: item.content,
            own: 0,
            foreign: came?.net ?? item.net?.grams ?? 0,
            batches: [],
            storing: came?.storing,
            withdrawing: came?.withdrawing,
            place: came?.place,
            wasStored: came?.storing != nil
        )
    }

    /// 合并、换码: the parents end in the child, which weighs what they did until it is weighed, and
    /// stands where all of them stood; another waste or site adjusts both stocks.
    mutating func merge(_ child: ItemMerged, _ stated: LoggedStatement) throws(LogError) {
        let site = SiteID(party: child.code.unit, site: child.site)
        let occasion = Occasion(stated, handler: child.handler)
        let place = place(of: child.parents)
        var package = StockedPackage(
            code: child.code,
            site: site,
            content: child.content,
            own: 0,
            generated: 0,
            batches: []
        )
        var parents: [StockedPackage] = []
        for code in child.parents {
            try takeOut(code, to: .package(child.code), occasion)
            let here = present(code).compactMap { packages.removeValue(forKey: $0) }
            let came = presentReceived(code).compactMap { received.removeValue(forKey: $0) }
            package.foreign += came.map(\.net).reduce(0, +)
            if here.isEmpty, came.isEmpty, code.unit != child.code.unit {
                package.foreign += try reader.record(Item.self, code)?.net?.grams ?? 0
            }
            for parent in here { package.take(parent) }
            parents += here
        }
        package.expected = package.net
        exchange(parents, for: [package], occasion, inStores: false)
        guard scope.holds(site) else { return }
        packages[child.code] = package
        try move(child.code, to: place, going: .none, occasion)
    }

    /// 换码、套装: the child takes the place of the parent, wherever that is.
    mutating func replace(_ replaced: some ItemReplacement, _ stated: LoggedStatement) {
        packing.replace(replaced.parent, by: replaced.code)
        substitute([replaced.parent: [replaced.code]])
        if let package = received.removeValue(forKey: replaced.parent) {
            received[replaced.code] = ReceivedPackage(package, as: replaced.code, replaced.content)
        }
        guard let parent = packages.removeValue(forKey: replaced.parent) else { return }
        let child = StockedPackage(parent, as: replaced.code, replaced.content)
        packages[replaced.code] = child
        guard !parent.isAway, parent.code.waste != child.code.waste else { return }
        // The code said another waste: it leaves one stock for the other.
        exchange([parent], for: [child], Occasion(stated))
    }

    /// Packages end and others are there instead, at their site and, unless they went out of it, in
    /// the store they stand in.
    private mutating func exchange(
        _ old: [StockedPackage],
        for new: [StockedPackage],
        _ occasion: Occasion,
        inStores: Bool = true
    ) {
        var postings: [Stock: Posting] = [:]
        for (package, sign) in old.map({ ($0, Int64(-1)) }) + new.map({ ($0, 1) }) {
            guard scope.holds(package.site) else { continue }
            postings[package.stock, default: occasion.posting(package.stock)]
                .move(sign * package.own)
            guard inStores, let place = package.place else { continue }
            let stock = package.stock(in: place.facility)
            postings[stock, default: occasion.posting(stock)].move(sign * package.net)
        }
        for stock in postings.keys.sorted() {
            if let posting = postings[stock] { book(posting) }
        }
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
    /// Takes in what another held, and its batches.
    fileprivate mutating func take(_ parent: StockedPackage) {
        own += parent.own
        foreign += parent.foreign
        batches += parent.batches.filter { !batches.contains($0) }
        storedBefore += parent.wasStored ? parent.own : parent.storedBefore
        // What was stored is compared; what was filled out of bulk is compared with its batch.
        if parent.wasStored { return }
        generated = parent.generated.flatMap { mine in generated.map { $0 + mine } }
    }

    /// One of several that another is split into.
    ///
    /// What of it came by manifest is a share; the rest of what it weighs is the site's own.
    fileprivate init(
        _ parent: StockedPackage,
        split child: SplitChild,
        foreign share: Int64,
        generated: Int64?
    ) {
        self.init(parent, as: child.code, parent.content)
        let isForeign = parent.own == 0 && parent.foreign > 0
        foreign = isForeign ? child.net.grams : min(share, child.net.grams)
        own = child.net.grams - foreign
        self.generated = generated
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
            storedBefore: old.storedBefore,
            expected: old.expected,
            batches: old.batches,
            storing: old.storing,
            withdrawing: old.withdrawing,
            place: old.place,
            wasStored: old.wasStored,
            isAway: old.isAway,
            isLost: old.isLost,
            firstWeighing: old.firstWeighing
        )
    }
}

extension ReceivedPackage {
    /// The same under another code.
    fileprivate init(_ old: ReceivedPackage, as code: ItemCode, _ content: ItemContent) {
        self.init(
            code: code,
            site: old.site,
            content: content,
            manifest: old.manifest,
            net: old.net,
            storing: old.storing,
            withdrawing: old.withdrawing,
            place: old.place
        )
    }
}
