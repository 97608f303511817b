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
        if made.by == party {
            manifest.notice(party, about, lacking: { $0.acknowledged == nil }) {
                $0.acknowledged = made.note
            }
        } else {
            manifest.notice(party, about, lacking: { $0.told == nil || !$0.counts }) {
                $0.told = $0.told ?? made.note
                $0.delivery = $0.delivery ?? delivery
            }
        }
    }

    /// The words and the proof of delivery, not who was told of what.
    package func replace(
        _ old: PartyInformed,
        in manifest: inout Manifest,
        _ slice: inout StateSlice
    ) -> Bool {
        guard party == old.party, about == old.about else { return false }
        let known = manifest.notices.firstIndex {
            $0.party == party && $0.about == about && $0.delivery == old.delivery
        }
        if let known { manifest.notices[known].delivery = delivery }
        return true
    }
}
