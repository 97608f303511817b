package import CanonicalJSON

/// A liability policy is recorded 环境污染责任保险登记.
package struct InsuranceRecorded: StatementBody {
    package static let kind = EventKind.insuranceRecorded

    /// Who is insured.
    package let party: PartyID
    /// 保单号.
    package let policy: Reference
    /// 保险公司.
    package let insurer: OneLine
    /// 有效期.
    package let days: DayRange

    package init?(from reader: inout ObjectReader) {
        let party = reader.required("party", PartyID.self)
        let policy = reader.required("policy", Reference.self)
        let insurer = reader.required("insurer", OneLine.self)
        let days = DayRange(from: &reader)
        guard let party, let policy, let insurer, let days else { return nil }
        self.party = party
        self.policy = policy
        self.insurer = insurer
        self.days = days
    }

    package var json: JSONValue {
        .object([
            "from": days.from, "insurer": insurer, "party": party, "policy": policy,
            "until": days.until,
        ])
    }

    package func speakers(in slice: StateSlice) -> [Speaker] { [.authority, .party(party)] }

    package var needs: [Mention] {
        [Mention("/party", Subject(.party, party))]
    }

    package var creates: [Mention] {
        [Mention("/policy", Subject(.insurance, DocumentID(party, policy)))]
    }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        [Subject(.party, party), Subject(.insurance, DocumentID(party, policy))]
    }

    package func apply(to slice: inout StateSlice, _ made: Made) {
        guard slice[Insurance.self, DocumentID(party, policy)] == nil else { return }
        slice.put(Insurance(self, made.note))
        slice.update(Party.self, party) { $0.insurances.append(policy) }
    }
}
