package import CanonicalJSON
/// An approval to move waste to another province is recorded 跨省转移批准登记
/// (《危险废物转移管理办法》第27条).
package struct ApprovalGranted: StatementBody {
    package static let kind = EventKind.approvalGranted

    /// 移出人.
    package let party: PartyID
    /// 批准文号, unique among those of the 移出人.
    package let approval: Reference
    /// 批准机关.
    package let issuer: OneLine
    /// 接受人.
    package let consignee: PartyID
    /// Each code once.
    package let wastes: [ApprovedWaste]
    /// 有效期, at most 12 months (第27条第2款).
    package let days: DayRange

    package init?(from reader: inout ObjectReader) {
        let party = reader.required("party", PartyID.self)
        let approval = reader.required("approval", Reference.self)
        let issuer = reader.required("issuer", OneLine.self)
        let consignee = reader.required("consignee", PartyID.self)
        let wastes = reader.required("wastes", [ApprovedWaste].self)
        let days = DayRange(from: &reader)
        if let wastes, wastes.isEmpty || Set(wastes.map(\.code)).count != wastes.count {
            reader.refuse("wastes", "distinct codes")
        }
        guard let party, let approval, let issuer, let consignee, let wastes, let days else {
            return nil
        }
        self.party = party
        self.approval = approval
        self.issuer = issuer
        self.consignee = consignee
        self.wastes = wastes
        self.days = days
    }

    package var json: JSONValue {
        .object([
            "approval": approval, "consignee": consignee, "from": days.from, "issuer": issuer,
            "party": party, "until": days.until, "wastes": wastes,
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
        [Mention("/approval", Subject(.approval, DocumentID(party, approval)))]
    }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        [
            Subject(.party, party), Subject(.approval, DocumentID(party, approval)),
        ] + Party.subjects(of: consignee, in: slice)
    }

    package func apply(to slice: inout StateSlice, _ made: Made) {
        guard slice[Approval.self, DocumentID(party, approval)] == nil else { return }
        slice.put(Approval(self, made.note))
    }
}
