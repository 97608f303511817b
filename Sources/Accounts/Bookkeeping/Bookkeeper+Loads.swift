import CanonicalJSON
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// Loads: handed over, decided on, brought back.
extension Bookkeeper {
    /// 出厂: the half of the hand-over with which custody moves.
    ///
    /// A hand-over that was undone before it left, or said anew, is none: only the one the manifest
    /// still knows of counts.
    mutating func handOver(_ id: UniqueID, _ stated: LoggedStatement) throws(LogError) {
        guard let manifest = try reader.record(Manifest.self, id), !manifest.legs.isEmpty,
            let released = manifest.released, let loaded = manifest.loaded,
            max(released.note.event, loaded.note.event) == stated.place
        else { return }
        let load = Load(manifest, released, stated.place, at: loaded.note.at)
        // What was received leaves its store with whoever's load: it is sent on, or elsewhere.
        let withdrawn = try endReceived(
            released.items,
            to: .consignee(manifest.form.consignee),
            load.event,
            at: load.time
        )
        guard scope.holds(manifest.form.consignor) else { return }
        var postings: [Stock: Posting] = [:]
        let items = try statedItems(of: released)
        for line in released.lines {
            guard let form = manifest.line(line.line) else { continue }
            try ship(
                line,
                items[line.line] ?? line.items,
                as: form,
                load,
                withdrawn,
                &postings
            )
        }
        for source in manifest.sources {
            guard let origin = try reader.record(Manifest.self, source.manifest),
                let waste = origin.line(source.line)?.code
            else { continue }
            let lot = Lot(site: load.site, manifest: source.manifest, line: source.line)
            take(source.mass.grams, from: lot)
            let stock = Stock(site: load.site, waste: waste, facility: nil)
            postings[stock, default: Posting(stock, load.event, at: load.time)].held -=
                source.mass.grams
        }
        for stock in postings.keys.sorted() {
            if let posting = postings[stock] { book(posting) }
        }
    }

    /// Which packages the consignor named, line by line: the manifest knows what took their place.
    private func statedItems(of released: LoadStatement) throws(LogError) -> [Int: [ItemCode]] {
        let stated = try reader.record(StatedEvent.self, released.note.event)
        guard let stated, case .success(let event) = WasteEvent.read(stated.event),
            case .manifestReleased(let half) = event.statement
        else { return [:] }
        return Dictionary(half.lines.map { ($0.line, $0.items) }) { first, _ in first }
    }

    /// One line of a load: a row for each package with a code, and one for what has none.
    private mutating func ship(
        _ line: LoadLine,
        _ items: [ItemCode],
        as form: ManifestLine,
        _ load: Load,
        _ withdrawals: [ItemCode: String],
        _ postings: inout [Stock: Posting]
    ) throws(LogError) {
        let day = load.time.legalDay
        let consignee = try consignee(of: load.manifest.form, form.code, on: day)
        let activity = regulation.methods[form.method]?.activity
        let batch = try batch(
            nil,
            activity == .dispose ? .outsourcedDisposal : .outsourcedUse,
            at: load.site,
            on: day
        )
        let (coded, own, withdrawn) = try shipPackages(items, load, withdrawals) {
            contents,
            mass,
            source in
            load.row(batch, contents, mass, form.method, consignee, source)
        }
        let stock = Stock(site: load.site, waste: form.code, facility: nil)
        var (free, sources) = (Int64(0), [String]())
        // What is redirected had left already, and what is sent on came as a lot.
        if load.manifest.form.redirects == nil, load.manifest.sources.isEmpty {
            (free, sources, _) = try takeBulk(
                max(0, line.mass.grams - coded),
                of: stock,
                to: .consignee(load.manifest.form.consignee),
                load.event,
                at: load.time
            )
        }
        if line.packages > line.items.count || line.items.isEmpty {
            let contents = RowContents(
                code: nil,
                packaging: form.content.packaging,
                packages: line.packages - line.items.count,
                name: form.content.name,
                waste: form.code
            )
            let rest = Mass(grams: max(0, line.mass.grams - coded)) ?? .zero
            book(load.row(batch, contents, rest, form.method, consignee, sources))
        } else {
            book(load.comparison(.lineItems, form.code, coded, line.mass.grams))
        }
        var posting = postings[stock] ?? Posting(stock, load.event, at: load.time)
        posting.add(.shipped, line.mass.grams)
        // What is redirected had left already; it counts as back and gone again.
        if load.manifest.form.redirects != nil {
            posting.add(.returned, line.mass.grams)
        } else {
            posting.held -= own + free
            if load.manifest.sources.isEmpty {
                book(load.comparison(.outsourced, form.code, withdrawn + free, line.mass.grams))
            }
            book(load.use(.plan(load.site, year: load.manifest.issued.at.legalYear), form, line))
        }
        postings[stock] = posting
        if let approval = load.manifest.form.approval {
            let document = DocumentID(load.site.party, approval)
            book(load.use(.approval(document), form, line))
        }
    }

