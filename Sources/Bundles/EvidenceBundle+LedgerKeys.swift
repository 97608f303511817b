package import LedgerLog
import WasteDomain

extension EvidenceBundle {
    /// The keys that its events put in the place of the ledger's first, by their own word.
    ///
    /// Whether those events hold, and are the authority's, a check of the bundle says.
    package var successors: [LedgerSuccessor] {
        events.compactMap { bundled in
            guard case .success(let event) = WasteEvent.read(bundled.event),
                case .ledgerKeyRotated(let rotated) = event.statement
            else { return nil }
            return LedgerSuccessor(
                key: rotated.key,
                size: bundled.at.entry &+ 1,
                old: rotated.old
            )
        }
    }
}
