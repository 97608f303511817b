import CanonicalJSON
import LedgerLog
import WasteDomain

/// Packages that came of one another 包装的来源与去向: what all of it began as weighs as much as
/// what it has become.
struct PackageFamily {
    /// Packages looked at; a larger family is not told of as a whole.
    private static let maximum = 256

    /// Those that came of no others.
    let roots: [Item]
    /// Those that went into no others.
    let leaves: [Item]

    /// Nil if it is too large, or something of it is not known.
    init?(around code: ItemCode, _ end: LedgerEnd) throws(LogError) {
        var seen: Set<ItemCode> = [code]
        var waiting = [code]
        var items: [Item] = []
        while let next = waiting.popLast() {
            guard let item = try end.record(Item.self, next) else { return nil }
            items.append(item)
            for other in item.parents + item.children where seen.insert(other).inserted {
                guard seen.count <= Self.maximum else { return nil }
                waiting.append(other)
            }
        }
        items.sort { $0.code < $1.code }
        roots = items.filter(\.parents.isEmpty)
        leaves = items.filter(\.children.isEmpty)
    }
}

extension [Item] {
    /// What they weigh together; nil if one was never weighed.
    var net: Mass? {
        let nets = compactMap(\.net)
        return nets.count == count ? nets.total : nil
    }
}

extension LedgerEnd {
    /// How far a mass of a package's waste may be off where it is, weighed on some scales.
    func tolerance(
        of mass: Mass,
        _ item: Item,
        on scales: [Scale?]
    ) throws(LogError) -> Mass {
        let site = SiteID(party: item.custodian, site: item.site)
        return try tolerance(of: mass, item.code.waste, weighedOn: scales, at: site)
    }
}
