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
    /// Where it was filed last 申报; nil if it was not.
    package let filed: EventID?

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
            "class": managementClass.rawValue, "due": isDue ? period.due : nil, "filed": filed,
            "isDue": isDue,
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

extension Declaration {
    /// The same as a statement to be signed 申报, without its kind.
    package var statement: JSONObject {
        ["period": period, "site": site, "wastes": wastes.map(\.statement)]
    }
}

extension DeclaredWaste {
    fileprivate var statement: JSONObject {
        let own = treated.sorted { $0.key < $1.key }.map { method, grams -> JSONObject in
            ["mass": grams, "method": method]
        }
        let out = uses.map { use, grams -> JSONObject in
            ["consignee": use.consignee, "mass": grams, "method": use.method]
        }
        return [
            "adjusted": adjusted, "closing": closing, "code": waste, "generated": generated,
            "opening": opening, "outsourced": out, "received": received, "returned": returned,
            "treated": own,
        ]
    }

    /// What was outsourced, by the site and method alone.
    private var uses: [(use: Use, grams: Int64)] {
        var uses: [(use: Use, grams: Int64)] = []
        for (key, grams) in consignees {
            let use = Use(consignee: key.consignee.site, method: key.method)
            if let place = uses.firstIndex(where: { $0.use == use }) {
                uses[place].grams += grams
            } else {
                uses.append((use, grams))
            }
        }
        return uses
    }

    /// What declared figures of use and disposal are told apart by.
    struct Use: Hashable {
        let consignee: SiteID
        let method: MethodCode?
    }

    /// What is declared of a waste beside what its books say, figure by figure: its name, both in
    /// grams.
    func compared(with filed: DeclaredFigures?) -> [(name: String, declared: Int64, rows: Int64)] {
        var pairs: [(name: String, declared: Int64, rows: Int64)] = [
            ("opening", Int64(filed?.opening ?? 0), opening),
            ("generated", filed?.generated.grams ?? 0, generated),
            ("received", filed?.received.grams ?? 0, received),
            ("returned", filed?.returned.grams ?? 0, returned),
            ("adjusted", Int64(filed?.adjusted ?? 0), adjusted),
            ("closing", Int64(filed?.closing ?? 0), closing),
        ]
        var own = treated.mapValues { (declared: Int64(0), rows: $0) }
        for use in filed?.treated ?? [] {
            guard let method = use.method else { continue }
            own[method, default: (0, 0)].declared += use.mass.grams
        }
        for (method, sums) in own.sorted(by: { $0.key < $1.key }) {
            pairs.append(("treated \(method)", sums.declared, sums.rows))
        }
        var out: [String: (declared: Int64, rows: Int64)] = [:]
        for (use, grams) in uses {
            out[Self.name(use.consignee, use.method), default: (0, 0)].rows += grams
        }
        for use in filed?.outsourced ?? [] {
            out[Self.name(use.consignee, use.method), default: (0, 0)].declared += use.mass.grams
        }
        for (name, sums) in out.sorted(by: { $0.key < $1.key }) {
            pairs.append((name, sums.declared, sums.rows))
        }
        return pairs.filter { $0.declared != 0 || $0.rows != 0 }
    }

    private static func name(_ consignee: SiteID?, _ method: MethodCode?) -> String {
        ["shipped", consignee?.description, method?.description].compactMap(\.self)
            .joined(separator: " ")
    }
}
