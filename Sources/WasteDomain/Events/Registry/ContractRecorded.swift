package import CanonicalJSON

/// A written contract is recorded 合同登记.
package struct ContractRecorded: StatementBody {
    package static let kind = EventKind.contractRecorded

    /// 委托方.
    package let party: PartyID
    /// 合同编号, unique among those of the 委托方.
    package let contract: Reference
    /// 受托方.
    package let contractor: PartyID
    /// 合同类型.
    package let purpose: ContractPurpose
    /// 有效期.
    package let days: DayRange
    /// The wastes it is about; all if nil.
    package let codes: [WasteCode]?

    package init?(from reader: inout ObjectReader) {
        let party = reader.required("party", PartyID.self)
        let contract = reader.required("contract", Reference.self)
        let contractor = reader.required("contractor", PartyID.self)
        let purpose = reader.required("purpose", ContractPurpose.self)
        let days = DayRange(from: &reader)
        codes = reader.optional("codes")
        guard let party, let contract, let contractor, let purpose, let days else { return nil }
        self.party = party
        self.contract = contract
        self.contractor = contractor
        self.purpose = purpose
        self.days = days
    }

    package var json: JSONValue {
        .object([
            "codes": codes, "contract": contract, "contractor": contractor, "from": days.from,
            "party": party, "purpose": purpose, "until": days.until,
        ])
    }

    package func speakers(in slice: StateSlice) -> [Speaker] {
        [.authority, .party(party), .party(contractor)]
    }

    package var needs: [Mention] {
        [
            Mention("/party", Subject(.party, party)),
            Mention("/contractor", Subject(.party, contractor)),
        ]
    }

    package var creates: [Mention] {
        [Mention("/contract", Subject(.contract, DocumentID(party, contract)))]
    }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        [
            Subject(.party, party), Subject(.party, contractor),
            Subject(.contract, DocumentID(party, contract)),
        ]
    }

    package func apply(to slice: inout StateSlice, _ made: Made) {
        guard slice[Contract.self, DocumentID(party, contract)] == nil else { return }
        slice.put(Contract(self, made.note))
    }
}
