import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// Follows waste from manifest to manifest to where it was treated, and shares that out backwards.
///
/// What was treated of a load counts for everything the load was made up from, by mass: nobody can
/// tell one garage's oil from another's in one tank.
struct FateWalk {
    private struct Lot: Hashable {
        let manifest: UniqueID
        let line: Int
    }

    private struct Waste: Hashable {
        let manifest: UniqueID
        let code: WasteCode
    }

    /// What a load was made up from, and what of each treatment is whose; what the consignor added
    /// of its own comes last.
    private struct Sharing {
        let sources: [LoadSource]
        let hasOwn: Bool
        let treated: [(share: TreatedShare, parts: [Mass])]
    }

    private let reader: StateReader
    private var archive: EventArchive
    private var lots: [Lot: [TreatedShare]] = [:]
    private var sharings: [Waste: Sharing] = [:]

    init(_ reader: StateReader) {
        self.reader = reader
        archive = EventArchive(reader)
    }

    /// What became of one manifest.
    mutating func fate(of manifest: Manifest) throws(LogError) -> Fate {
        var lines: [FateLine] = []
        for (form, progress) in zip(manifest.form.lines, manifest.lines) {
            lines.append(
                FateLine(
                    line: form.line,
                    code: form.code,
                    progress: progress,
                    treated: try treated(of: manifest, form.line),
                    onward: try onward(manifest, form.line).map { next in
                        let source = next.sources.first { $0.isFrom(manifest, form.line) }
                        return FateLine.Onward(
                            number: next.number,
                            consignee: next.form.consignee.party,
                            mass: source?.mass ?? .zero
                        )
                    }
                )
            )
        }
        return Fate(
            manifest: manifest.manifest,
            number: manifest.number,
            consignor: manifest.form.consignor.party,
            lines: lines,
            contributions: manifest.sources.isEmpty ? [] : try contributions(to: manifest)
        )
    }

    // MARK: - Forwards

    /// What of a line was treated, here or further on.
    private mutating func treated(
        of manifest: Manifest,
        _ line: Int
    ) throws(LogError) -> [TreatedShare] {
        let lot = Lot(manifest: manifest.manifest, line: line)
        if let known = lots[lot] { return known }
        var shares = try treatedHere(manifest, line)
        guard let code = manifest.line(line)?.code else { return shares }
        for next in try onward(manifest, line) {
            let sharing = try sharing(of: next, code)
            guard let place = sharing.sources.firstIndex(where: { $0.isFrom(manifest, line) })
            else { continue }
            shares += sharing.treated.filter { $0.parts[place] > .zero }.map {
                $0.share.part($0.parts[place], via: next.number)
            }
        }
        shares.sort { $0.moment.event < $1.moment.event }
        lots[lot] = shares
        return shares
    }

    /// What of a line its own consignee treated.
    private mutating func treatedHere(
        _ manifest: Manifest,
        _ line: Int
    ) throws(LogError) -> [TreatedShare] {
        var left = manifest.progress(line)?.treated ?? .zero
        var shares: [TreatedShare] = []
        var own: (event: RecordedEvent, method: MethodCode, batch: Reference?)?
        for event in try archive.history(of: manifest.subject) {
            switch event.now.statement {
            case .treatmentRecorded(let stated)
            where stated.manifest == manifest.manifest && stated.line == line:
                left = left - stated.mass
                shares.append(
                    share(event, manifest, stated.method, stated.batch, stated.mass)
                )
            case .itemTreated(let stated): own = (event, stated.method, stated.batch)
            default: break
            }
        }
        // What was treated as the consignee's own counts for the line without naming it.
        if let own, left > .zero {
            shares.append(share(own.event, manifest, own.method, own.batch, left))
        }
        return shares
    }

    private func share(
        _ event: RecordedEvent,
        _ manifest: Manifest,
        _ method: MethodCode,
        _ batch: Reference?,
        _ mass: Mass
    ) -> TreatedShare {
        TreatedShare(
            moment: Moment(event),
            by: event.speaker,
            manifest: manifest.number,
            method: method,
            batch: batch,
            via: [],
            mass: mass
        )
    }

