package import CanonicalJSON

/// The serials each site of a unit gives codes from 序号段; without any, all sites share them.
package struct SerialBlocks: StateRecord {
    package static let kind = Subject.Kind.serials

    package let party: PartyID
    /// In the order they were granted; none overlaps another site's.
    package internal(set) var blocks: [SerialBlock] = []

    package var id: String { party.description }

    init(party: PartyID) {
        self.party = party
    }

    package init?(from reader: inout ObjectReader) {
        let party = reader.required("party", PartyID.self)
        blocks = reader.required("blocks") ?? []
        guard let party else { return nil }
        self.party = party
    }

    package var json: JSONValue { .object(["blocks": blocks, "party": party]) }

    /// Those of a site.
    package func blocks(of site: SiteNumber) -> [SerialBlock] { blocks.filter { $0.site == site } }

    /// Whether a site may give codes with a serial.
    package func allows(_ serial: Int, at site: SiteNumber) -> Bool {
        blocks.isEmpty || blocks(of: site).contains { $0.serials.contains(serial) }
    }
}

/// Serials of one site.
package struct SerialBlock: Hashable, Sendable, CanonicalObject {
    package let site: SiteNumber
    /// Within 1 to 999.
    package let serials: ClosedRange<Int>
    /// 序号段授予.
    package let note: StatementNote

    init(_ stated: SerialsGranted, _ note: StatementNote) {
        site = stated.site.site
        serials = stated.first...stated.last
        self.note = note
    }

    package init?(from reader: inout ObjectReader) {
        let site = reader.required("site", SiteNumber.self)
        let first = reader.required("first", Int.self)
        let last = reader.required("last", Int.self)
        let note = reader.required("note", StatementNote.self)
        guard let site, let first, let last, first <= last, let note else { return nil }
        self.site = site
        serials = first...last
        self.note = note
    }

    package var json: JSONValue {
        .object([
            "first": serials.lowerBound, "last": serials.upperBound, "note": note, "site": site,
        ])
    }
}
