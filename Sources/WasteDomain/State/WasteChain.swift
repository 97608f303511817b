package import CanonicalJSON

/// The way waste came by earlier manifests, back to where it was first consigned 转移链.
package struct WasteChain {
    /// Manifests looked at; a chain that leads to more is told as far as these go.
    private static let maximum = 256

    /// The longest row of parties it passed through, the first consignor first.
    package private(set) var parties: [PartyID]
    /// When any of it first reached a consignee 最早接收时间, whatever manifest it is on now.
    ///
    /// The one clock of collected waste: storage and hand-over count from it, in rules, duties and
    /// patterns alike.
    package private(set) var since: Timestamp?
    /// The receipts on the way, the oldest first.
    package private(set) var receipts: [EventID] = []

    /// Follows the sources of a manifest; nothing of a ledger leads round in a circle, as a source
    /// must stand before what comes from it.
    ///
    /// - Parameters:
    ///   - manifest: Where the waste is now.
    ///   - find: Looks up the manifests it came by.
    /// - Throws: What `find` throws.
    package init<Failure: Error>(
        of manifest: Manifest,
        _ find: (UniqueID) throws(Failure) -> Manifest?
    ) throws(Failure) {
        parties = []
        var seen: Set<UniqueID> = [manifest.manifest]
        var waiting: [(manifest: Manifest, onward: [PartyID])] = [
            (manifest, [manifest.form.consignee.party])
        ]
        while let next = waiting.popLast() {
            let row = [next.manifest.form.consignor.party] + next.onward
            if row.count > parties.count { parties = row }
            if let first = next.manifest.firstSeenAtConsignee {
                since = since.map { min($0, first) } ?? first
            }
            if let received = next.manifest.received { receipts.append(received.event) }
            for source in next.manifest.sources where seen.count < Self.maximum {
                guard seen.insert(source.manifest).inserted,
                    let earlier = try find(source.manifest)
                else { continue }
                waiting.append((earlier, row))
            }
        }
        receipts.sort()
    }

    /// How often it was handed on, from the first consignor to where it is.
    package var hops: Int { parties.count - 1 }

    /// Whether it came back to where it had been.
    package var isRound: Bool { Set(parties).count < parties.count }
}
