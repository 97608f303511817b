package import CanonicalJSON

/// The transfer table of a plan changes 管理计划变更 (HJ 1259-2022 5.2.3).
package struct PlanAmended: StatementBody {
    package static let kind = EventKind.planAmended

    /// Whose plan it is.
    package let party: PartyID
    /// 备案编号.
    package let plan: Reference
    /// The whole new table.
    package let lines: [PlanLine]
    /// 事由.
    package let reason: OneLine

    package init?(from reader: inout ObjectReader) {
        let party = reader.required("party", PartyID.self)
        let plan = reader.required("plan", Reference.self)
        let lines = reader.required("lines", [PlanLine].self)
        let reason = reader.required("reason", OneLine.self)
        guard let party, let plan, let lines, let reason else { return nil }
        self.party = party
        self.plan = plan
        self.lines = lines
        self.reason = reason
    }

    package var json: JSONValue {
        .object(["lines": lines, "party": party, "plan": plan, "reason": reason])
    }

    package func speakers(in slice: StateSlice) -> [Speaker] { [.authority, .party(party)] }

    package var needs: [Mention] {
        [Mention("/plan", Subject(.plan, DocumentID(party, plan)))]
    }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        [Subject(.plan, DocumentID(party, plan))]
    }

    package func apply(to slice: inout StateSlice, _ made: Made) {
        slice.update(Plan.self, DocumentID(party, plan)) { $0.lines = lines }
    }
}
