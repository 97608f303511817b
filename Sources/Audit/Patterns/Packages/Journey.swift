import CanonicalJSON
import LedgerLog
import WasteDomain

/// What a manifest says of the way of its packages 转移过程.
struct Journey {
    let manifest: Manifest
    /// The packages that were released, by the newest word.
    let items: Set<ItemCode>
    /// Where the load was seen on the way 在途轨迹.
    let observed: [EventDigest]

    init(_ manifest: Manifest, _ history: [EventDigest]) {
        self.manifest = manifest
        items = Set(manifest.released?.items ?? [])
        let start = manifest.legs.first?.taken.at
        let finish = (manifest.arrived ?? manifest.received)?.at
        observed = history.filter { event in
            event.kind == .transitObserved && start.map { $0 <= event.at } ?? false
                && finish.map { event.at <= $0 } ?? true
        }
    }
}
