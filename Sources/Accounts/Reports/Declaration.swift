package import CanonicalJSON
package import WasteDomain

/// What a site declares for a period 申报 (HJ 1259-2022 tables C.1 to C.3).
package struct Declaration: Sendable {
    package let site: SiteID
    package let period: ReportPeriod
    /// 管理类别, and why.
    package let managementClass: ManagementClass
    package let reason: ManagementClass.Reason
    /// By waste code.
    package let wastes: [DeclaredWaste]

    /// Whether a unit of this class declares this period at all.
    package var isDue: Bool { managementClass.declares(period) }
}

/// The figures of one waste, in grams.
package struct DeclaredWaste: Sendable {
    package let waste: WasteCode
    /// 期初贮存量.
    package internal(set) var opening: Int64 = 0
    /// 产生量.
    package internal(set) var generated: Int64 = 0
    /// 接收量, of a licence holder.
    package internal(set) var received: Int64 = 0
    /// 退回量.
    package internal(set) var returned: Int64 = 0
    /// 自行利用处置量, by method.
    package internal(set) var treated: [MethodCode: Int64] = [:]
    /// 委外利用处置量, by consignee and method; less by what came back is for `returned` to say.
    package internal(set) var outsourced: [OutsourcedKey: Int64] = [:]
    /// 调整.
    package internal(set) var adjusted: Int64 = 0
    /// 期末贮存量.
    package internal(set) var closing: Int64 = 0

    /// Who took a waste in, and what for.
    package struct OutsourcedKey: Hashable, Sendable {
        package let consignee: Consignee
        /// Nil for a pipe, whose account names no method.
        package let method: MethodCode?
    }

    /// Those who took it in, in the order of their sites.
    package var consignees: [(key: OutsourcedKey, grams: Int64)] {
        outsourced.map { ($0.key, $0.value) }.sorted {
            ($0.0.consignee.site.description, $0.0.method?.description ?? "")
                < ($1.0.consignee.site.description, $1.0.method?.description ?? "")
        }
    }
}

extension Declaration: CanonicalEncodable {
    package var json: JSONValue {
        .object([
            "class": managementClass.rawValue, "due": isDue ? period.due : nil, "isDue": isDue,
            "period": period.description, "reason": reason.rawValue, "site": site,
            "wastes": wastes,
        ])
    }
}

extension DeclaredWaste: CanonicalEncodable {
    package var json: JSONValue {
        let treated = treated.sorted { $0.key < $1.key }.map { method, grams -> JSONObject in
            ["grams": grams, "method": method]
        }
        let outsourced = consignees.map { key, grams -> JSONObject in
            ["consignee": key.consignee, "grams": grams, "method": key.method]
        }
        return .object([
            "adjusted": adjusted, "closing": closing, "generated": generated,
            "opening": opening, "outsourced": outsourced, "received": received,
            "returned": returned, "treated": treated, "waste": waste,
        ])
    }
}
