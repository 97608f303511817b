package import CanonicalJSON

/// The name of a stream 固废类别 among the profiles of the regulation: `sludge`, `pesticide_packaging`.
package struct StreamID: Hashable, Sendable, Comparable, LosslessStringConvertible, CanonicalScalar
{
    package static let spelling: String? = "sludge"

    package let description: String

    /// 1 to 40 lower-case ASCII letters, digits and `_`, the first a letter.
    package init?(_ description: String) {
        let bytes = Array(description.utf8)
        guard (1...40).contains(bytes.count), ASCII.isLowercase(bytes[0]),
            bytes.allSatisfy({
                ASCII.isLowercase($0) || ASCII.isDigit($0) || $0 == UInt8(ascii: "_")
            })
        else { return nil }
        self.description = description
    }

    package static func < (left: StreamID, right: StreamID) -> Bool {
        left.description < right.description
    }
}

/// A party, at one of its sites or, where it has none, wherever it is: a village's collection point
/// 回收网点 is a party with a local id and no site.
package struct StreamPoint: Hashable, Sendable, LosslessStringConvertible, CanonicalObject {
    /// Whose point it is.
    package let party: PartyID
    /// 场所编号; nil where the party has only one place and none is registered.
    package let site: SiteNumber?

    package init(party: PartyID, site: SiteNumber?) {
        self.party = party
        self.site = site
    }

    /// Parses `CODE` or `CODE/001`.
    package init?(_ description: String) {
        let parts = description.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let party = PartyID(String(parts[0])) else { return nil }
        let site = parts.count == 2 ? SiteNumber(String(parts[1])) : nil
        guard parts.count == 1 || site != nil else { return nil }
        self.init(party: party, site: site)
    }

    package init?(from reader: inout ObjectReader) {
        let party = reader.required("party", PartyID.self)
        let site = reader.optional("site", SiteNumber.self)
        guard let party else { return nil }
        self.init(party: party, site: site)
    }

    package var json: JSONValue { .object(["party": party, "site": site]) }

    package var description: String { site.map { "\(party)/\($0)" } ?? party.description }

    /// What must be registered: the site, or the party where none is named.
    package var subject: Subject {
        site.map { Subject(.site, SiteID(party: party, site: $0)) } ?? Subject(.party, party)
    }

    /// What tells where it lies: the party, and the site if one is named.
    package var subjects: [Subject] {
        site == nil ? [Subject(.party, party)] : [Subject(.party, party), subject]
    }
}
