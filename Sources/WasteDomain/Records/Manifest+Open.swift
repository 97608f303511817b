/// What is open of a manifest beside whose turn it is 未了事项.
extension Manifest {
    /// Whether a line differs, by what was declared at receipt or reported 重大差异.
    private var differs: Bool { lines.contains { !$0.differences.isEmpty } }

    /// Whether the load differs and the consignor was not told (《危险废物转移管理办法》第18条第2款).
    package var isConsignorUntold: Bool {
        differs
            && !notices.contains { $0.about == .discrepancy && $0.party == form.consignor.party }
    }

    /// Whether the load differs and no authority was told (第18条第2款).
    package var isAuthorityUntold: Bool {
        differs
            && !notices.contains { $0.about == .discrepancy && $0.party != form.consignor.party }
    }

    var isAnybodyUntold: Bool { isConsignorUntold || isAuthorityUntold }

    /// The newest statement that was first made on paper 纸质联单; nil if none was.
    package var newestOnPaper: StatementNote? {
        let pending = [unloaded, takenBack, relayReleased?.load.note, relayTaken?.load.note]
        return (statements + pending.compactMap(\.self)).filter { $0.paper != nil }
            .max { $0.at < $1.at }
    }
}
