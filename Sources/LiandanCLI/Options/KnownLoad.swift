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
    /// What was refused and has gone nowhere yet.
    case refused

    /// - Throws: `refused` if the ledger knows of none.
    func lines(of manifest: Manifest, _ desk: Desk) throws -> [JSONObject] {
        let stated: [LoadLine]? =
            switch self {
            case .released: manifest.released?.lines
            case .relayed:
                (manifest.relayReleased ?? manifest.relayTaken)?.load.lines
                    ?? manifest.released?.lines
            case .returned: (manifest.returnDeparted ?? manifest.returnReceived)?.lines
            case .refused: nil
            }
        if let stated { return stated.compactMap { $0.json.object } }
        guard self == .returned || self == .refused else { throw missing }
        let refused = try desk.ledger().query { (reader) throws(LogError) in
            try Self.refused(of: manifest, reader)
        }
        guard !refused.isEmpty else { throw missing }
        return refused
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
        case .returned, .refused:
            CommandError(
                .refused,
                "联单上没有被拒收而未处理的废物",
                "nothing that was refused is left on this manifest"
            )
        }
    }
}