    /// The packages of a line leave, out of their stores if nobody said so before.
    ///
    /// - Returns: What all of them weigh, what of that the site's own book has, and what of that
    ///   was weighed out of a store or never in one.
    private mutating func shipPackages(
        _ items: [ItemCode],
        _ load: Load,
        _ withdrawals: [ItemCode: String],
        _ row: (RowContents, Mass, [String]) -> AccountRow
    ) throws(LogError) -> (coded: Int64, own: Int64, withdrawn: Int64) {
        var (coded, own, withdrawn) = (Int64(0), Int64(0), Int64(0))
        let named = items.flatMap { code in
            let found = present(code)
            return found.isEmpty ? [code] : found
        }
        for code in named {
            guard packages[code] != nil, load.manifest.form.redirects == nil else {
                guard let item = try reader.record(Item.self, code) else { continue }
                let mass = item.net ?? .zero
                coded += mass.grams
                book(row(RowContents(item), mass, withdrawals[code].map { [$0] } ?? []))
                continue
            }
            try takeOut(
                code,
                nil,
                hasHandler: false,
                to: .consignee(load.manifest.form.consignee),
                load.event,
                at: load.time
            )
            packages[code]?.isAway = true
            guard let package = packages[code] else { continue }
            coded += package.net
            own += package.own
            withdrawn += package.net
            let source = package.withdrawing.map { [$0] } ?? package.batches
            book(row(package.contents, package.mass, source))
        }
        return (coded, own, withdrawn)
    }

    /// 接受意见: the consignee has what it accepts; what it refuses may still come back.
    mutating func decide(_ decided: ManifestDecided, _ stated: LoggedStatement) throws(LogError) {
        guard let manifest = try reader.record(Manifest.self, decided.manifest),
            manifest.decided?.event == stated.place
        else { return }
        let (from, to) = (manifest.form.consignor, manifest.form.consignee)
        guard scope.holds(from) || scope.holds(to) else { return }
        let time = stated.event.occurredAt
        let region = try reader.record(Site.self, to)?.region
        for line in decided.lines {
            guard let waste = manifest.line(line.line)?.code,
                let progress = manifest.progress(line.line), let released = progress.released
            else { continue }
            let events = [manifest.released?.note.event, manifest.received?.event, stated.place]
                .compactMap(\.self)
            func compare(_ balance: BalanceID, _ left: Int64, _ tolerance: Int64) {
                book(
                    Comparison(
                        balance: balance,
                        site: scope.holds(from) ? from : to,
                        waste: waste,
                        time: time,
                        left: left,
                        right: released.grams,
                        tolerance: tolerance,
                        events: events
                    )
                )
            }
            if let received = progress.received {
                let tolerance = regulation.tolerance(
                    of: released,
                    waste,
                    on: [manifest.released?.ticket?.scale, manifest.receivedTicket?.scale],
                    day: time.legalDay,
                    in: region
                )
                compare(.lineWeight, received.grams, tolerance.grams)
            }
            compare(.lineDecision, line.sum, 0)
            guard scope.holds(to), line.accepted > .zero else { continue }
            lots[Lot(site: to, manifest: manifest.manifest, line: line.line)] = line.accepted.grams
            let stock = Stock(site: to, waste: waste, facility: nil)
            var posting = Posting(stock, stated.place, at: time)
            posting.add(.received, line.accepted.grams)
            posting.held = line.accepted.grams
            book(posting)
        }
        let refused = Set(decided.lines.flatMap(\.refusedItems))
        let stayed = Set(refused.flatMap(present))
        for code in (manifest.released?.items ?? []).flatMap(present) where !stayed.contains(code) {
            if packages[code]?.isAway == true { packages[code] = nil }
        }
        for code in manifest.released?.items ?? []
        where !refused.contains(code) && presentReceived(code).isEmpty {
            boxes[code] = nil
        }
    }

