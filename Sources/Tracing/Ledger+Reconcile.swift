import CanonicalJSON
package import LedgerLog
package import Liandan
package import WasteDomain

extension Ledger {
    /// Compares what was released, loaded, relayed, received and decided 逐件核对.
    ///
    /// What was scanned is compared with what should be there now instead: what was released and
    /// has not gone on. What is no code is only named.
    package func reconcile(
        _ manifest: Manifest,
        scanned: [String]? = nil
    ) throws(LogError) -> Reconciliation {
        let regulation = try regulation()
        return try query { (reader) throws(LogError) in
            var comparison = LoadComparison(manifest, reader, regulation)
            let codes = scanned?.compactMap { ItemCode($0) }
            if let codes {
                try comparison.readScan(codes)
            } else {
                try comparison.readStages()
            }
            let differences = try comparison.compared()
            var parties: [PartyID: String] = [:]
            let named = comparison.stages.compactMap(\.by) + differences.flatMap(\.story).map(\.by)
            for party in Set(named) {
                parties[party] = try reader.record(Party.self, party)?.name.description
            }
            return Reconciliation(
                manifest: manifest.manifest,
                number: manifest.number,
                stages: comparison.stages,
                differences: differences,
                unreadable: (scanned ?? []).filter { ItemCode($0) == nil },
                parties: parties
            )
        }
    }
}
