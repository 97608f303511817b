/// What is open of a manifest beside whose turn it is 未了事项.
extension Manifest {
    /// Whether a line differs, by what was declared at receipt or reported 重大差异.
    private var differs: Bool { lines.contains { !$0.differences.isEmpty } }

    /// What the consignor was told of the difference (《危险废物转移管理办法》第18条第2款).
    package var noticesToConsignor: [Notice] {
        notices.filter { $0.about == .discrepancy && $0.party == form.consignor.party }
    }

    /// What authorities were told of it (第18条第2款).
    package var noticesToAuthorities: [Notice] {
        notices.filter { $0.about == .discrepancy && $0.party != form.consignor.party }
    }

    /// Whether the load differs and the consignor was not told.
    package var isConsignorUntold: Bool { differs && noticesToConsignor.isEmpty }

    /// Whether the load differs and no authority was told.
    package var isAuthorityUntold: Bool { differs && noticesToAuthorities.isEmpty }

    var isAnybodyUntold: Bool { isConsignorUntold || isAuthorityUntold }
}
