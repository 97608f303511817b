package import CanonicalJSON
/// A province lets one unit's waste replace raw material in another 点对点定向利用豁免登记
/// (《国家危险废物名录》 annex, row 32).
package struct ExemptionGranted: StatementBody {
    package static let kind = EventKind.exemptionGranted

    /// The unit the waste comes from.
    package let party: PartyID
    /// 实施方案编号, unique among those of that unit.
    package let exemption: Reference
    /// The unit that uses it.
    package let consignee: PartyID
    /// 废物代码.
    package let code: WasteCode
    /// In grams a calendar year.
    package let yearlyCap: Mass
    /// 有效期.
    package let days: DayRange

    package init?(from reader: inout ObjectReader) {
        let party = reader.required("party", PartyID.self)
        let exemption = reader.required("exemption", Reference.self)
        let consignee = reader.required("consignee", PartyID.self)
        let code = reader.required("code", WasteCode.self)
        let yearlyCap = reader.required("yearlyCap", Mass.self)
        let days = DayRange(from: &reader)
        guard let party, let exemption, let consignee, let code, let yearlyCap, let days else {
            return nil
        }
        self.party = party
        self.exemption = exemption
        self.consignee = consignee
        self.code = code
        self.yearlyCap = yearlyCap
        self.days = days
    }

    package var json: JSONValue {
        .object([
            "code": code, "consignee": consignee, "exemption": exemption, "from": days.from,
            "party": party, "until": days.until, "yearlyCap": yearlyCap,
        ])
    }

    package func speakers(in slice: StateSlice) -> [Speaker] { [.authority] }

    package var needs: [Mention] {
        [
            Mention("/party", Subject(.party, party)),
            Mention("/consignee", Subject(.party, consignee)),
        ]
    }

    package var creates: [Mention] {
        [Mention("/exemption", Subject(.exemption, DocumentID(party, exemption)))]
    }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        [
            Subject(.party, party), Subject(.party, consignee),
            Subject(.exemption, DocumentID(party, exemption)),
        ]
    }

    package func apply(to slice: inout StateSlice, _ made: Made) {
        guard slice[ExemptionGrant.self, DocumentID(party, exemption)] == nil else { return }
        slice.put(ExemptionGrant(self, made.note))
    }
}
