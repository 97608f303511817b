package import CanonicalJSON

/// A licence is granted 许可证颁发.
package struct LicenceGranted: StatementBody {
    package static let kind = EventKind.licenceGranted

    /// The holder.
    package let party: PartyID
    /// 许可证编号.
    package let licence: Reference
    /// 许可证内容.
    package let terms: LicenceTerms

    package init?(from reader: inout ObjectReader) {
        let party = reader.required("party", PartyID.self)
        let licence = reader.required("licence", Reference.self)
        let terms = reader.required("terms", LicenceTerms.self)
        guard let party, let licence, let terms else { return nil }
        self.party = party
        self.licence = licence
        self.terms = terms
    }

    package var json: JSONValue {
        .object(["licence": licence, "party": party, "terms": terms])
    }

    package func speakers(in slice: StateSlice) -> [Speaker] { [.authority] }

    package var needs: [Mention] {
        [Mention("/party", Subject(.party, party))]
    }

    package var creates: [Mention] {
        [Mention("/licence", Subject(.licence, DocumentID(party, licence)))]
    }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        [Subject(.party, party), Subject(.licence, DocumentID(party, licence))]
    }

    package func apply(to slice: inout StateSlice, _ made: Made) {
        guard slice[Licence.self, DocumentID(party, licence)] == nil else { return }
        slice.put(Licence(self, made.note))
        slice.update(Party.self, party) { $0.licences.append(licence) }
    }
}
