package import CanonicalJSON

/// A licence does not count for a time 许可证暂停.
package struct LicenceSuspended: StatementBody {
    package static let kind = EventKind.licenceSuspended

    /// The holder.
    package let party: PartyID
    /// 许可证编号.
    package let licence: Reference
    /// 暂停期间.
    package let suspension: Suspension
    /// 事由.
    package let reason: OneLine

    package init?(from reader: inout ObjectReader) {
        let party = reader.required("party", PartyID.self)
        let licence = reader.required("licence", Reference.self)
        let suspension = Suspension(from: &reader)
        let reason = reader.required("reason", OneLine.self)
        guard let party, let licence, let suspension, let reason else { return nil }
        self.party = party
        self.licence = licence
        self.suspension = suspension
        self.reason = reason
    }

    package var json: JSONValue {
        .object([
            "from": suspension.from, "licence": licence, "party": party, "reason": reason,
            "until": suspension.until,
        ])
    }

    package func speakers(in slice: StateSlice) -> [Speaker] { [.authority] }

    package var needs: [Mention] {
        [Mention("/licence", Subject(.licence, DocumentID(party, licence)))]
    }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        [Subject(.licence, DocumentID(party, licence))]
    }

    package func apply(to slice: inout StateSlice, _ made: Made) {
        slice.update(Licence.self, DocumentID(party, licence)) { $0.suspensions.append(suspension) }
    }
}
