import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// A line of which something was accepted that is neither treated nor sent on.
struct OpenLine {
    let progress: LineProgress
    /// The packages that stand for it: as they came, or as they were merged, split, packed since.
    let items: [ItemCode]
    /// What they stand for.
    let mass: Mass
    /// The rest, which has no code; what packages of several lines hold is not part of it.
    let rest: Mass

    /// The open lines of a manifest.
    static func all(
        of id: UniqueID,
        _ reader: StateReader
    ) throws(LogError) -> [OpenLine] {
        guard let manifest = try reader.record(Manifest.self, id) else { return [] }
        var lines: [OpenLine] = []
        for progress in manifest.lines where progress.acceptedFree > .zero {
            let released = manifest.released(progress.line)?.items ?? []
            let found = try standing(released, reader)
            let whole = found.filter { $0.stands(for: progress.line, of: id) }
            let mixed = found.filter {
                $0.holds(progress.line, of: id) && !$0.stands(for: progress.line, of: id)
            }
            let held = mixed.flatMap(\.sources).filter {
                $0.manifest == id && $0.line == progress.line
            }
            let left = progress.acceptedFree - held.map(\.mass).total
            // What came as it is may stand for the weight of all.
            let isCounted = whole.contains { !$0.sources.isEmpty }
            let mass = isCounted ? whole.flatMap(\.origin).map(\.mass).total : left
            lines.append(
                OpenLine(
                    progress: progress,
                    items: whole.map(\.code),
                    mass: mass,
                    rest: left > mass ? left - mass : .zero
                )
            )
        }
        return lines
    }

    /// What became of packages and is still there, each once.
    private static func standing(
        _ codes: [ItemCode],
        _ reader: StateReader
    ) throws(LogError) -> [Item] {
        var (next, seen, found) = (codes, Set(codes), [Item]())
        while !next.isEmpty {
            guard let item = try reader.record(Item.self, next.removeFirst()) else { continue }
            let others = item.container.map { [$0] } ?? item.children
            if others.isEmpty, item.canFollow(.treatmentRecorded) { found.append(item) }
            for code in others where seen.insert(code).inserted { next.append(code) }
        }
        return found
    }
}
