package import LedgerLog
package import Liandan
package import Regulation
package import WasteDomain

extension StateReader {
    /// Writes the books of some sites from the log, one event after another.
    ///
    /// - Parameters:
    ///   - scope: Whose books.
    ///   - regulation: For methods, names and tolerances.
    ///   - others: Kinds that are heard on the same way through the log.
    ///   - hear: Takes each statement of those kinds, before what is booked by it.
    ///   - body: Takes what is booked, in the order of the log.
    /// - Throws: what `hear`, `body` and reading the log throw.
    package func keepBooks(
        _ scope: BookScope,
        _ regulation: Regulation,
        hearing others: Set<EventKind> = [],
        _ hear: (LoggedStatement) throws(LogError) -> Void = { _ throws(LogError) in },
        _ body: (Booking) throws(LogError) -> Void
    ) throws(LogError) {
        var keeper = Bookkeeper(scope, self, regulation)
        let kinds = Bookkeeper.kinds.union(others)
        try forEachStatement(of: kinds) { (stated) throws(LogError) in
            if others.contains(stated.event.kind) { try hear(stated) }
            for booking in try keeper.hear(stated) { try body(booking) }
        }
    }
}

extension Ledger {
    /// Goes through the rows of the account books of some sites 管理台账记录, in the order of the log.
    ///
    /// One row at a time is in memory.
    ///
    /// - Parameters:
    ///   - scope: Whose books.
    ///   - period: Rows of other days are left out.
    ///   - regulation: For methods, names and tolerances.
    ///   - opening: Whether names behind sealed fields are looked up, as far as they are kept.
    ///   - body: Takes each row with the names of its 经办人, if they were looked up and found.
    /// - Throws: what `body` and reading the log throw.
    package func forEachRow(
        _ scope: BookScope,
        _ period: BookPeriod,
        _ regulation: Regulation,
        opening: Bool = false,
        _ body: (AccountRow, _ names: OpenedNames) throws(LogError) -> Void
    ) throws(LogError) {
        try query { (reader) throws(LogError) in
            try reader.keepBooks(scope, regulation) { (booking) throws(LogError) in
                guard case .row(let row) = booking, period.contains(row.time) else { return }
                var names = OpenedNames()
                if opening, row.hasHandler || row.hasCarrier {
                    let opened = try reader.opened(row.event)
                    names = OpenedNames(handler: opened["/handler"], carrier: opened["/carrier"])
                }
                try body(row, names)
            }
        }
    }
}
