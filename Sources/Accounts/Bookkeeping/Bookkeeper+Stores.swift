import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// Stores: what goes into them and comes out, whether or not anybody said so.
extension Bookkeeper {
    /// 入库: of a package, or of all that is in a packed unit.
    mutating func store(_ stored: ItemStored, _ stated: LoggedStatement) throws(LogError) {
        let occasion = Occasion(
            stated,
            stored.batch,
            handler: stored.handler,
            carrier: stored.carrier
        )
        let place = Place(facility: stored.facility, zone: stored.zone)
        let to = Destination.store(stored.facility)
        for code in present(stored.code) where packages[code]?.site.party == stated.by {
            try moveOwn(code, to: place, going: to, occasion)
        }
        for code in presentReceived(stored.code) where received[code]?.site.party == stated.by {
            try moveReceived(code, to: place, going: to, occasion)
        }
    }

    /// 出库, as it was stated.
    mutating func withdraw(_ withdrawn: ItemWithdrawn, _ stated: LoggedStatement) throws(LogError) {
        let occasion = Occasion(
            stated,
            withdrawn.batch,
            handler: withdrawn.handler,
            carrier: withdrawn.carrier
        )
        for code in present(withdrawn.code) + presentReceived(withdrawn.code) {
            let course = try Course(of: code, after: stated.place, reader)
            try takeOut(code, to: course.destination, occasion)
        }
    }

    /// Where something stands, if all of it stands together.
    func place(of codes: [ItemCode]) -> Place? {
        let places = codes.flatMap(packing.leaves).map {
            packages[$0]?.place ?? received[$0]?.place
        }
        return Set(places).count == 1 ? places[0] : nil
    }

    /// A package, or all that is in a packed unit, stands elsewhere from now on, or in no store.
    mutating func move(
        _ code: ItemCode,
        to place: Place?,
        going destination: Destination,
        _ occasion: Occasion
    ) throws(LogError) {
        for code in present(code) { try moveOwn(code, to: place, going: destination, occasion) }
        for code in presentReceived(code) {
            try moveReceived(code, to: place, going: destination, occasion)
        }
    }

    /// 出库: also of what leaves or ends without anybody saying that it left the store.
    mutating func takeOut(
        _ code: ItemCode,
        to destination: Destination,
        _ occasion: Occasion
    ) throws(LogError) {
        try move(code, to: nil, going: destination, occasion)
    }

    private mutating func moveOwn(
        _ code: ItemCode,
        to place: Place?,
        going destination: Destination,
        _ occasion: Occasion
    ) throws(LogError) {
        guard var package = packages[code] else { return }
        try move(&package, to: place, going: destination, occasion)
        if !package.wasStored, package.place != nil {
            package.wasStored = true
            try compareBatch(of: package, occasion)
        }
        packages[code] = package
    }

    private mutating func moveReceived(
        _ code: ItemCode,
        to place: Place?,
        going destination: Destination,
        _ occasion: Occasion
    ) throws(LogError) {
        guard var package = received[code] else { return }
        try move(&package, to: place, going: destination, occasion)
        received[code] = package
    }

    /// Out of the one store, into the other; within a store nothing goes in or out.
    private mutating func move(
        _ package: inout some BookedPackage,
        to place: Place?,
        going destination: Destination,
        _ occasion: Occasion
    ) throws(LogError) {
        defer { package.place = place }
        guard package.place?.facility != place?.facility else { return }
        if let left = package.place {
            let batch = try batch(occasion.batch, .withdrawing, at: package.site, on: occasion.day)
            package.withdrawing = batch
            var row = try row(.withdrawing, of: package, in: left, batch, occasion)
            row.sources = package.storing.map { [$0] } ?? []
            row.destination = destination
            book(row)
            book(package, .withdrawn, in: left, by: -package.net, occasion)
        }
        if let place {
            let batch = try batch(occasion.batch, .storing, at: package.site, on: occasion.day)
            package.storing = batch
            package.withdrawing = nil
            var row = try row(.storing, of: package, in: place, batch, occasion)
            row.sources = package.batches
            book(row)
            book(package, .stored, in: place, by: package.net, occasion)
        }
    }

    private func row(
        _ table: AccountTable,
        of package: some BookedPackage,
        in place: Place,
        _ batch: String,
        _ occasion: Occasion
    ) throws(LogError) -> AccountRow {
        var row = AccountRow(table, of: package, batch, occasion)
        row.facility = place.facility
        row.facilityType = try type(of: place.facility, at: package.site)
        return row
    }

    private mutating func book(
        _ package: some BookedPackage,
        _ term: Posting.Term,
        in place: Place,
        by change: Int64,
        _ occasion: Occasion
    ) {
        var posting = occasion.posting(package.stock(in: place.facility))
        posting.add(term, abs(change))
        posting.held = change
        book(posting)
    }

    /// 贮存设施类型, if the store is registered.
    func type(of facility: Reference, at site: SiteID) throws(LogError) -> Word? {
        try reader.record(Facility.self, Facility.id(site, facility))?.type
    }

    /// What came by manifest ends where it came to, or leaves it: it is in no store any more.
    ///
    /// - Returns: The packages that are gone, each with the batch of its withdrawal.
    @discardableResult
    mutating func endReceived(
        _ codes: [ItemCode],
        to destination: Destination,
        _ occasion: Occasion
    ) throws(LogError) -> [ReceivedPackage] {
        var ended: [ReceivedPackage] = []
        for code in codes.flatMap(presentReceived) {
            try moveReceived(code, to: nil, going: destination, occasion)
            if let package = received.removeValue(forKey: code) { ended.append(package) }
        }
        return ended
    }
}
