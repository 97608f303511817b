import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// Waste that comes and goes through a pipe 管道.
extension Bookkeeper {
    /// What was metered on a day has left on it, and was generated on it as far as it was not
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
            posting.foreign = metered.mass.grams
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
