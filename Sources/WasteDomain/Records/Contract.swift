package import CanonicalJSON

/// A written contract 合同 (《危险废物转移管理办法》第10条第1项).
package struct Contract: StateRecord {
    package static let kind = Subject.Kind.contract

    /// Who commissions 委托方.
    package let party: PartyID
    /// 合同编号.
    package let contract: Reference
    /// Who is commissioned 受托方.
    package let contractor: PartyID
    /// 合同类型.
    package let purpose: ContractPurpose
    /// 有效期.
    package let days: DayRange
    /// The wastes it is about; all if nil.
    package let codes: [WasteCode]?
    /// The last day waste was fetched under it 最近收运; nil if it never was.
    package private(set) var served: CivilDay?
    /// 合同登记, by either side or the authority.
    package let recorded: StatementNote

    package var id: String { DocumentID(party, contract).description }

    package var terms: [String] { ["contract", "party:\(party)", "party:\(contractor)"] }

    init(_ stated: ContractRecorded, _ note: StatementNote) {
        party = stated.party
        contract = stated.contract
        contractor = stated.contractor
        purpose = stated.purpose
        days = stated.days
        codes = stated.codes
        recorded = note
    }

    package init?(from reader: inout ObjectReader) {
        let stated = ContractRecorded(from: &reader)
        let recorded = reader.required("recorded", StatementNote.self)
        let served = reader.optional("served", CivilDay.self)
        guard let stated, let recorded else { return nil }
        self.init(stated, recorded)
        self.served = served
    }

    /// Notes that waste was fetched; what is taken back leaves open when it was before.
    mutating func serve(_ movement: StreamMovement, undoing: Bool) {
        guard movement.taker == contractor else { return }
        if undoing {
            if served == movement.day { served = nil }
        } else {
            served = max(served ?? movement.day, movement.day)
        }
    }

    package var json: JSONValue {
        .object([
            "codes": codes, "contract": contract, "contractor": contractor, "from": days.from,
            "party": party, "purpose": purpose, "recorded": recorded, "served": served,
            "until": days.until,
        ])
    }
}

/// A liability policy 环境污染责任保险 (《固体废物污染环境防治法》第99条).
package struct Insurance: StateRecord {
    package static let kind = Subject.Kind.insurance

    /// Who is insured.
    package let party: PartyID
    /// 保单号.
    package let policy: Reference
    /// 保险公司.
    package let insurer: OneLine
    /// 有效期.
    package let days: DayRange
    /// 环境污染责任保险登记.
    package let recorded: StatementNote

    package var id: String { DocumentID(party, policy).description }

    package var terms: [String] { ["insurance", "party:\(party)"] }

    init(_ stated: InsuranceRecorded, _ note: StatementNote) {
        party = stated.party
        policy = stated.policy
        insurer = stated.insurer
        days = stated.days
        recorded = note
    }

    package init?(from reader: inout ObjectReader) {
        let stated = InsuranceRecorded(from: &reader)
        let recorded = reader.required("recorded", StatementNote.self)
        guard let stated, let recorded else { return nil }
        self.init(stated, recorded)
    }

    package var json: JSONValue {
        .object([
            "from": days.from, "insurer": insurer, "party": party, "policy": policy,
            "recorded": recorded, "until": days.until,
        ])
    }
}
