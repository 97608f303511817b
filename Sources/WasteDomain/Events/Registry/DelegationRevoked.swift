package import CanonicalJSON
/// A delegation ends 委托撤销.
package struct DelegationRevoked: StatementBody {
    package static let kind = EventKind.delegationRevoked

    /// The delegation 委托 that ends.
    package let delegation: UniqueID
    /// 事由.
    package let reason: OneLine?

    package init?(from reader: inout ObjectReader) {
        let delegation = reader.required("delegation", UniqueID.self)
        reason = reader.optional("reason")
        guard let delegation else { return nil }
        self.delegation = delegation
    }

    package var json: JSONValue {
        .object(["delegation": delegation, "reason": reason])
    }

    package func speakers(in slice: StateSlice) -> [Speaker] {
        guard let record = slice[Delegation.self, delegation] else { return [] }
        return [.party(record.party), .party(record.to)]
    }

    package var needs: [Mention] {
        [Mention("/delegation", Subject(.delegation, delegation))]
    }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        [Subject(.delegation, delegation)]
    }

    /// What was stated under it before stays.
    package func apply(to slice: inout StateSlice, _ made: Made) {
        slice.update(Delegation.self, delegation) { $0.revoked = $0.revoked ?? made.note }
    }
}
