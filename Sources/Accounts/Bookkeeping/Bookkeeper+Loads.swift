import CanonicalJSON
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// Loads that are handed over.
extension Bookkeeper {
    /// 出厂: the half of the hand-over with which custody moves.
    ///
    /// A hand-over that was undone before it left, or said anew, is none: only the one the manifest
    /// still knows of counts. What was on board and came off again did leave its store.
    mutating func handOver(
        _ id: UniqueID,
        _ lines: [LoadLine],
        isGiving: Bool,
        _ stated: LoggedStatement
    ) throws(LogError) {
        loads[id, default: Halves()].take(lines, isGiving: isGiving, stated)
        guard let manifest = try reader.record(Manifest.self, id) else { return }
        if let released = manifest.released, let loaded = manifest.loaded,
            !manifest.legs.isEmpty, max(released.note.event, loaded.note.event) == stated.place
        {
            let occasion = Occasion(stated.place, at: loaded.note.at)
            try ship(loads[id]?.given?.lines ?? [], Load(manifest: manifest, occasion: occasion))
        } else if let given = loads[id]?.settled {
            loads[id] = nil
            for code in given.items { try takeOut(code, to: .none, Occasion(stated)) }
        }
    }

    private mutating func ship(_ lines: [LoadLine], _ load: Load) throws(LogError) {
        var postings: [Stock: Posting] = [:]
        for line in lines {
            // What was received leaves its store with whoever's load: it is sent on, or elsewhere.
            let came = try endReceived(line.items, to: load.destination, load.occasion)
            guard scope.holds(load.site), let form = load.manifest.line(line.line) else { continue }
            sendOn(came, load)
            try ship(line, as: form, load, &postings)
        }
        guard scope.holds(load.site) else { return }
        for source in load.manifest.sources {
            guard let origin = try reader.record(Manifest.self, source.manifest),
                let waste = origin.line(source.line)?.code
            else { continue }
            take(
                source.mass.grams,
                from: Lot(site: load.site, manifest: source.manifest, line: source.line)
            )
            let stock = Stock(site: load.site, waste: waste, facility: nil)
            postings[stock, default: load.occasion.posting(stock)].held -= source.mass.grams
            postings[stock]?.foreign -= source.mass.grams
        }
        for stock in postings.keys.sorted() {
            if let posting = postings[stock] { book(posting) }
        }
    }

    /// What was received here and leaves again is a package of this site's until it is decided on.
    private mutating func sendOn(_ came: [ReceivedPackage], _ load: Load) {
        for package in came where package.site == load.site {
            packages[package.code] = StockedPackage(sent: package)
        }
    }

    /// One line of a load: a row for each package with a code, and one for what has none.
    private mutating func ship(
        _ line: LoadLine,
        as form: ManifestLine,
        _ load: Load,
        _ postings: inout [Stock: Posting]
    ) throws(LogError) {
        let day = load.occasion.day
        let consignee = try consignee(of: load.manifest.form, form.code, on: day)
        let isDisposal = regulation.methods[form.method]?.activity == .dispose
        let kind: BatchKind = isDisposal ? .outsourcedDisposal : .outsourcedUse
        let batch = try batch(nil, kind, at: load.site, on: day)
        let coded = try shipPackages(line.items, load) { contents, mass, sources in
            load.row(batch, contents, mass, form.method, consignee, sources)
        }
        let stock = Stock(site: load.site, waste: form.code, facility: nil)
        let rest = Mass(grams: max(0, line.mass.grams - coded.net)) ?? .zero
        var (free, sources) = (Int64(0), [String]())
        // What is redirected had left already, and what is sent on came as a lot.
        if !load.isRedirected, load.manifest.sources.isEmpty {
            (free, sources, _) = try takeBulk(
                rest.grams,
                of: stock,
                to: load.destination,
                load.occasion.event,
                at: load.occasion.time
            )
            let left = coded.net + free
            book(load.comparison(.outsourced, form.code, left, line.mass.grams))
        }
        if line.packages > line.items.count || line.items.isEmpty {
            let contents = RowContents(uncoded: line, of: form)
            book(load.row(batch, contents, rest, form.method, consignee, sources))
        } else {
            book(load.comparison(.lineItems, form.code, coded.net, line.mass.grams))
        }
        bookUse(of: line, as: form, load)
        postings[stock, default: load.occasion.posting(stock)]
            .ship(line.mass.grams, held: coded.own + free, isRedirected: load.isRedirected)
    }

    /// What a line takes of its plan and its approval.
    private mutating func bookUse(of line: LoadLine, as form: ManifestLine, _ load: Load) {
        if !load.isRedirected {
            book(load.use(.plan(load.site, year: load.manifest.issued.at.legalYear), form, line))
        }
        if let approval = load.manifest.form.approval {
            let document = DocumentID(load.site.party, approval)
            book(load.use(.approval(document), form, line))
        }
    }

    /// The packages of a line leave, out of their stores if nobody said so before.
    ///
    /// - Returns: What all of them weigh, and what of that the site's own book has.
    private mutating func shipPackages(
        _ items: [ItemCode],
        _ load: Load,
        _ row: (RowContents, Mass, [String]) -> AccountRow
    ) throws(LogError) -> (net: Int64, own: Int64) {
        var (net, own) = (Int64(0), Int64(0))
        for code in items.flatMap(packing.leaves) {
            try takeOut(code, to: load.destination, load.occasion)
            guard let package = packages[code] else {
                guard let item = try reader.record(Item.self, code) else { continue }
                net += item.net?.grams ?? 0
                book(row(RowContents(code, item.content), item.net ?? .zero, []))
                continue
            }
            // What was lost after its release is on board by the word of both.
            if package.isLost { adjust(package.stock, by: package.own, load.occasion) }
            packages[code]?.isLost = false
            packages[code]?.isAway = true
            net += package.net
            own += package.own
            book(row(package.contents, package.mass, packages[code]?.sources ?? []))
        }
        return (net, own)
    }

    /// Takes from a lot; one that is used up is forgotten.
    mutating func take(_ grams: Int64, from lot: Lot) {
        let left = (lots[lot] ?? 0) - grams
        lots[lot] = left == 0 ? nil : left
    }
}

extension Posting {
    /// What leaves; what is redirected had left already, and counts as back and gone again.
    fileprivate mutating func ship(_ grams: Int64, held: Int64, isRedirected: Bool) {
        add(.shipped, grams)
        if isRedirected { add(.returned, grams) } else { self.held -= held }
    }
}

extension RowContents {
    /// The packages of a line that have no code.
    fileprivate init(uncoded line: LoadLine, of form: ManifestLine) {
        self.init(
            code: nil,
            packaging: form.content.packaging,
            packages: line.packages - line.items.count,
            name: form.content.name,
            waste: form.code
        )
    }
}

extension StockedPackage {
    /// A package that came by manifest and is on its way by another.
    fileprivate init(sent package: ReceivedPackage) {
        self.init(
            code: package.code,
            site: package.site,
            content: package.content,
            own: 0,
            foreign: package.net,
            batches: [],
            storing: package.storing,
            withdrawing: package.withdrawing,
            wasStored: package.storing != nil,
            isAway: true
        )
    }
}
