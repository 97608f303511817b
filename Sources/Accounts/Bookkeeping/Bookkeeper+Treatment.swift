import CanonicalJSON
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// Waste that is used or disposed of, and waste that comes and goes through a pipe.
extension Bookkeeper {
    /// 自行利用处置: what came by manifest is used or disposed of where it came to.
    mutating func treat(_ treated: TreatmentRecorded, _ stated: LoggedStatement) throws(LogError) {
        guard let manifest = try reader.record(Manifest.self, treated.manifest),
            let form = manifest.line(treated.line), scope.holds(manifest.form.consignee)
        else { return }
        let site = manifest.form.consignee
        let time = stated.event.occurredAt
        let withdrawn = try endCollected(
            treated.items,
            to: .treated(treated.method),
            hasHandler: treated.handler != nil,
            stated
        )
        let batch = try batch(treated.batch, kind(of: treated.method), at: site, on: time.legalDay)
        let parts = try parts(of: treated, form)
        for (contents, mass) in parts {
            var row = AccountRow(
                table: .ownTreatment,
                site: site,
                event: stated.place,
                time: time,
                batch: batch,
                contents: contents,
                mass: mass
            )
            row.facility = treated.facility
            row.method = treated.method
            row.finished = time
            row.hasHandler = treated.handler != nil
            row.manifest = manifest.number
            // The batch of the package, or of all if there is one row for them.
            row.sources =
                parts.count == 1
                ? withdrawn.values.sorted()
                : contents.code.flatMap { withdrawn[$0] }.map { [$0] } ?? []
            book(row)
        }
        let lot = Lot(site: site, manifest: treated.manifest, line: treated.line)
        useUp(treated.mass, of: lot, form.code, stated)
    }

    /// What came by manifest leaves its store to be treated, and what it was merged or split into
    /// leaves the book, where that is a package.
    ///
    /// - Returns: The batches of their withdrawals 出库批次编码, by package.
    private mutating func endCollected(
        _ items: [ItemCode],
        to destination: Destination,
        hasHandler: Bool,
        _ stated: LoggedStatement
    ) throws(LogError) -> [ItemCode: String] {
        let time = stated.event.occurredAt
        var withdrawn = try endReceived(items, to: destination, stated.place, at: time)
        for code in items.flatMap(present) where packages[code]?.foreign ?? 0 > 0 {
            try takeOut(
                code,
                nil,
                hasHandler: hasHandler,
                to: destination,
                stated.place,
                at: time
            )
            guard let package = packages.removeValue(forKey: code) else { continue }
            withdrawn[code] = package.withdrawing
            bookOwn(package, stated)
        }
        return withdrawn
    }

    /// What came by a line is used up: it leaves its lot, the stock, and what the licence allows.
    private mutating func useUp(
        _ mass: Mass,
        of lot: Lot,
        _ waste: WasteCode,
        _ stated: LoggedStatement
    ) {
        let time = stated.event.occurredAt
        take(mass.grams, from: lot)
        let stock = Stock(site: lot.site, waste: waste, facility: nil)
        var posting = Posting(stock, stated.place, at: time)
        posting.add(.treated, mass.grams)
        posting.held = -mass.grams
        book(posting)
        book(
            AllowanceUse(
                allowance: .licence(lot.site.party, year: time.legalYear),
                site: lot.site,
                waste: waste,
                mass: mass,
                event: stated.place,
                time: time
            )
        )
    }

    /// What the site generated itself of a package is used up.
    private mutating func bookOwn(_ package: StockedPackage, _ stated: LoggedStatement) {
        var posting = Posting(package.stock, stated.place, at: stated.event.occurredAt)
        posting.add(.treated, package.own)
        posting.held = -package.own
        book(posting)
    }

    /// 自行利用处置: of packages as they stand in the book, and of the lots they came of.
    mutating func treat(_ treated: ItemTreated, _ stated: LoggedStatement) throws(LogError) {
        for code in treated.items { try treatCollected(code, treated, stated) }
        let time = stated.event.occurredAt
        var derived: [SiteID: String] = [:]
        for code in treated.items.flatMap(present) {
            try takeOut(
                code,
                nil,
                hasHandler: treated.handler != nil,
                to: .treated(treated.method),
                stated.place,
                at: time
            )
            guard let package = packages.removeValue(forKey: code) else { continue }
            var batch = derived[package.site]
            if batch == nil {
                batch = try self.batch(
                    treated.batch,
                    kind(of: treated.method),
                    at: package.site,
                    on: time.legalDay
                )
            }
            guard let batch else { continue }
            derived[package.site] = batch
            var row = AccountRow(.ownTreatment, of: package, batch, stated)
            row.facility = treated.facility
            row.method = treated.method
            row.finished = time
            row.hasHandler = treated.handler != nil
            row.sources = package.withdrawing.map { [$0] } ?? package.batches
            book(row)
            bookOwn(package, stated)
        }
    }

