package import WasteDomain

/// Whose books are kept.
package struct BookScope: Sendable {
    /// All parties if nil.
    package let party: PartyID?
    /// All sites of the party if nil.
    package let site: SiteNumber?

    /// A site is one of a party.
    package init(party: PartyID? = nil, site: SiteNumber? = nil) {
        self.party = party
        self.site = site
    }

    func holds(_ site: SiteID) -> Bool {
        (party.map { $0 == site.party } ?? true) && (self.site.map { $0 == site.site } ?? true)
    }

    /// Whether any site of a party may be held.
    func mayHold(_ party: PartyID) -> Bool { self.party.map { $0 == party } ?? true }
}
