package import CanonicalJSON

/// What a site declares for a period 申报 (HJ 1259-2022 7.2, tables C.1 to C.3), signed.
package struct DeclarationFiled: StatementBody {
    package static let kind = EventKind.declarationFiled

    package let site: SiteID
    /// 申报期.
    package let period: ReportPeriod
    /// Each waste once; empty if there was none.
    package let wastes: [DeclaredFigures]
    /// Why a period is declared anew 更正事由; nil the first time.
    package let reason: OneLine?

    package init?(from reader: inout ObjectReader) {
        let site = reader.required("site", SiteID.self)
        let period = reader.required("period", ReportPeriod.self)
        let wastes = reader.required("wastes", [DeclaredFigures].self)
        reason = reader.optional("reason")
        if let wastes, Set(wastes.map(\.code)).count != wastes.count {
            reader.refuse("wastes", "distinct codes")
        }
        guard let site, let period, let wastes else { return nil }
        self.site = site
        self.period = period
        self.wastes = wastes
    }

    package var json: JSONValue {
        .object(["period": period, "reason": reason, "site": site, "wastes": wastes])
    }

    package func speakers(in slice: StateSlice) -> [Speaker] { [.party(site.party)] }

    package var needs: [Mention] { [Mention("/site", Subject(.site, site))] }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        [Subject(.site, site), Subject(.declaration, Filing.id(site, period))]
    }

    /// A period declared anew, with a reason, takes the place of what was declared.
    package func apply(to slice: inout StateSlice, _ made: Made) {
        let known = slice[Filing.self, Filing.id(site, period)]
        guard known == nil || reason != nil else { return }
        slice.put(Filing(self, made.note))
    }
}

/// The declared figures of one waste, in grams.
package struct DeclaredFigures: Hashable, Sendable, CanonicalObject {
    /// 废物代码.
    package let code: WasteCode
    /// 期初贮存量; below zero only in books that do not close.
    package let opening: Int
    /// 产生量.
    package let generated: Mass
    /// 接收量, of a licence holder.
    package let received: Mass
    /// 退回量.
    package let returned: Mass
    /// 自行利用处置量, by method.
    package let treated: [DeclaredUse]
    /// 委外利用处置量, by consignee and method.
    package let outsourced: [DeclaredUse]
    /// 调整, positive where stock was less than thought.
    package let adjusted: Int
    /// 期末贮存量; below zero only in books that do not close.
    package let closing: Int

    package init?(from reader: inout ObjectReader) {
        let code = reader.required("code", WasteCode.self)
        let opening = reader.required("opening", Int.self)
        let generated = reader.required("generated", Mass.self)
        let received = reader.required("received", Mass.self)
        let returned = reader.required("returned", Mass.self)
        let treated = reader.required("treated", [DeclaredUse].self)
        let outsourced = reader.required("outsourced", [DeclaredUse].self)
        let adjusted = reader.required("adjusted", Int.self)
        let closing = reader.required("closing", Int.self)
        guard let code, let opening, let generated, let received, let returned, let treated,
            let outsourced, let adjusted, let closing
        else { return nil }
        self.code = code
        self.opening = opening
        self.generated = generated
        self.received = received
        self.returned = returned
        self.treated = treated
        self.outsourced = outsourced
        self.adjusted = adjusted
        self.closing = closing
    }

    package var json: JSONValue {
        .object([
            "adjusted": adjusted, "closing": closing, "code": code, "generated": generated,
            "opening": opening, "outsourced": outsourced, "received": received,
            "returned": returned, "treated": treated,
        ])
    }
}

/// How much of a waste was used or disposed of, how, and by whom.
package struct DeclaredUse: Hashable, Sendable, CanonicalObject {
    /// 接收单位; nil where it was the site itself.
    package let consignee: SiteID?
    /// 利用处置方式; nil for a pipe, whose account names none.
    package let method: MethodCode?
    /// In grams.
    package let mass: Mass

    package init(consignee: SiteID?, method: MethodCode?, mass: Mass) {
        self.consignee = consignee
        self.method = method
        self.mass = mass
    }

    package init?(from reader: inout ObjectReader) {
        consignee = reader.optional("consignee")
        method = reader.optional("method")
        let mass = reader.required("mass", Mass.self)
        guard let mass else { return nil }
        self.mass = mass
    }

    package var json: JSONValue {
        .object(["consignee": consignee, "mass": mass, "method": method])
    }
}