    /// 退回: once carrier and consignor speak of the same, it is in the consignor's stock again.
    mutating func giveBack(
        _ id: UniqueID,
        _ lines: [LoadLine],
        isGiving: Bool,
        _ stated: LoggedStatement
    ) throws(LogError) {
        try endReceived(
            lines.flatMap(\.items),
            to: .none,
            stated.place,
            at: stated.event.occurredAt
        )
        guard let manifest = try reader.record(Manifest.self, id),
            scope.holds(manifest.form.consignor)
        else { return }
        let half = ReturnHalf(lines: lines, key: stated.key, isGiving: isGiving)
        guard let other = returns[id], other.isGiving != isGiving, other.agrees(with: half) else {
            if returns[id]?.isGiving != !isGiving { returns[id] = half }
            return
        }
        returns[id] = nil
        for line in isGiving ? lines : other.lines {
            guard let waste = manifest.line(line.line)?.code else { continue }
            takeBack(line, of: manifest, waste, stated)
        }
    }

    private mutating func takeBack(
        _ line: LoadLine,
        of manifest: Manifest,
        _ waste: WasteCode,
        _ stated: LoggedStatement
    ) {
        let site = manifest.form.consignor
        let back = line.items.flatMap(present).filter { packages[$0]?.isAway == true }
        let own = back.compactMap { packages[$0]?.own }
        for code in back { packages[code]?.isAway = false }
        let stock = Stock(site: site, waste: waste, facility: nil)
        var posting = Posting(stock, stated.place, at: stated.event.occurredAt)
        posting.add(.returned, line.mass.grams)
        posting.held = own.reduce(0, +)
        // What is no package of the site's own comes back as the lot it was, or in bulk.
        if own.isEmpty || line.packages > line.items.count {
            let rest = max(0, line.mass.grams - posting.held)
            if manifest.sources.isEmpty {
                let part = BulkStock.Part(batch: nil, grams: rest)
                _ = bulk[stock, default: BulkStock()].add(part)
            } else {
                let lot = Lot(site: site, manifest: manifest.manifest, line: line.line)
                lots[lot, default: 0] += rest
            }
            posting.held += rest
        }
        book(posting)
    }

    /// Takes from a lot; one that is used up is forgotten.
    mutating func take(_ grams: Int64, from lot: Lot) {
        let left = (lots[lot] ?? 0) - grams
        lots[lot] = left == 0 ? nil : left
    }
}

extension ReturnHalf {
    /// Whether both halves speak of the same packages, and two keys made them.
    fileprivate func agrees(with other: ReturnHalf) -> Bool {
        key != other.key && lines.count == other.lines.count
            && lines.allSatisfy { mine in
                other.lines.contains { theirs in
                    theirs.line == mine.line && theirs.packages == mine.packages
                        && Set(theirs.items) == Set(mine.items)
                }
            }
    }
}

extension RowContents {
    /// A package of somebody else's that is sent on.
    init(_ item: Item) {
        self.init(
            code: item.code,
            packaging: item.content.packaging,
            packages: 1,
            name: item.content.name,
            waste: item.code.waste
        )
    }
}
