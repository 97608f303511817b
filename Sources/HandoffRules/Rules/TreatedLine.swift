import CanonicalJSON
import WasteDomain

/// A line of a manifest that a treatment counts for 利用处置所计的行.
struct TreatedLine {
    let manifest: Manifest
    /// 序号.
    let line: Int
    /// What counts for it, in grams.
    let mass: Mass
    /// Where the statement says how much: the mass itself, or the packages.
    let path: String

    /// The statements that may count for lines.
    static let kinds: [EventKind] = [.itemTreated, .treatmentRecorded]
}

extension RuleContext {
    /// The lines that a treatment counts for: the one it names, or those by which came what its
    /// packages were made of; empty for any other statement.
    var treatedLines: [TreatedLine] {
        switch event.statement {
        case .treatmentRecorded(let treated):
            guard let manifest else { return [] }
            return [
                TreatedLine(
                    manifest: manifest,
                    line: treated.line,
                    mass: treated.mass,
                    path: "/mass"
                )
            ]
        case .itemTreated(let treated):
            return treated.sources(in: slice).compactMap { source in
                slice[Manifest.self, source.manifest].map {
                    TreatedLine(manifest: $0, line: source.line, mass: source.mass, path: "/items")
                }
            }
        default: return []
        }
    }

    /// The manifests of these lines, each once, as they stand after the treatment.
    var treatedManifests: [Manifest] {
        treatedLines.reduce(into: []) { manifests, treated in
            let known = manifests.firstIndex { $0.manifest == treated.manifest.manifest }
            var manifest = known.map { manifests.remove(at: $0) } ?? treated.manifest
            manifest.take(treated)
            manifests.append(manifest)
        }
    }
}

extension Manifest {
    fileprivate mutating func take(_ treated: TreatedLine) {
        guard let place = lines.firstIndex(where: { $0.line == treated.line }) else { return }
        lines[place].treated = lines[place].treated + treated.mass
    }
}
