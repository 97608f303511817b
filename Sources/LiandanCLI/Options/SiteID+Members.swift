import CanonicalJSON
import WasteDomain

/// A site of a party in a statement, where it is not said in full.
extension SiteID {
    /// Fills in whose site it is, and that it is the first; nil if what is said is none.
    static func complete(_ members: inout JSONObject, of party: PartyID) -> SiteID? {
        let stated = members["site"]?.object ?? JSONObject()
        let site = stated.completed(by: ["party": party, "site": "001"])
        members["site"] = .object(site)
        guard let party = site["party"]?.string.flatMap({ PartyID($0) }),
            let number = site["site"]?.string.flatMap({ SiteNumber($0) })
        else { return nil }
        return SiteID(party: party, site: number)
    }
}
