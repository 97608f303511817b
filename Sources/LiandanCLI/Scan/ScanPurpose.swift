import CanonicalJSON
import WasteDomain

/// What a session is for; one that is gone on with must be for the same.
struct ScanPurpose: Hashable {
    /// What is done, as `item scan` calls it.
    let name: String
    /// The manifest it is about.
    var manifest: UniqueID?
    /// The store it is about, and the zone.
    var place: String?
    /// Who states it; nil where nothing is stated.
    let party: PartyID?
    /// The genesis of the ledger the packages are of.
    let ledger: Digest

    /// Where it is kept unless somebody says otherwise: in a folder beside a file.
    func path(beside file: String) -> String {
        let subject = [name, manifest?.description, place].compactMap(\.self)
            .joined(separator: "-").map { $0.isLetter || $0.isNumber || $0 == "-" ? $0 : "_" }
        return FileAccess.beside(file, "scans/\(String(subject)).scan")
    }

    var members: JSONObject {
        [
            "ledger": ledger, "manifest": manifest, "party": party, "place": place, "scan": name,
        ]
    }
}
