package import CanonicalJSON

/// An approval to move waste to another province 跨省转移批准 (《危险废物转移管理办法》第27条).
package struct Approval: StateRecord {
    package static let kind = Subject.Kind.approval

    /// 移出人 it was given to.
    package let party: PartyID
    /// 批准文号.
    package let approval: Reference
    /// 批准机关.
    package let issuer: OneLine
    /// 接受人.
    package let consignee: PartyID
    /// What may be moved, for what; a code stands once.
    package let wastes: [ApprovedWaste]
    /// 有效期.
    package let days: DayRange
    /// 跨省转移批准登记.
    package let granted: StatementNote
    /// What manifests under it have taken of each code, in grams.
    package var used: [WasteMass] = []

    package var id: String { DocumentID(party, approval).description }

    package var terms: [String] { ["approval", "party:\(party)", "party:\(consignee)"] }

    init(_ stated: ApprovalGranted, _ note: StatementNote) {
        party = stated.party
        approval = stated.approval
        issuer = stated.issuer
        consignee = stated.consignee
        wastes = stated.wastes
        days = stated.days
        granted = note
    }

    package init?(from reader: inout ObjectReader) {
        let stated = ApprovalGranted(from: &reader)
        let granted = reader.required("granted", StatementNote.self)
        let used: [WasteMass] = reader.list("used")
        guard let stated, let granted else { return nil }
        self.init(stated, granted)
        self.used = used
    }

    package var json: JSONValue {
        .object([
            "approval": approval, "consignee": consignee, "from": days.from, "granted": granted,
            "issuer": issuer, "party": party, "until": days.until,
            "used": used.isEmpty ? nil : used, "wastes": wastes,
        ])
    }

    /// What it says of a code, if it names it.
    package func waste(_ code: WasteCode) -> ApprovedWaste? { wastes.first { $0.code == code } }

    /// The last day an approval counts (第27条第2款).
    ///
    /// - Parameters:
    ///   - days: 有效期, as it says itself.
    ///   - months: How long one lasts at most; nil if no figure holds.
    ///   - licences: Those of the 接受人; it never lasts longer than what the waste is taken in by.
    /// - Returns: The earliest of the three ends.
    package static func lastDay(
        of days: DayRange,
        months: Int?,
        under licences: [Licence]
    ) -> CivilDay {
        let longest = months.map { months in
            let next = days.from.advanced(months: months)
            // A month without that day ends them with its last 民法典第202条.
            return next.parts.day < days.from.parts.day ? next : next.advanced(by: -1)
        }
        let licensed = licences.filter { $0.content.type.isForWaste && $0.counts(on: days.from) }
            .map(\.content.days.until).max()
        return [days.until, longest, licensed].compactMap(\.self).min() ?? days.until
    }
}

/// One waste of an approval, and how much of it may be moved in all.
package struct ApprovedWaste: Hashable, Sendable, CanonicalObject {
    /// 废物代码.
    package let code: WasteCode
    /// 废物名称, as the approval words it; nil if not stated.
    package let name: OneLine?
    /// In grams, over all shipments.
    package let mass: Mass
    /// 利用处置方式, at least one.
    package let methods: [MethodCode]

    package init?(from reader: inout ObjectReader) {
        let code = reader.required("code", WasteCode.self)
        name = reader.optional("name")
        let mass = reader.required("mass", Mass.self)
        let methods = reader.required("methods", [MethodCode].self)
        if methods?.isEmpty == true { reader.refuse("methods", "list") }
        guard let code, let mass, let methods else { return nil }
        self.code = code
        self.mass = mass
        self.methods = methods
    }

    package var json: JSONValue {
        .object(["code": code, "mass": mass, "methods": methods, "name": name])
    }
}

/// An amount of one waste.
package struct WasteMass: Hashable, Sendable, CanonicalObject {
    /// 废物代码, each once in a list.
    package let code: WasteCode
    /// In grams.
    package let mass: Mass

    package init(code: WasteCode, mass: Mass) {
        self.code = code
        self.mass = mass
    }

    package init?(from reader: inout ObjectReader) {
        let code = reader.required("code", WasteCode.self)
        let mass = reader.required("mass", Mass.self)
        guard let code, let mass else { return nil }
        self.init(code: code, mass: mass)
    }

    package var json: JSONValue { .object(["code": code, "mass": mass]) }
}

extension [WasteMass] {
    /// The amount of a code.
    package subscript(code: WasteCode) -> Mass {
        get { first { $0.code == code }?.mass ?? .zero }
        set {
            removeAll { $0.code == code }
            append(WasteMass(code: code, mass: newValue))
        }
    }
}