    /// The manifests that have taken some of a line further.
    private mutating func onward(
        _ manifest: Manifest,
        _ line: Int
    ) throws(LogError) -> [Manifest] {
        var seen: Set<UniqueID> = [manifest.manifest]
        var found: [Manifest] = []
        for event in try archive.history(of: manifest.subject) {
            guard case .manifestReleased(let released) = event.event.statement,
                seen.insert(released.manifest).inserted,
                let next = try reader.record(Manifest.self, released.manifest),
                !next.legs.isEmpty,
                next.sources.contains(where: { $0.isFrom(manifest, line) })
            else { continue }
            found.append(next)
        }
        return found
    }

    /// Shares out what was treated of a waste on a manifest that was sent on.
    private mutating func sharing(
        of manifest: Manifest,
        _ code: WasteCode
    ) throws(LogError) -> Sharing {
        let waste = Waste(manifest: manifest.manifest, code: code)
        if let known = sharings[waste] { return known }
        var sources: [LoadSource] = []
        for source in manifest.sources {
            let origin = try reader.record(Manifest.self, source.manifest)
            if origin?.line(source.line)?.code == code { sources.append(source) }
        }
        let lines = manifest.form.lines.filter { $0.code == code }.map(\.line)
        let released = lines.compactMap { manifest.released($0)?.mass }.total
        let own = released - sources.map(\.mass).total
        var shares: [TreatedShare] = []
        for line in lines { shares += try treated(of: manifest, line) }
        shares.sort { $0.moment.event < $1.moment.event }
        let hasOwn = own > .zero || sources.isEmpty
        var sharedOut = SharedOut(by: sources.map(\.mass) + (hasOwn ? [own] : []))
        let sharing = Sharing(
            sources: sources,
            hasOwn: hasOwn,
            treated: shares.map { ($0, sharedOut.take($0.mass)) }
        )
        sharings[waste] = sharing
        return sharing
    }

    // MARK: - Backwards

    /// Whose waste was treated under a manifest, each with its part.
    private mutating func contributions(to manifest: Manifest) throws(LogError) -> [Contribution] {
        var found: [Contribution] = []
        var waiting = [manifest]
        var seen: Set<UniqueID> = [manifest.manifest]
        while let next = waiting.popLast() {
            for line in next.form.lines {
                found += try own(next, line).filter { $0.manifest == manifest.number }.map {
                    Contribution(
                        site: next.form.consignor,
                        manifest: next.number,
                        line: line.line,
                        code: line.code,
                        share: $0
                    )
                }
            }
            for source in next.sources where seen.insert(source.manifest).inserted {
                if let origin = try reader.record(Manifest.self, source.manifest) {
                    waiting.append(origin)
                }
            }
        }
        return found.sorted { left, right in
            if left.manifest != right.manifest {
                return left.manifest.description < right.manifest.description
            }
            if left.line != right.line { return left.line < right.line }
            return left.share.moment.event < right.share.moment.event
        }
    }

    /// What was treated of what the consignor itself brought under a manifest, and did not collect.
    private mutating func own(
        _ manifest: Manifest,
        _ line: ManifestLine
    ) throws(LogError) -> [TreatedShare] {
        let sharing = try sharing(of: manifest, line.code)
        // Without sources all is the consignor's, line by line.
        guard !sharing.sources.isEmpty else { return try treated(of: manifest, line.line) }
        let isFirst = manifest.form.lines.first { $0.code == line.code }?.line == line.line
        guard sharing.hasOwn, isFirst else { return [] }
        return sharing.treated.compactMap { share, parts in
            guard let mass = parts.last, mass > .zero else { return nil }
            var own = share
            own.mass = mass
            return own
        }
    }
}

extension LoadSource {
    fileprivate func isFrom(_ manifest: Manifest, _ line: Int) -> Bool {
        self.manifest == manifest.manifest && self.line == line
    }
}
