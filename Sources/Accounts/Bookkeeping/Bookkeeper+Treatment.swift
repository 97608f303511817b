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
        let isDisposal = regulation.methods[treated.method]?.activity == .dispose
        let withdrawn = try endReceived(
            treated.items,
            to: .treated(treated.method),
            stated.place,
            at: time
        )
        let batch = try batch(
            treated.batch,
            isDisposal ? .ownDisposal : .ownUse,
            at: site,
            on: time.legalDay
        )
        for (contents, mass) in try parts(of: treated, form) {
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
            row.sources =
                contents.code.map { [withdrawn[$0]].compactMap(\.self) }
                ?? withdrawn.values.sorted()
            book(row)
        }
        take(
            treated.mass.grams,
            from: Lot(site: site, manifest: treated.manifest, line: treated.line)
        )
        let stock = Stock(site: site, waste: form.code, facility: nil)
        var posting = Posting(stock, stated.place, at: time)
        posting.add(.treated, treated.mass.grams)
        posting.held = -treated.mass.grams
        book(posting)
        book(
            AllowanceUse(
                allowance: .licence(site.party, year: time.legalYear),
                site: site,
                waste: form.code,
                mass: treated.mass,
                event: stated.place,
                time: time
            )
        )
    }

    /// 自行利用处置: a generator uses or disposes of its own packages.
    mutating func treat(_ treated: ItemTreated, _ stated: LoggedStatement) throws(LogError) {
        let time = stated.event.occurredAt
        let isDisposal = regulation.methods[treated.method]?.activity == .dispose
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
                    isDisposal ? .ownDisposal : .ownUse,
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
            var posting = Posting(package.stock, stated.place, at: time)
            posting.add(.treated, package.own)
            posting.held = -package.own
            book(posting)
        }
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
