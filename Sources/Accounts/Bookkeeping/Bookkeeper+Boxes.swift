import LedgerLog
import Liandan
import WasteDomain

/// Packages that stand in one another, get lost and turn up.
extension Bookkeeper {
    /// The packages of the books that are there and that a code stands for: itself, or those in a
    /// packed unit.
    func present(_ code: ItemCode) -> [ItemCode] {
        packing.leaves(of: code).filter { packages[$0]?.isAway == false }
    }

    /// The same for those that are on their way, or lost.
    func away(_ code: ItemCode) -> [ItemCode] {
        packing.leaves(of: code).filter { packages[$0]?.isAway == true }
    }

    /// The same for those that came by manifest and are where they came to.
    func presentReceived(_ code: ItemCode) -> [ItemCode] {
        packing.leaves(of: code).filter { received[$0] != nil }
    }

    /// Loads that are under way name what is there now, as their manifests do.
    mutating func substitute(_ codes: [ItemCode: [ItemCode]]) {
        for id in loads.keys { loads[id]?.substitute(codes) }
        for id in returns.keys { returns[id]?.substitute(codes) }
    }

    /// 装箱: what goes in stands where the unit stands; a unit that was empty, where all stood that
    /// goes into it.
    mutating func pack(_ packed: ItemPacked, _ stated: LoggedStatement) throws(LogError) {
        let isEmpty = packing.leaves(of: packed.code) == [packed.code]
        let place = place(of: isEmpty ? packed.items : [packed.code])
        let occasion = Occasion(stated, handler: packed.handler)
        for code in packed.items {
            try move(code, to: place, going: .package(packed.code), occasion)
        }
        packing.put(packed.items, into: packed.code)
    }

    /// 拆箱.
    mutating func unpack(_ unpacked: ItemUnpacked) {
        let now = packing.take(unpacked.items, outOf: unpacked.code)
        substitute([unpacked.code: now])
    }

    /// Takes a package out of packed units that nobody said were opened.
    mutating func standAlone(_ code: ItemCode) {
        for opened in packing.takeOut(code) { substitute([opened.unit: opened.items]) }
    }

    /// 丢失: what is lost at the site is less there, by the word of whoever lost it.
    mutating func lose(_ lost: ItemLost, _ stated: LoggedStatement) throws(LogError) {
        let occasion = Occasion(stated, handler: lost.handler)
        try takeOut(lost.code, to: .none, occasion)
        for code in present(lost.code) {
            guard let package = packages[code] else { continue }
            packages[code]?.isAway = true
            packages[code]?.isLost = true
            adjust(package.stock, by: -package.own, occasion)
        }
    }

    /// 找回: what was lost at the site, or on the way and came back to it, is there again.
    mutating func find(_ found: ItemFound, _ stated: LoggedStatement) {
        standAlone(found.code)
        for code in away(found.code) {
            guard let package = packages[code],
                package.isLost || stated.by == package.site.party
            else { continue }
            packages[code]?.isAway = false
            packages[code]?.isLost = false
            adjust(package.stock, by: package.own, Occasion(stated))
        }
    }
}
