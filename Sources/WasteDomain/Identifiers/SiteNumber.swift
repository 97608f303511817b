package import CanonicalJSON

/// A party's own number for one of its sites 场所: three digits, `001` to `999`, after HJ 608-2017.
package struct SiteNumber: Hashable, Sendable, LosslessStringConvertible, CanonicalScalar {
    package static let spelling: String? = "001"

    package let description: String

    /// Takes `001` to `999`; there is no site 000.
    package init?(_ description: String) {
        guard description.utf8.count == 3, let value = Digits.value(of: description),
            value > 0
        else { return nil }
        self.description = description
    }
}

/// A site of a party.
package struct SiteID: Hashable, Sendable, CustomStringConvertible, CanonicalObject {
    /// Who runs it; numbers are unique within a party only.
    package let party: PartyID
    /// Its number among the party's own.
    package let site: SiteNumber

    package init(party: PartyID, site: SiteNumber) {
        self.party = party
        self.site = site
    }

    package init?(from reader: inout ObjectReader) {
        let party = reader.required("party", PartyID.self)
        let site = reader.required("site", SiteNumber.self)
        guard let party, let site else { return nil }
        self.init(party: party, site: site)
    }

    package var json: JSONValue { .object(["party": party, "site": site]) }

    package var description: String { "\(party)/\(site)" }
}
