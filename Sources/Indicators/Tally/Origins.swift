import LedgerLog
import Liandan
import WasteDomain

/// Where waste that came by a manifest was generated.
struct Origin {
    let site: SiteID
    let waste: WasteCode
    let mass: Mass
}

extension StateReader {
    /// How many collectors waste is followed through; nobody has a longer chain.
    private static let maximumHops = 16

    /// Follows what came by some lines back to who generated it, through all collectors 溯源.
    ///
    /// What a collector sent on from several loads is shared among them by their masses.
    func origins(of sources: [LoadSource]) throws(LogError) -> [Origin] {
        var open = sources.map { (source: $0, hops: 0) }
        var origins: [Origin] = []
        while let (source, hops) = open.popLast() {
            guard source.mass > .zero, let manifest = try record(Manifest.self, source.manifest),
                let line = manifest.line(source.line)
            else { continue }
            let earlier = try self.sources(of: manifest, line.code)
            guard !earlier.isEmpty, hops < Self.maximumHops else {
                let site = manifest.form.consignor
                origins.append(Origin(site: site, waste: line.code, mass: source.mass))
                continue
            }
            for (part, mass) in zip(earlier, source.mass.shared(by: earlier.map(\.mass))) {
                let share = LoadSource(manifest: part.manifest, line: part.line, mass: mass)
                open.append((share, hops + 1))
            }
        }
        return origins
    }

    /// What a load was made up from, as far as it is the same waste.
    private func sources(
        of manifest: Manifest,
        _ code: WasteCode
    ) throws(LogError) -> [LoadSource] {
        var same: [LoadSource] = []
        for source in manifest.sources {
            let origin = try record(Manifest.self, source.manifest)?.line(source.line)
            if origin?.code == code { same.append(source) }
        }
        return same.isEmpty ? manifest.sources : same
    }
}
