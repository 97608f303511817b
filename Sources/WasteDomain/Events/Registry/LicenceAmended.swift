package import CanonicalJSON

/// The content of a licence changes 许可证变更.
package struct LicenceAmended: StatementBody {
    package static let kind = EventKind.licenceAmended

    /// The holder.
    package let party: PartyID
    /// 许可证编号.
    package let licence: Reference
    /// The whole new content.
    package let terms: LicenceTerms
    /// 事由.
    package let reason: OneLine

    package init?(from reader: inout ObjectReader) {
        let party = reader.required("party", PartyID.self)
        let licence = reader.required("licence", Reference.self)
        let terms = reader.required("terms", LicenceTerms.self)
        let reason = reader.required("reason", OneLine.self)
        guard let party, let licence, let terms, let reason else { return nil }
        self.party = party
        self.licence = licence
        self.terms = terms
        self.reason = reason
    }

    package var json: JSONValue {
        .object(["licence": licence, "party": party, "reason": reason, "terms": terms])
    }

    package func speakers(in slice: StateSlice) -> [Speaker] { [.authority] }

    package var needs: [Mention] {
        [Mention("/licence", Subject(.licence, DocumentID(party, licence)))]
    }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        [Subject(.licence, DocumentID(party, licence))]
    }

    package func apply(to slice: inout StateSlice, _ made: Made) {
        slice.update(Licence.self, DocumentID(party, licence)) { $0.content = terms }
    }
}
