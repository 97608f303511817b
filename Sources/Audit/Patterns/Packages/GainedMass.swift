import CanonicalJSON
import HandoffRules
import LedgerLog
import Regulation
import WasteDomain

/// Packages that weigh more than what they came of 拆分、换码、套装、拆箱后变重.
///
/// Rule HW-BAL-007 compares one weighing with one step; this adds up all parts of a package, over
/// all steps, as they were weighed last. Remembered are the packages that came of others and were
/// weighed since, and the boxes that were opened, a bit for each.
struct GainedMass: Pattern {
    static let about = AuditPattern(
        "LD-PAT-013",
        .error,
        zh: (
            "来自 {whole}（{mass} kg）的 {count} 个包装现共重 {sum} kg，其中 {code} 重新称过，超过允差",
            "重新称重；查明是否掺入了其他废物"
        ),
        en: (
            "What came of {whole} ({mass} kg) now weighs {sum} kg in {count} packages, beyond tolerance; {code} was weighed again",
            "Weigh them again, and ask whether other waste was put in."
        ),
        basis: [.law("HJ1259", "6.1.2, 7.1.2"), .law("SWL2020", "81")],
        [.toleranceGrams, .tolerancePerMille]
    )
    static let kinds: [EventKind] = [.itemUnpacked, .itemWeighed, .manifestReceived]

    private var children = CodeSet()
    private var boxes = CodeSet()

    mutating func hear(_ heard: Heard) throws(LogError) {
        switch heard.event.statement {
        case .itemUnpacked(let unpacked): boxes.insert(unpacked.code)
        case .itemWeighed(let weighed): try take(weighed.code, heard)
        case .manifestReceived(let received):
            for item in received.lines.flatMap(\.items) where item.net != nil {
                try take(item.code, heard)
            }
        default: break
        }
    }

    private mutating func take(_ code: ItemCode, _ heard: Heard) throws(LogError) {
        if try heard.record(Item.self, code)?.parents.isEmpty == false { children.insert(code) }
    }

    mutating func conclude(_ end: LedgerEnd) throws(LogError) -> PatternFindings {
        var findings = PatternFindings(Self.about)
        var told: Set<ItemCode> = []
        try children.forEach { (code) throws(LogError) in
            guard let item = try end.record(Item.self, code) else { return }
            let gains = try [sibling(of: item, end), family(of: item, end)]
            for gain in gains.compactMap(\.self) where told.isDisjoint(with: gain.wholes) {
                told.formUnion(gain.wholes)
                try add(gain, end, &findings)
            }
        }
        try boxes.forEach { (code) throws(LogError) in
            if let gain = try BoxContents(code, end)?.gain(end) { gain.add(to: &findings) }
        }
        return findings
    }

    /// Packages, and what they weigh more than.
    private struct Gain {
        let wholes: [ItemCode]
        let mass: Mass
        let sum: Mass
        let parts: [Item]

        /// Nil if the parts weigh no more than the whole, or somebody was never weighed.
        init?(_ parts: [Item], over wholes: [Item], _ end: LedgerEnd) throws(LogError) {
            guard let mass = wholes.net, let sum = parts.net, let first = wholes.first else {
                return nil
            }
            let scales = parts.map(\.weighed?.scale)
            let tolerance = try end.tolerance(of: mass, first, on: scales)
            guard sum > mass, sum - mass > tolerance else { return nil }
            self.wholes = wholes.map(\.code)
            self.mass = mass
            self.sum = sum
            self.parts = parts
        }
    }

    /// What its only parent was split into.
    private func sibling(of item: Item, _ end: LedgerEnd) throws(LogError) -> Gain? {
        guard item.parents.count == 1, let parent = try end.record(Item.self, item.parents[0])
        else { return nil }
        var parts: [Item] = []
        for code in parent.children {
            if let part = try end.record(Item.self, code) { parts.append(part) }
        }
        guard parts.count == parent.children.count else { return nil }
        return try Gain(parts, over: [parent], end)
    }

    private func family(of item: Item, _ end: LedgerEnd) throws(LogError) -> Gain? {
        guard let family = try PackageFamily(around: item.code, end) else { return nil }
        return try Gain(family.leaves, over: family.roots, end)
    }

    private func add(
        _ gain: Gain,
        _ end: LedgerEnd,
        _ findings: inout PatternFindings
    ) throws(LogError) {
        guard let whole = try PackageWay(gain.wholes[0], end) else { return }
        var newest: PackageWay?
        for part in gain.parts {
            guard let way = try PackageWay(part.code, end) else { continue }
            if newest.map({ $0.weighing < way.weighing }) ?? true { newest = way }
        }
        guard let newest else { return }
        findings.add(
            [whole.item.subject, newest.item.subject],
            [
                "code": newest.item.code.description, "count": String(gain.parts.count),
                "mass": gain.mass.kilograms, "sum": gain.sum.kilograms,
                "whole": whole.item.code.description,
            ],
            [whole.weighing, newest.weighing].sorted()
        )
    }
}

extension PackageWay {
    /// The statement its weight is from.
    var weighing: EventID {
        let kind: EventKind = item.receivedNet == nil ? .itemWeighed : .manifestReceived
        return history.last { $0.kind == kind }?.place ?? item.issued.event
    }
}
