import CanonicalJSON
import LedgerLog
import WasteDomain

/// What was taken out of a packed unit 拆箱所得, as it weighed then and weighs now.
struct BoxContents {
    private let unit: ItemCode
    private let opening: EventID
    private var parts: [(way: PackageWay, before: Mass)] = []

    /// Nil if it was never opened, or something in it was never weighed.
    init?(_ unit: ItemCode, _ end: LedgerEnd) throws(LogError) {
        guard let way = try PackageWay(unit, end),
            let opening = way.history.first(where: { $0.kind == .itemUnpacked })
        else { return nil }
        self.unit = unit
        self.opening = opening.place
        for packed in way.history where packed.kind == .itemPacked && packed.code == unit {
            guard case .itemPacked(let stated)? = try end.digests.event(packed.place)?.statement
            else { return nil }
            for code in stated.items {
                guard let part = try PackageWay(code, end) else { return nil }
                // What is in it still has not been weighed alone.
                guard let out = part.opening(of: unit) else { continue }
                let before = part.history.last { $0.net != nil && $0.place < out }?.net
                guard let mass = before ?? part.item.net else { return nil }
                parts.append((part, mass))
            }
        }
    }

    /// What they weigh more than they did in it.
    struct Gain {
        fileprivate let unit: ItemCode
        fileprivate let heaviest: PackageWay
        fileprivate let opening: EventID
        fileprivate let before: Mass
        fileprivate let after: Mass
        fileprivate let count: Int

        func add(to findings: inout PatternFindings) {
            findings.add(
                [Subject(.item, unit), heaviest.item.subject],
                [
                    "code": heaviest.item.code.description, "count": String(count),
                    "mass": before.kilograms, "sum": after.kilograms, "whole": unit.description,
                ],
                [opening, heaviest.weighing].sorted()
            )
        }
    }

    private static func growth(_ part: (way: PackageWay, before: Mass)) -> Int64 {
        (part.way.item.net ?? .zero).grams - part.before.grams
    }

    /// Nil if they weigh no more, within tolerance.
    func gain(_ end: LedgerEnd) throws(LogError) -> Gain? {
        let before = parts.map(\.before).total
        guard let after = parts.map(\.way.item).net,
            let heaviest = parts.max(by: { Self.growth($0) < Self.growth($1) })
        else { return nil }
        let scales = parts.map(\.way.item.weighed?.scale)
        let tolerance = try end.tolerance(of: before, heaviest.way.item, on: scales)
        guard after > before, after - before > tolerance else { return nil }
        return Gain(
            unit: unit,
            heaviest: heaviest.way,
            opening: opening,
            before: before,
            after: after,
            count: parts.count
        )
    }
}

extension PackageWay {
    /// The statement that took it out of a unit; nil while it is in it.
    fileprivate func opening(of unit: ItemCode) -> EventID? {
        history.first { $0.kind == .itemUnpacked && $0.code == unit }?.place
    }
}
