package import CanonicalJSON

/// A licence counts no longer 许可证吊销或注销.
package struct LicenceRevoked: StatementBody {
    package static let kind = EventKind.licenceRevoked

    /// The holder.
    package let party: PartyID
    /// 许可证编号.
    package let licence: Reference
    /// The first day it does not count.
    package let from: CivilDay
    /// 事由.
    package let reason: OneLine

    package init?(from reader: inout ObjectReader) {
        let party = reader.required("party", PartyID.self)
        let licence = reader.required("licence", Reference.self)
        let from = reader.required("from", CivilDay.self)
        let reason = reader.required("reason", OneLine.self)
        guard let party, let licence, let from, let reason else { return nil }
        self.party = party
        self.licence = licence
        self.from = from
        self.reason = reason
    }

    package var json: JSONValue {
        .object(["from": from, "licence": licence, "party": party, "reason": reason])
    }

    package func speakers(in slice: StateSlice) -> [Speaker] { [.authority] }

    package var needs: [Mention] {
        [Mention("/licence", Subject(.licence, DocumentID(party, licence)))]
    }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        [Subject(.licence, DocumentID(party, licence))]
    }

    /// Of several revocations the earliest day counts.
    package func apply(to slice: inout StateSlice, _ made: Made) {
        slice.update(Licence.self, DocumentID(party, licence)) { record in
            record.revokedFrom = min(record.revokedFrom ?? from, from)
        }
    }
}
