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
    /// The rest, which has no code; what is lost, or in packages of several lines, is not part of it.
    let rest: Mass

    /// The open lines of a manifest.
    static func all(
        of id: UniqueID,
        _ reader: StateReader
    ) throws(LogError) -> [OpenLine] {
        guard let manifest = try reader.record(Manifest.self, id) else { return [] }
        var lines: [OpenLine] = []
        for progress in manifest.lines where progress.acceptedFree > .zero {
            let found = try manifest.standing(on: progress.line) { (code) throws(LogError) in
                try reader.record(Item.self, code)
            }
            let whole = found.filter {
                $0.canFollow(.treatmentRecorded) && $0.stands(for: progress.line, of: id)
            }
            let ready = Set(whole.map(\.code))
            let others = found.filter { !ready.contains($0.code) }
            let left = progress.acceptedFree - others.mass(of: progress.line, on: id)
            // What came as it is may stand for the weight of all.
            let isCounted = whole.contains { !$0.sources.isEmpty }
            let mass = isCounted ? whole.mass(of: progress.line, on: id) : left
            lines.append(
                OpenLine(
                    progress: progress,
                    items: whole.map(\.code),
                    mass: mass,
                    rest: left - mass
                )
            )
        }
        return lines
    }
}