    /// What came by manifests and has become others since counts for the lots it came of.
    private mutating func treatCollected(
        _ code: ItemCode,
        _ treated: ItemTreated,
        _ stated: LoggedStatement
    ) throws(LogError) {
        guard let item = try reader.record(Item.self, code) else { return }
        let time = stated.event.occurredAt
        let withdrawn = try endReceived(
            [code],
            to: .treated(treated.method),
            stated.place,
            at: time
        )
        var site: SiteID?
        for source in item.sources {
            guard let manifest = try reader.record(Manifest.self, source.manifest),
                let form = manifest.line(source.line), scope.holds(manifest.form.consignee)
            else { continue }
            site = manifest.form.consignee
            let lot = Lot(
                site: manifest.form.consignee,
                manifest: source.manifest,
                line: source.line
            )
            useUp(source.mass, of: lot, form.code, stated)
        }
        // A packed unit of such packages has no package in the book.
        guard let site, present(code).isEmpty, let mass = item.net else { return }
        var row = AccountRow(
            table: .ownTreatment,
            site: site,
            event: stated.place,
            time: time,
            batch: try batch(treated.batch, kind(of: treated.method), at: site, on: time.legalDay),
            contents: RowContents(item),
            mass: mass
        )
        row.facility = treated.facility
        row.method = treated.method
        row.finished = time
        row.hasHandler = treated.handler != nil
        row.sources = withdrawn.values.sorted()
        book(row)
    }

    private func kind(of method: MethodCode) -> BatchKind {
        regulation.methods[method]?.activity == .dispose ? .ownDisposal : .ownUse
    }

    /// By package where the packages weigh together what was treated; else all in one.
    private func parts(
        of treated: TreatmentRecorded,
        _ form: ManifestLine
    ) throws(LogError) -> [(RowContents, Mass)] {
        var parts: [(RowContents, Mass)] = []
        for code in treated.items {
            guard let item = try reader.record(Item.self, code) else { continue }
            parts.append((RowContents(item), item.receivedNet ?? item.weighed?.net ?? .zero))
        }
        if !parts.isEmpty, parts.map(\.1).total == treated.mass { return parts }
        let contents = RowContents(
            code: treated.items.count == 1 ? treated.items[0] : nil,
            packaging: form.content.packaging,
            packages: treated.items.isEmpty ? form.packages : treated.items.count,
            name: form.content.name,
            waste: form.code
        )
        return [(contents, treated.mass)]
    }

    /// 管道: what was metered on a day has left on it, and was generated on it as far as it was not
    /// there in bulk.
    ///
    /// A day that was stated anew counts as it was stated last.
    mutating func meter(_ metered: AccountRecorded, _ stated: LoggedStatement) throws(LogError) {
        guard let account = try reader.record(Account.self, metered.accountID),
            let day = account.day(metered.day), let time = metered.day.start
        else { return }
        if day.sent?.note.event == stated.place, scope.holds(metered.from) {
            try bookSent(metered, stated, at: time)
        }
        if day.taken?.note.event == stated.place, scope.holds(metered.to) {
            let stock = Stock(site: metered.to, waste: metered.code, facility: nil)
            var posting = Posting(stock, stated.place, at: time)
            posting.add(.received, metered.mass.grams)
            posting.held = metered.mass.grams
            book(posting)
        }
    }

    private mutating func bookSent(
        _ metered: AccountRecorded,
        _ stated: LoggedStatement,
        at time: Timestamp
    ) throws(LogError) {
        let consignee = try consignee(metered.to, metered.code, on: metered.day, .licensed)
        let kind = try outsourcing(to: metered.to.party)
        let outsourcing = try batch(nil, kind, at: metered.from, on: metered.day)
        func row(_ table: AccountTable, _ batch: String, _ mass: Mass) -> AccountRow {
            AccountRow(
                table: table,
                site: metered.from,
                event: stated.place,
                time: time,
                batch: batch,
                contents: RowContents(bulk: metered.code, nil),
                mass: mass
            )
        }
        let stock = Stock(site: metered.from, waste: metered.code, facility: nil)
        var (taken, sources, _) = try takeBulk(
            metered.mass.grams,
            of: stock,
            to: .consignee(metered.to),
            stated.place,
            at: time
        )
        let fresh = Mass(grams: metered.mass.grams - taken) ?? .zero
        if fresh > .zero || taken == 0 {
            let generation = try batch(nil, .generation, at: metered.from, on: metered.day)
            var generated = row(.generation, generation, fresh)
            generated.destination = .consignee(metered.to)
            book(generated)
            sources.append(generation)
        }
        var sent = row(.outsourcing, outsourcing, metered.mass)
        sent.consignee = consignee
        sent.sources = sources
        book(sent)
        var posting = Posting(stock, stated.place, at: time)
        posting.add(.generated, fresh.grams)
        posting.add(.shipped, metered.mass.grams)
        posting.held = -taken
        book(posting)
    }

    /// What a pipe leads to: use, if its owner may use at all.
    private func outsourcing(to party: PartyID) throws(LogError) -> BatchKind {
        let isUse = try reader.wasteLicences(of: party).contains {
            $0.content.activities.contains(.use)
        }
        return isUse ? .outsourcedUse : .outsourcedDisposal
    }
}
