package import HandoffRules
package import LedgerLog
package import Regulation
package import WasteDomain

extension StateReader {
    /// The days in which a round may still reach whoever issued a manifest 收运窗口期; nil if it is
    /// no small generator's, or the load is on its way.
    package func window(
        of manifest: Manifest,
        _ regulation: Regulation
    ) throws(LogError) -> PickupWindow? {
        try PickupWindow(of: manifest, regulation.parameters) { (id) throws(LogError) in
            try record(Site.self, id)
        } licences: { (party) throws(LogError) in
            var licences: [Licence] = []
            for number in try record(Party.self, party)?.licences ?? [] {
                if let licence = try record(Licence.self, DocumentID(party, number)) {
                    licences.append(licence)
                }
            }
            return licences
        }
    }
}
