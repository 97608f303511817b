package import CanonicalJSON

/// The consignee tells the consignor or the authority, or one of these confirms that it was told 告知
/// (《危险废物转移管理办法》第12条第4项、第18条第2款).
package struct PartyInformed: ManifestStatement {
    package static let kind = EventKind.partyInformed

    package let manifest: UniqueID
    /// Who is told.
    package let party: PartyID
    /// 告知事项.
    package let about: NoticeSubject
    /// 告知内容.
    package let text: OneLine?
    /// The proof of delivery of whatever system carried it 送达凭证.
    package let delivery: Reference?

    package init?(from reader: inout ObjectReader) {
        let manifest = reader.required("manifest", UniqueID.self)
        let party = reader.required("party", PartyID.self)
        let about = reader.required("about", NoticeSubject.self)
        text = reader.optional("text")
        delivery = reader.optional("delivery")
        guard let manifest, let party, let about else { return nil }
        self.manifest = manifest
        self.party = party
        self.about = about
    }

    package var json: JSONValue {
        .object([
            "about": about, "delivery": delivery, "manifest": manifest, "party": party,
            "text": text,
        ])
    }

    package var otherNeeds: [Mention] { [Mention("/party", Subject(.party, party))] }

    /// Whoever was told acknowledges by saying the same.
    package func change(_ manifest: inout Manifest, in slice: inout StateSlice, _ made: Made) {
        manifest.notice(party, about) { notice in
            if made.by == party {
                notice.acknowledged = notice.acknowledged ?? made.note
            } else {
                notice.told = notice.told ?? made.note
                notice.delivery = notice.delivery ?? delivery
            }
        }
    }
}
