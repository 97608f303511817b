import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// A load as the ledger knows it, for whoever does not say it himself.
enum KnownLoad {
    /// What the consignor released.
    case released
    /// What the other carrier says is handed on, else what was released.
    case relayed
    /// What the other side says goes back, else what was refused and has gone nowhere yet.
    case returned
    /// What of the refused load another manifest has on board.
    case redirected(to: Manifest)

    /// - Throws: `refused` if the ledger knows of none.
    func lines(of manifest: Manifest, _ desk: Desk) throws -> [JSONObject] {
        guard let lines = try listed(of: manifest, desk.ledger()) else { throw missing }
        return lines
    }

    /// The same; nil if the ledger knows of none.
    func listed(of manifest: Manifest, _ ledger: Ledger) throws -> [JSONObject]? {
        if let stated = stated(of: manifest) { return stated.compactMap { $0.json.object } }
        let lines =
            switch self {
            case .released, .relayed: [JSONObject]()
            case .returned:
                try ledger.query { (reader) throws(LogError) in
                    try Self.refused(of: manifest, reader)
                }
            case .redirected(let new): Self.redirected(of: manifest, to: new)
            }
        return lines.isEmpty ? nil : lines
    }

    /// What the other side has stated by now.
    private func stated(of manifest: Manifest) -> [LoadLine]? {
        switch self {
        case .released: manifest.released?.lines
        case .relayed:
            (manifest.relayReleased ?? manifest.relayTaken)?.load.lines ?? manifest.released?.lines
        case .returned: (manifest.returnDeparted ?? manifest.returnReceived)?.lines
        case .redirected: nil
        }
    }

    /// The packages of each refused line that are on board under another manifest, and their part.
    private static func redirected(of manifest: Manifest, to new: Manifest) -> [JSONObject] {
        guard !new.legs.isEmpty, let load = new.released else { return [] }
        let onBoard = Set(load.items)
        var left = load.mass
        return manifest.lines.compactMap { progress in
            let released = manifest.released(progress.line)
            let items = (released?.items ?? []).filter(onBoard.contains)
            let mass = min(progress.refusedFree, left)
            guard mass > .zero else { return nil }
            left = left - mass
            return [
                "items": items, "line": progress.line, "mass": mass,
                "packages": items.isEmpty ? released?.packages ?? 0 : items.count,
            ]
        }
    }

    /// The refused part of each line, with the packages that were refused.
    static func refused(
        of manifest: Manifest,
        _ reader: StateReader
    ) throws(LogError) -> [JSONObject] {
        var lines: [JSONObject] = []
        for progress in manifest.lines where progress.refusedLeft > .zero {
            let released = manifest.released(progress.line)
            var items: [ItemCode] = []
            for code in released?.items ?? [] {
                guard let item = try reader.record(Item.self, code) else { continue }
                if item.status == .refused, item.manifest == manifest.manifest {
                    items.append(code)
                }
            }
            let packages = items.isEmpty ? released?.packages ?? 0 : items.count
            lines.append([
                "items": items, "line": progress.line, "mass": progress.refusedLeft,
                "packages": packages,
            ])
        }
        return lines
    }

    private var missing: CommandError {
        switch self {
        case .released, .relayed:
            CommandError(
                .refused,
                "移出人还没有交付；请用 --item 或 --load 写明装载",
                "the consignor has not released it yet: say what is loaded with --item or --load"
            )
        case .returned:
            CommandError(
                .refused,
                "联单上没有被拒收而未处理的废物",
                "nothing that was refused is left on this manifest"
            )
        case .redirected(let new):
            CommandError(
                .refused,
                "新联单 \(new.number) 还没有装上被拒收的废物: 先交付、装车",
                "the new manifest \(new.number) has nothing of what was refused on board: release and load it first"
            )
        }
    }
}
