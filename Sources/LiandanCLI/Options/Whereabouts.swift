import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// What the ledger knows of a manifest's way, for statements that do not say it themselves.
struct Whereabouts {
    let vehicle: String?
    let start: String?
    let end: String?
    let hasArrived: Bool

    /// Looks a manifest up.
    ///
    /// - Parameters:
    ///   - id: The manifest.
    ///   - desk: Where to look.
    ///   - isNeeded: Whether anything is to be looked up.
    /// - Throws: If the ledger cannot be read.
    init(_ id: UniqueID, _ desk: Desk, isNeeded: Bool) throws {
        guard isNeeded, let ledger = try desk.ledgerIfAny() else {
            (vehicle, start, end, hasArrived) = (nil, nil, nil, false)
            return
        }
        let found = try ledger.query { (reader) throws(LogError) -> (Manifest?, Site?, Site?) in
            guard let manifest = try reader.record(Manifest.self, id) else {
                return (nil, nil, nil)
            }
            return (
                manifest, try reader.record(Site.self, manifest.form.consignor),
                try reader.record(Site.self, manifest.form.consignee)
            )
        }
        vehicle = found.0?.vehicle?.description
        start = found.1?.address.description
        end = found.2?.address.description
        hasArrived = found.0?.arrived != nil
    }
}
